import * as vscode from "vscode";
import type { Command } from "../session.ts";
import { openChanges } from "./show-changes.ts";

/** Compares what is live with the file of the rule that is selected in the view. */
export const compareRule: Command = {
  id: "rulewright.compareRule",
  run: async (session, argument) => {
    const row = session.rules.ruleOf(argument);
    if (row && row.rule.uri !== null) await openChanges(session, vscode.Uri.parse(row.rule.uri, true), row.zone);
  },
};
