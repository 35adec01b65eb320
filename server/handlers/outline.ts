import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  SymbolKind,
} from "vscode-languageserver";
import { foldsOf } from "#core/ide/folding.ts";
import { symbolsOf } from "#core/ide/symbols.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const documentSymbol =
  ({ documents }: ServerContext) =>
  ({ textDocument }: DocumentSymbolParams): DocumentSymbol[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    return symbolsOf(file.analysis).map((symbol) => ({
      name: symbol.name,
      detail: symbol.detail,
      kind: SymbolKind.Event,
      range: toProto.range(file.document, symbol),
      selectionRange: toProto.range(file.document, symbol.selection),
    }));
  };

export const foldingRange =
  ({ documents }: ServerContext) =>
  ({ textDocument }: FoldingRangeParams): FoldingRange[] => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return [];
    return foldsOf(file.analysis).map((fold) => ({
      startLine: file.document.positionAt(fold.start).line,
      endLine: file.document.positionAt(fold.end).line,
      kind: fold.kind === "comment" ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
    }));
  };
