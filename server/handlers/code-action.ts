import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { codeActionsAt } from "#core/ide/code-actions.ts";
import type { ServerContext } from "../context.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";

export const codeAction =
  ({ documents, options }: ServerContext) =>
  ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined || !wantsQuickFixes(context.only)) return [];
    const { document, analysis } = file;
    return codeActionsAt(analysis, fromProto.span(document, range)).map((action) => ({
      title: action.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toProto.diagnostic(document, action.diagnostic, options().docs)],
      isPreferred: action.preferred,
      edit: { changes: { [document.uri]: action.edits.map((edit) => toProto.textEdit(document, edit)) } },
    }));
  };

function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
}
