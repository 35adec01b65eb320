import * as vscode from "vscode";
import { changeCommand } from "../change-command.ts";

/** The kill switch: disables the rule at the caret, or the one whose ref is handed over, on Cloudflare at once. */
export const disableRule = changeCommand({
  id: "rulewright.disableRule",
  without: "Put the caret into the rule of a .rule file that is to be disabled.",
  doing: "Disabling a rule",
  ask: (document, named, { server }, token) => {
    const editor = vscode.window.activeTextEditor;
    const line = editor?.document === document ? editor.selection.active.line : 0;
    const rule = typeof named === "string" ? { ref: named } : { line };
    return server.request("rulewright/planDisable", { uri: document.uri.toString(), ...rule }, token);
  },
});
