import type { Tree } from "#core/syntax/ast.ts";
import { SourceMap } from "#core/text/source-map.ts";
import type { EmbeddedExpression, Rule } from "./model.ts";

/** Members that hold an offset (or a list of offsets) of the file. */
const OFFSETS: ReadonlySet<string> = new Set(["start", "end", "next", "nameEnd", "open", "close", "commas"]);
/** Members that are shared by identity or hold data of the reader, never offsets. */
const OPAQUE: ReadonlySet<string> = new Set([
  "type",
  "definition",
  "value",
  "settings",
  "text",
  "bytes",
  "embedded",
  "details",
]);

/** The same rule further down (or up) in a new text of the file. With a distance of 0 only the trees' text changes. */
export function shiftRule(rule: Rule, distance: number, text: string): Rule {
  const moved = distance === 0 ? rule : shifted(rule, distance);
  return {
    ...moved,
    settings: rule.settings,
    expression: { ...moved.expression, text } satisfies Tree,
    embedded: rule.embedded.map((part) => shiftEmbedded(part, distance)),
  };
}

/** An embedded tree has offsets of its own text: only its place in the file moves. */
function shiftEmbedded(part: EmbeddedExpression, distance: number): EmbeddedExpression {
  if (distance === 0) return part;
  return {
    ...part,
    span: { start: part.span.start + distance, end: part.span.end + distance },
    map: new SourceMap(part.map.segments.map((segment) => ({ ...segment, source: segment.source + distance }))),
  };
}

/** A copy of plain data with every offset moved by `distance`. Diagnostics are shifted by it too. */
export function shifted<T>(value: T, distance: number): T {
  return distance === 0 ? value : (copy(value, distance) as T);
}

function copy(value: unknown, distance: number): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, distance));
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (OFFSETS.has(key)) {
      result[key] = Array.isArray(member)
        ? member.map((offset) => (offset as number) + distance)
        : typeof member === "number"
          ? member + distance
          : copy(member, distance);
    } else {
      result[key] = OPAQUE.has(key) ? member : copy(member, distance);
    }
  }
  return result;
}
