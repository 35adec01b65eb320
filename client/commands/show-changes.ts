import * as vscode from "vscode";
import { fileName, ruleDocument } from "../rule-document.ts";
import type { Command, Session } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Opens the diff editor: what is live on the left, the file on the right. */
export const showChanges: Command = {
  id: "rulewright.showChanges",
  run: async (session, argument) => {
    const document = await ruleDocument(argument);
    if (!document) {
      void vscode.window.showInformationMessage("Open a .rule file to compare it with what is live.");
      return;
    }
    if (await requireTrust("Reading live rules")) await openChanges(session, document.uri);
  },
};

/** `zone` is for a file that goes to several zones; without it the server takes the file's own or the chosen one. */
export async function openChanges({ server, live }: Session, file: vscode.Uri, zone?: string): Promise<void> {
  const progress = { location: vscode.ProgressLocation.Window, title: "Reading live rules" };
  const params = { uri: file.toString(), ...(zone !== undefined && { zone }) };
  const { text, title } = await vscode.window.withProgress(progress, () => server.request("rulewright/live", params));
  const left = live.put(file.toString(), title, text);
  await vscode.commands.executeCommand("vscode.diff", left, file, `${title} ↔ ${fileName(file)}`, { preview: true });
}
