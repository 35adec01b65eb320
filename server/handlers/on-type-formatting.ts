import type { DocumentOnTypeFormattingParams, TextEdit } from "vscode-languageserver";
import { onTypeEdits } from "#core/ide/on-type.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const onTypeFormatting =
  ({ documents }: ServerContext) =>
  ({ textDocument, position, ch }: DocumentOnTypeFormattingParams): TextEdit[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const edits = onTypeEdits(file.analysis, file.document.offsetAt(position), ch);
    return edits.map((edit) => toProto.textEdit(file.document, edit));
  };
