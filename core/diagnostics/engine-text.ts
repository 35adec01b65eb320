import type { Span } from "#core/text/span.ts";

/** Length in UTF-8. A lone surrogate counts as the replacement character that stands for it. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * The engine's printed form of an error, as Cloudflare's API carries it: a header with line and column, the source
 * line, carets under the span, the message, a final newline. `error` has UTF-16 offsets in `expression`; line and column
 * of the output are 1-based, and column, padding and carets count UTF-8 bytes (so they drift after non-ASCII text).
 * The span is cut at the end of its first line and shown with at least one caret.
 */
export function engineErrorText(expression: string, error: Span & { readonly message: string }): string {
  const start = Math.min(error.start, expression.length);
  const lineStart = expression.lastIndexOf("\n", start - 1) + 1;
  const newline = expression.indexOf("\n", start);
  const lineEnd = newline === -1 ? expression.length : newline;
  const lineNumber = expression.slice(0, lineStart).split("\n").length;
  const column = byteLength(expression.slice(lineStart, start));
  const carets = Math.max(1, byteLength(expression.slice(start, Math.min(error.end, lineEnd))));
  return (
    `Filter parsing error (${lineNumber}:${column + 1}):\n` +
    `${expression.slice(lineStart, lineEnd)}\n` +
    `${" ".repeat(column)}${"^".repeat(carets)} ${error.message}\n`
  );
}
