import * as vscode from "vscode";
import type { Command } from "../session.ts";

/** Copies the ref of the rule that is selected in the view. */
export const copyRuleRef: Command = {
  id: "rulewright.copyRuleRef",
  run: async ({ rules }, argument) => {
    const row = rules.ruleOf(argument);
    if (row) await vscode.env.clipboard.writeText(row.rule.ref);
  },
};
