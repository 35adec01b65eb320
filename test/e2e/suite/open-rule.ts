import * as vscode from "vscode";

/** An unsaved rule file with this text, in an editor. */
export async function openRule(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "cloudflare-rule", content });
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
