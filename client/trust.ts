import * as vscode from "vscode";

/** Says why a command that uses the network does nothing in Restricted Mode, with the way out. True when it may go on. */
export async function requireTrust(doing: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = "Manage Workspace Trust";
  const chosen = await vscode.window.showWarningMessage(`${doing} needs a trusted workspace.`, manage);
  if (chosen === manage) await vscode.commands.executeCommand("workbench.trust.manage");
  return false;
}
