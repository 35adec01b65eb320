import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { declarationsAt, fieldRow } from "#core/ide/actions/declare-field.ts";
import { REFACTORING_KINDS, type RefactoringKind, refactoringsAt } from "#core/ide/actions/refactoring.ts";
import { codeActionsAt } from "#core/ide/code-actions.ts";
import type { ServerContext } from "../context.ts";
import { declarationEdit, withEditsOf } from "../declaration-edit.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";

const PROTOCOL_KINDS: Readonly<Record<RefactoringKind, CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
};

export const codeAction =
  (server: ServerContext) =>
  ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const { documents, options } = server;
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const { document, analysis, facts } = file;
    const span = fromProto.span(document, range);
    const fixes = wants(context.only, CodeActionKind.QuickFix) ? codeActionsAt(analysis, span) : [];
    const declarations = wants(context.only, CodeActionKind.QuickFix) ? declarationsAt(analysis, span) : [];
    const wanted = REFACTORING_KINDS.filter((kind) => wants(context.only, PROTOCOL_KINDS[kind]));
    const refactorings = wanted.length > 0 ? refactoringsAt(analysis, span, facts) : [];
    return [
      ...fixes.map((action) => ({
        title: action.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toProto.diagnostic(document, action.diagnostic, options.docs)],
        isPreferred: action.preferred,
        edit: toProto.workspaceEdit(document, action.edits),
      })),
      ...declarations.flatMap((declaration) => {
        const edit = declarationEdit(server, textDocument.uri, fieldRow(declaration));
        const diagnostics = [toProto.diagnostic(document, declaration.diagnostic, options.docs)];
        return edit === undefined
          ? []
          : [{ title: declaration.title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
      }),
      ...refactorings
        .filter(({ kind }) => wanted.includes(kind))
        .flatMap(({ title, kind, edits, declares }) => {
          const declaration = declares && declarationEdit(server, textDocument.uri, declares);
          if (declares !== undefined && declaration === undefined) return [];
          const edit =
            declaration === undefined
              ? toProto.workspaceEdit(document, edits)
              : withEditsOf(document, edits, declaration);
          return [{ title, kind: PROTOCOL_KINDS[kind], edit }];
        }),
    ];
  };

/** Whether a client that asks for some kinds only asks for this one: a kind takes in those below it. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
