import type { TextDocumentIdentifier } from "vscode-languageserver";
import { type FileKind, fileKind } from "#core/ide/workspace/model.ts";

type Handler<Params, Result> = (params: Params) => Result;

/** One handler for each kind of file; a kind without one has no answer. */
export function byKind<Params extends { readonly textDocument: TextDocumentIdentifier }, Result>(
  handlers: Partial<Record<FileKind, Handler<Params, Result>>>,
): (params: Params) => Result | null {
  return (params) => handlers[fileKind(params.textDocument.uri)]?.(params) ?? null;
}
