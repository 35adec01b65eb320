import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { LineIndex } from "#core/text/line-index.ts";

/**
 * A text with its findings under it, for tables in tests: each finding on a line of its own under the line of text it
 * stands in, carets under its characters (one caret for an empty span), then its code and message.
 *
 *     http.host = "a"
 *               ^ syntax/comparison-operator: `=` is not an operator. Write `eq`.
 *
 * A finding that spans lines has its carets to the end of its first line.
 */
export function annotate(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = new LineIndex(text);
  const notes = new Map<number, string[]>();
  for (const found of [...diagnostics].sort((a, b) => a.start - b.start)) {
    const { line, character } = lines.positionAt(found.start);
    const lineEnd = lines.lineStart(line + 1);
    const end = Math.min(
      found.end,
      text.slice(lines.lineStart(line), lineEnd).trimEnd().length + lines.lineStart(line),
    );
    const carets = "^".repeat(Math.max(1, end - found.start));
    const note = `${" ".repeat(character)}${carets} ${found.code}: ${found.message}`;
    notes.set(line, [...(notes.get(line) ?? []), note]);
  }
  return text
    .split("\n")
    .flatMap((content, line) => [content, ...(notes.get(line) ?? [])])
    .join("\n");
}
