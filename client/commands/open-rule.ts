import * as vscode from "vscode";
import type { RuleRow } from "../rules-model.ts";
import type { Command } from "../session.ts";
import { openLive } from "./open-live-rule.ts";

/** Opens a rule of the view: its file where one holds it, else as it is live. */
export const openRule: Command = {
  id: "rulewright.openRule",
  run: async (session, argument) => {
    const row = session.rules.ruleOf(argument);
    if (row && !(await showInFile(row))) await openLive(session, row);
  },
};

/** Shows the rule in its file. False where no file holds it. */
export async function showInFile(
  { rule: { uri, line } }: RuleRow,
  options: { preserveFocus?: boolean } = {},
): Promise<boolean> {
  if (uri === null) return false;
  const at = new vscode.Position(line ?? 0, 0);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
    ...options,
    selection: new vscode.Range(at, at),
  });
  return true;
}
