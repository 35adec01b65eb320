/** `rulewright.yaml` in the editor, and what completes in files of tests. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Hover,
  type HoverParams,
  type Position,
  SymbolKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "#core/analysis/config.ts";
import { codeActionsAt } from "#core/ide/code-actions.ts";
import type { Completion } from "#core/ide/completion/item.ts";
import { configCompletions } from "#core/ide/config/completion.ts";
import { configHover } from "#core/ide/config/hover.ts";
import { type ConfigSymbol, configSymbols } from "#core/ide/config/symbols.ts";
import { testFileCompletions } from "#core/ide/test-file.ts";
import { ruleFileOf } from "#core/ide/workspace/model.ts";
import type { ServerContext } from "../context.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";
import { stemOf } from "../uris.ts";
import { wants } from "./code-action.ts";

export const configCompletion =
  ({ documents, capabilities, factsOf }: ServerContext) =>
  ({ textDocument: { uri }, position, context }: CompletionParams): CompletionItem[] => {
    const document = documents.text(uri);
    if (document === undefined) return [];
    const trigger = context?.triggerCharacter;
    const found = configCompletions({
      text: document.getText(),
      offset: document.offsetAt(position),
      facts: factsOf(uri, undefined),
      ...(trigger === undefined ? {} : { trigger }),
    });
    return items(document, found, position, toProto.completionClient(capabilities));
  };

/** Refs of the tested file, as it is in the editor or on disk. */
export const testCompletion =
  ({ documents, world }: ServerContext) =>
  ({ textDocument: { uri }, position }: CompletionParams): CompletionItem[] => {
    const document = documents.text(uri);
    if (document === undefined) return [];
    const ruleUri = ruleFileOf(uri);
    const text = documents.text(ruleUri)?.getText() ?? world.files.read(ruleUri);
    const found = testFileCompletions(document.getText(), document.offsetAt(position), stemOf(ruleUri), text);
    return items(document, found, position, { snippets: false, insertReplace: false });
  };

function items(
  document: TextDocument,
  found: readonly Completion[],
  cursor: Position,
  client: toProto.CompletionClient,
): CompletionItem[] {
  return found.map((item) => toProto.completionItem(item, toProto.range(document, item.edit), cursor, client));
}

export const configHoverAt =
  ({ documents }: ServerContext) =>
  ({ textDocument, position }: HoverParams): Hover | null => {
    const document = documents.text(textDocument.uri);
    const found = document && configHover(document.getText(), document.offsetAt(position));
    if (document === undefined || found === undefined) return null;
    return { contents: toProto.markdown(found.markdown), range: toProto.range(document, found) };
  };

export const configSymbol =
  ({ documents }: ServerContext) =>
  ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] => {
    const document = documents.text(textDocument.uri);
    if (document === undefined) return [];
    const symbol = ({ name, detail, selection, children, ...span }: ConfigSymbol): DocumentSymbol => ({
      name,
      detail,
      kind: SymbolKind.Property,
      range: toProto.range(document, span),
      selectionRange: toProto.range(document, selection),
      children: children.map(symbol),
    });
    return configSymbols(document.getText()).map(symbol);
  };

export const configCodeAction =
  ({ documents, options }: ServerContext) =>
  ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const document = documents.text(textDocument.uri);
    if (document === undefined || !wants(context.only, CodeActionKind.QuickFix)) return [];
    const actions = codeActionsAt(parseConfig(document.getText()), fromProto.span(document, range));
    return actions.map(({ title, preferred, edits, diagnostic }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toProto.diagnostic(document, diagnostic, options.docs)],
      isPreferred: preferred,
      edit: toProto.workspaceEdit(document, edits),
    }));
  };
