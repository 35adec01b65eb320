import * as vscode from "vscode";

export const LANGUAGE_ID = "cloudflare-rule";

/**
 * The rule file that a command is about: what a menu, a lens or the status bar handed over, else the active editor's.
 * Undefined when neither is a rule file.
 */
export async function ruleDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = asUri(argument);
  const document = uri ? await vscode.workspace.openTextDocument(uri) : activeRuleDocument();
  return document?.languageId === LANGUAGE_ID ? document : undefined;
}

/** The active editor's rule file; in a diff editor the side that can be edited. */
export function activeRuleDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE_ID && document.uri.scheme !== "rulewright-live" ? document : undefined;
}

/** `api.rule` of `file:///rules/api.rule`. */
export const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf("/") + 1);

/** A lens of the server sends its file as a string, VS Code's menus as a Uri. */
function asUri(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === "string" && argument.includes(":") ? vscode.Uri.parse(argument, true) : undefined;
}
