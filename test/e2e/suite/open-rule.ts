import assert from "node:assert/strict";
import * as vscode from "vscode";

/**
 * An unsaved rule file with this text, in an editor. The editor may give it the name of one that it is still closing, and
 * then the old document in its place: so it is asked until the text is right.
 */
export async function openRule(content: string): Promise<vscode.TextDocument> {
  const document = await eventually(async () => {
    const opened = await vscode.workspace.openTextDocument({ language: "cloudflare-rule", content });
    assert.equal(opened.getText(), content);
    return opened;
  });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Tries until `check` stops throwing; its last error is the failure. */
export async function eventually<T>(check: () => T | Promise<T>, limit = 20_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** `line:column-line:column`, counted from 1 as the editor shows them. */
export const shown = ({ start, end }: vscode.Range): string =>
  `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;

/** The place just behind the first `text` of a document. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`the document has no ${text}`);
  return document.positionAt(at + text.length);
}
