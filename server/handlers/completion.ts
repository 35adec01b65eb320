import type { CompletionItem, CompletionParams } from "vscode-languageserver";
import { completionsAt } from "#core/ide/completion.ts";
import { documentationOf, type Topic } from "#core/ide/documentation.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const completion =
  ({ documents, capabilities }: ServerContext) =>
  ({ textDocument, position, context }: CompletionParams): CompletionItem[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const offset = file.document.offsetAt(position);
    const trigger = context?.triggerCharacter;
    const found = completionsAt({ ...file, offset, ...(trigger === undefined ? {} : { trigger }) });
    const snippets = capabilities().textDocument?.completion?.completionItem?.snippetSupport === true;
    return found.map((item) => toProto.completionItem(file.document, item, snippets));
  };

/** Documentation is fetched for the one entry that is looked at. */
export const resolveCompletion = (item: CompletionItem): CompletionItem => {
  const text = item.data === undefined ? undefined : documentationOf(item.data as Topic);
  return text === undefined ? item : { ...item, documentation: toProto.markdown(text) };
};
