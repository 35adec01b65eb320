import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import type { FileAnalysis } from "#core/analysis/model.ts";
import { selectionsAt } from "#core/ide/selections.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import * as toProto from "../to-proto.ts";

/** The protocol wants an answer for every position, so one without a selection has an empty range. */
export const selectionRange =
  ({ documents }: ServerContext) =>
  ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    return positions.map((position) => {
      const nothing = { range: { start: position, end: position } };
      return chain(file, file.analysis, file.document.offsetAt(position)) ?? nothing;
    });
  };

function chain({ document }: OpenFile, analysis: FileAnalysis, offset: number): SelectionRange | undefined {
  return selectionsAt(analysis, offset).reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toProto.range(document, span), ...(parent === undefined ? {} : { parent }) }),
    undefined,
  );
}
