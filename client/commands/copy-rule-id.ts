import * as vscode from "vscode";
import type { Command } from "../session.ts";

/** Copies the id that Cloudflare gave the rule that is selected in the view. */
export const copyRuleId: Command = {
  id: "rulewright.copyRuleId",
  run: async ({ rules }, argument) => {
    const id = rules.ruleOf(argument)?.rule.id;
    if (typeof id === "string") await vscode.env.clipboard.writeText(id);
  },
};
