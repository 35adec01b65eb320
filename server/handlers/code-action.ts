import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { declarationsAt, fieldRow } from "#core/ide/actions/declare-field.ts";
import { ignoreActionsAt } from "#core/ide/actions/ignore.ts";
import { REFACTORING_KINDS, type RefactoringKind, refactoringsAt } from "#core/ide/actions/refactoring.ts";
import { type CodeAction as CoreCodeAction, codeActionsAt } from "#core/ide/code-actions.ts";
import { fixAll } from "#core/ide/fix-all.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import { FIX_ALL } from "../capabilities.ts";
import type { ServerContext } from "../context.ts";
import { declarationEdit, withEditsOf } from "../declaration-edit.ts";
import type { OpenFile } from "../documents.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";
import { replacingEverywhere } from "./replace-deprecated.ts";

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
    const wantsQuickFixes = wants(context.only, CodeActionKind.QuickFix);
    const fixes = wantsQuickFixes ? codeActionsAt(analysis, span) : [];
    const declarations = wantsQuickFixes ? declarationsAt(analysis, span) : [];
    const ignoring = wantsQuickFixes ? ignoreActionsAt(analysis, span) : [];
    const wanted = REFACTORING_KINDS.filter((kind) => wants(context.only, PROTOCOL_KINDS[kind]));
    const refactorings = wanted.length > 0 ? refactoringsAt(analysis, span, facts) : [];
    const quickFix = (action: CoreCodeAction): CodeAction => ({
      title: action.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toProto.diagnostic(document, action.diagnostic, options.docs)],
      isPreferred: action.preferred,
      edit: toProto.workspaceEdit(document, action.edits),
    });
    return [
      ...fixes.map(quickFix),
      ...declarations.flatMap((declaration) => {
        const edit = declarationEdit(server, textDocument.uri, fieldRow(declaration));
        const diagnostics = [toProto.diagnostic(document, declaration.diagnostic, options.docs)];
        return edit === undefined
          ? []
          : [{ title: declaration.title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
      }),
      ...ignoring.map(quickFix),
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
      ...(wanted.includes("rewrite") ? replacingEverywhere(server, file, span) : []),
      // It takes several analyses, so it is made only for those who ask for it by its kind.
      ...(context.only !== undefined && wants(context.only, FIX_ALL) ? fixingAll(file) : []),
    ];
  };

function fixingAll({ document, analysis, facts }: OpenFile): CodeAction[] {
  const { fixed, text } = fixAll(analysis, facts);
  if (fixed.length === 0) return [];
  const edit = toProto.workspaceEdit(document, editsBetween(document.getText(), text));
  return [{ title: "Fix all problems that have one clear fix", kind: FIX_ALL, edit }];
}

/** Whether a client that asks for some kinds only asks for this one: a kind takes in those below it. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
