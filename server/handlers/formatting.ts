import type { DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit } from "vscode-languageserver";
import { formatRange, formatRules } from "#core/document/format/file.ts";
import type { ServerContext } from "../context.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";

/** The editor's tab size is not asked for: a rule file has one layout everywhere. */
export const documentFormatting =
  ({ documents }: ServerContext) =>
  ({ textDocument }: DocumentFormattingParams): TextEdit[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    return formatRules(file.analysis.file).map((edit) => toProto.textEdit(file.document, edit));
  };

export const rangeFormatting =
  ({ documents }: ServerContext) =>
  ({ textDocument, range }: DocumentRangeFormattingParams): TextEdit[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const span = fromProto.span(file.document, range);
    return formatRange(file.analysis.file, span).map((edit) => toProto.textEdit(file.document, edit));
  };
