import { LineIndex } from "#core/text/line-index.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Columns of a line that are shown; of a longer one the part around the finding. */
const WIDTH = 120;

/**
 * A diagnostic as text for a terminal, without colour and without a line end after it:
 *
 *     api.rule:6:11: error: `=` is not an operator. Write `eq`. (syntax/comparison-operator)
 *       http.host = "a"
 *                 ^
 *
 * `file` is what stands before the place, `text` the text that was analysed. Lines and columns count from 1, columns in
 * UTF-16 code units. A span of several lines has its carets to the end of the first.
 */
export function renderDiagnostic(
  text: string,
  diagnostic: Diagnostic,
  file: string,
  lines = new LineIndex(text),
): string {
  const { line, character } = lines.positionAt(diagnostic.start);
  const lineStart = lines.lineStart(line);
  const content = text.slice(lineStart, lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
  const head = `${file}:${line + 1}:${character + 1}: ${diagnostic.severity}: ${diagnostic.message} (${diagnostic.code})`;
  const end = Math.max(character, Math.min(diagnostic.end - lineStart, content.length));
  const first = Math.max(0, Math.min(character - WIDTH / 2, content.length - WIDTH));
  const shown = content.slice(first, first + WIDTH);
  const before = first > 0 ? "…" : "";
  const after = first + WIDTH < content.length ? "…" : "";
  const lead = before + content.slice(first, character);
  const marked = content.slice(character, Math.min(end, first + WIDTH));
  return [head, `  ${before}${shown}${after}`, `  ${blank(lead)}${"^".repeat(Math.max(1, columns(marked)))}`].join(
    "\n",
  );
}

/** As many columns of white space as the text takes: tabs stay tabs, wide characters count twice. */
function blank(text: string): string {
  let result = "";
  for (const character of text) result += character === "\t" ? "\t" : " ".repeat(columnsOf(character));
  return result;
}

function columns(text: string): number {
  let count = 0;
  for (const character of text) count += columnsOf(character);
  return count;
}

/** Terminal columns of a character: none for combining marks, two for East Asian wide ones and emoji. */
function columnsOf(character: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u.test(
    character,
  )
    ? 2
    : 1;
}
