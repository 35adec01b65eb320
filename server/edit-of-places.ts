import {
  type ChangeAnnotation,
  type Location,
  MessageType,
  ShowMessageNotification,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { ServerContext } from "./context.ts";

/** Replaces what stands at one place of one of the workspace's files. */
export interface PlaceEdit extends Location {
  readonly newText: string;
}

/**
 * The change of several files, with the versions of those that are open. An editor that can show changes before it makes
 * them says `note` there; elsewhere its description, if it has one, is told beside the change.
 */
export function editOfPlaces(
  { capabilities, connection, documents }: Pick<ServerContext, "capabilities" | "connection" | "documents">,
  edits: readonly PlaceEdit[],
  note: ChangeAnnotation | undefined,
): WorkspaceEdit {
  const can = capabilities.workspace?.workspaceEdit;
  const asks = can?.documentChanges === true && can.changeAnnotationSupport !== undefined;
  if (note?.description !== undefined && !asks) {
    const message = { type: MessageType.Warning, message: note.description };
    void connection.sendNotification(ShowMessageNotification.method, message);
  }
  const byUri = new Map<string, TextEdit[]>();
  for (const { uri, range, newText } of edits) {
    const edit = note !== undefined && asks ? { range, newText, annotationId: "note" } : { range, newText };
    byUri.set(uri, [...(byUri.get(uri) ?? []), edit]);
  }
  if (can?.documentChanges !== true) return { changes: Object.fromEntries(byUri) };
  const documentChanges = [...byUri].map(
    ([uri, own]): TextDocumentEdit => ({
      textDocument: { uri, version: documents.text(uri)?.version ?? null },
      edits: own,
    }),
  );
  return { documentChanges, ...(note !== undefined && asks ? { changeAnnotations: { note } } : {}) };
}
