import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { inlayHintsOf } from "#core/ide/inlay-hints.ts";
import type { ServerContext } from "../context.ts";
import * as fromProto from "../from-proto.ts";
import * as toProto from "../to-proto.ts";

export const inlayHint =
  ({ documents, settings }: ServerContext) =>
  ({ textDocument, range }: InlayHintParams): InlayHint[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    const options = { facts: file.facts, off: settings().hintsOff };
    return inlayHintsOf(file.analysis, fromProto.span(file.document, range), options).map((hint) => ({
      position: file.document.positionAt(hint.offset),
      label: hint.label,
      tooltip: toProto.markdown(hint.tooltip),
      // Brackets stand where written ones would; everything else is a remark.
      ...(hint.kind === "grouping" ? {} : { paddingLeft: true }),
      ...(hint.edits === undefined
        ? {}
        : { textEdits: hint.edits.map((edit) => toProto.textEdit(file.document, edit)) }),
    }));
  };
