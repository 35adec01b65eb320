import type { Hover, HoverParams } from "vscode-languageserver";
import { hoverAt } from "#core/ide/hover.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const hover =
  ({ documents }: ServerContext) =>
  ({ textDocument, position }: HoverParams): Hover | null => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return null;
    const found = hoverAt(file.analysis, file.document.offsetAt(position), file.facts);
    if (found === undefined) return null;
    return { contents: toProto.markdown(found.markdown), range: toProto.range(file.document, found) };
  };
