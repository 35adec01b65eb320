/** Changes of a header that lints offer. Each leaves YAML that says the rest as before. */
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { type Span, sliceOf } from "#core/text/span.ts";

/** Writes another word as the value of an entry, for a person to choose. Meant for words that YAML takes without quotes. */
export function writeValueFix(title: string, { valueSpan: { start, end } }: HeaderEntry, newText: string): Fix {
  return { title, edits: [{ start, end, newText }] };
}

/**
 * Takes a member out of a list, or a key with its value out of a map; undefined for the only one, and where something else
 * stands on its lines.
 */
export function removeEntryFix(title: string, text: string, holder: HeaderEntry, entry: HeaderEntry): Fix | undefined {
  if (holder.children.length < 2) return undefined;
  const isFlow = /^[[{]/.test(sliceOf(text, holder.valueSpan));
  const span = isFlow ? withComma(holder, entry) : wholeLines(text, entry);
  return span === undefined ? undefined : { title, edits: [{ ...span, newText: "" }] };
}

function withComma({ children }: HeaderEntry, entry: HeaderEntry): Span {
  const index = children.indexOf(entry);
  const previous = children[index - 1];
  if (previous !== undefined) return { start: previous.end, end: entry.end };
  return { start: entry.start, end: children[index + 1]?.start ?? entry.end };
}

function wholeLines(text: string, entry: HeaderEntry): Span | undefined {
  const start = text.lastIndexOf("\n", entry.start - 1) + 1;
  const end = text.indexOf("\n", entry.end) + 1;
  const isAlone = /^ *(?:- +)?$/.test(text.slice(start, entry.start)) && text.slice(entry.end, end).trim() === "";
  return end > 0 && isAlone ? { start, end } : undefined;
}
