import type { CompletionItem, CompletionList, CompletionParams, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { completionsAt, mayGrow } from "#core/ide/completion.ts";
import { documentationOf, type Topic } from "#core/ide/documentation.ts";
import type { Span } from "#core/text/span.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const completion =
  ({ documents, capabilities }: ServerContext) =>
  ({ textDocument, position, context }: CompletionParams): CompletionItem[] | CompletionList => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const offset = file.document.offsetAt(position);
    const trigger = context?.triggerCharacter;
    const request = { ...file, offset, ...(trigger === undefined ? {} : { trigger }) };
    const found = completionsAt(request);
    const client = toProto.completionClient(capabilities);
    const rangeOf = rangesOf(file.document);
    const items = found.map((item) => toProto.completionItem(item, rangeOf(item.edit), position, client));
    return mayGrow(request) ? { isIncomplete: true, items } : items;
  };

/** Documentation is fetched for the one entry that is looked at. */
export const resolveCompletion = (item: CompletionItem): CompletionItem => {
  const text = item.data === undefined ? undefined : documentationOf(item.data as Topic, "list");
  return text === undefined ? item : { ...item, documentation: toProto.markdown(text) };
};

/** Nearly all entries of a list replace the same word, so its range is worked out once. */
function rangesOf(document: TextDocument): (span: Span) => Range {
  let last: { readonly span: Span; readonly range: Range } | undefined;
  return (span) => {
    if (last?.span.start !== span.start || last.span.end !== span.end) {
      last = { span, range: toProto.range(document, span) };
    }
    return last.range;
  };
}
