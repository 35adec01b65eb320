import { moveSpan } from "#core/syntax/move-tree.ts";
import { SourceMap } from "#core/text/source-map.ts";
import type { EmbeddedExpression, Header, HeaderEntry, Rule } from "./model.ts";

/** What a header says, with its place. */
export type HeaderPart = Pick<Rule, "header" | "embedded">;

/** The same header further down or up. */
export function shiftHeader({ header, embedded }: HeaderPart, distance: number): HeaderPart {
  if (distance === 0) return { header, embedded };
  return { header: moveHeader(header, distance), embedded: embedded.map((part) => moveEmbedded(part, distance)) };
}

function moveHeader(header: Header | undefined, distance: number): Header | undefined {
  if (header === undefined) return undefined;
  return { ...header, ...moveSpan(header, distance), entries: moveEntries(header.entries, distance) };
}

function moveEntries(entries: readonly HeaderEntry[], distance: number): HeaderEntry[] {
  return entries.map((entry) => ({
    ...entry,
    ...moveSpan(entry, distance),
    keySpan: moveSpan(entry.keySpan, distance),
    valueSpan: moveSpan(entry.valueSpan, distance),
    children: moveEntries(entry.children, distance),
  }));
}

/** An embedded tree has offsets of its own text: only its place in the file moves. */
function moveEmbedded(part: EmbeddedExpression, distance: number): EmbeddedExpression {
  return {
    ...part,
    span: moveSpan(part.span, distance),
    map: new SourceMap(part.map.segments.map((segment) => ({ ...segment, source: segment.source + distance }))),
  };
}
