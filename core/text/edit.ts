import type { Span } from "./span.ts";

/** Replaces the span `[start, end)` of a text by `newText`; an empty span inserts. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * Applies edits that do not overlap, in any order; edits at one offset apply in the order given.
 * @throws RangeError when two edits overlap: applying either would lose the other.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) throw new RangeError(`edits overlap at ${edit.start}`);
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
