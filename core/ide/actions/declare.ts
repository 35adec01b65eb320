/** Writing into `rulewright.yaml`. */
import type { HeaderEntry } from "#core/document/model.ts";
import { isMapValue } from "#core/document/values.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

/** A row of one of the configuration's maps. */
export interface Declaration {
  readonly section: "fields" | "lists";
  readonly key: string;
  readonly value: string;
}

/**
 * The edit of a `rulewright.yaml` with this text (empty for a new one) that declares something. Offsets are in `text`.
 * Undefined where the section holds something that is no map.
 */
export function declare(text: string, { section, key, value }: Declaration): TextEdit | undefined {
  const found = readYamlMap(text, { start: 0, end: text.length }).entries.find((entry) => entry.key === section);
  const row = `${key}: ${value}`;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  if (found === undefined) return append(text, `${section}:${lineEnd}  ${row}${lineEnd}`, lineEnd);
  if (found.value === null) return insert(endOfLine(text, found.keySpan.end), `${lineEnd}  ${row}`);
  if (!isMapValue(found.value)) return undefined;
  const { valueSpan, children } = found;
  const last = children.at(-1);
  if (text.charAt(valueSpan.start) === "{") return intoBraces(text, valueSpan, last, row);
  if (last === undefined) return undefined;
  const lineStart = text.lastIndexOf("\n", last.keySpan.start) + 1;
  const indent = text.slice(lineStart, last.keySpan.start);
  return insert(endOfLine(text, last.valueSpan.end), `${lineEnd}${indent}${row}`);
}

function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

function append(text: string, block: string, lineEnd: string): TextEdit {
  return insert(text.length, text === "" || text.endsWith("\n") ? block : lineEnd + block);
}

/** `lists: { office: ip }`. A value with a comma or bracket does not occur. */
function intoBraces(text: string, braces: Span, last: HeaderEntry | undefined, row: string): TextEdit {
  if (last !== undefined) return insert(last.valueSpan.end, `, ${row}`);
  return { start: braces.start, end: text.indexOf("}", braces.start) + 1, newText: `{ ${row} }` };
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  if (newline === -1) return text.length;
  return text.charAt(newline - 1) === "\r" ? newline - 1 : newline;
}
