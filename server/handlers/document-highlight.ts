import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from "vscode-languageserver";
import { type Highlight, highlightsAt } from "#core/ide/highlights.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

const KINDS: Readonly<Record<Highlight["kind"], DocumentHighlightKind>> = {
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  text: DocumentHighlightKind.Text,
};

export const documentHighlight =
  ({ documents }: ServerContext) =>
  ({ textDocument, position }: DocumentHighlightParams): DocumentHighlight[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    return highlightsAt(file.analysis, file.document.offsetAt(position)).map((found) => ({
      range: toProto.range(file.document, found),
      kind: KINDS[found.kind],
    }));
  };
