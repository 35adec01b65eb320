import type { RegexSpan } from "./ast.ts";

/** Why the engine refuses a pattern: a stable name for each of its reasons, and the engine's words. */
export const REGEX_REASONS = {
  "class-escape-invalid": "invalid escape sequence found in character class",
  "class-range-invalid": "invalid character class range, the start must be <= the end",
  "class-range-literal": "invalid range boundary, must be a literal",
  "class-unclosed": "unclosed character class",
  "decimal-invalid": "decimal literal invalid",
  "escape-hex-empty": "hexadecimal literal empty",
  "escape-hex-invalid": "hexadecimal literal is not a Unicode scalar value",
  "escape-hex-invalid-digit": "invalid hexadecimal digit",
  "escape-unexpected-eof": "incomplete escape sequence, reached end of pattern prematurely",
  "escape-unrecognized": "unrecognized escape sequence",
  "flag-dangling-negation": "dangling flag negation operator",
  "flag-duplicate": "duplicate flag",
  "flag-repeated-negation": "flag negation operator repeated",
  "flag-unexpected-eof": "expected flag but got end of regex",
  "flag-unrecognized": "unrecognized flag",
  "group-name-duplicate": "duplicate capture group name",
  "group-name-empty": "empty capture group name",
  "group-name-invalid": "invalid capture group character",
  "group-name-unexpected-eof": "unclosed capture group name",
  "group-unclosed": "unclosed group",
  "group-unopened": "unopened group",
  "nest-limit-exceeded": "exceed the maximum number of nested parentheses/brackets (250)",
  "repetition-count-invalid": "invalid repetition count range, the start must be <= the end",
  "repetition-count-decimal-empty": "repetition quantifier expects a valid decimal",
  "repetition-count-unclosed": "unclosed counted repetition",
  "repetition-missing": "repetition operator missing expression",
  "special-word-boundary-unclosed":
    "special word boundary assertion is either unclosed or contains an invalid character",
  "special-word-boundary-unrecognized":
    "unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half",
  "special-word-or-repetition-unexpected-eof":
    "found either the beginning of a special word boundary or a bounded repetition on a \\b with an opening brace, but no closing brace",
  "unicode-class-invalid": "invalid Unicode character class",
  "unsupported-backreference": "backreferences are not supported",
  "unsupported-look-around": "look-around, including look-ahead and look-behind, is not supported",
  "unicode-not-allowed": "Unicode not allowed here",
  "unicode-property-not-found": "Unicode property not found",
  "unicode-property-value-not-found": "Unicode property value not found",
} as const;

/** The name of a reason to refuse a pattern's syntax. */
export type RegexReason = keyof typeof REGEX_REASONS;

/** Why and where a pattern is refused, before any text is made. Offsets are UTF-16. */
export interface RegexFault extends RegexSpan {
  readonly kind: RegexReason;
  /** The earlier twin, for the faults that are about a repetition. */
  readonly auxiliary?: RegexSpan;
}

interface Position {
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters: a surrogate pair is one. */
  readonly column: number;
}

interface PositionedSpan {
  readonly start: Position;
  readonly end: Position;
}

function positionOf(pattern: string, offset: number): Position {
  let line = 1;
  let column = 1;
  for (let index = 0; index < offset; index++) {
    const code = pattern.charCodeAt(index);
    if (code === 0x0a) {
      line++;
      column = 1;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdbff && index + 1 < offset) {
      const next = pattern.charCodeAt(index + 1);
      if (next >= 0xdc00 && next <= 0xdfff) index++;
    }
    column++;
  }
  return { offset, line, column };
}

function bySpan(left: PositionedSpan, right: PositionedSpan): number {
  return left.start.offset - right.start.offset || left.end.offset - right.end.offset;
}

/** Lines as Rust cuts them: a final newline ends the last line, and CR before a newline belongs to the line end. */
function linesOf(pattern: string): string[] {
  const lines = pattern.split("\n");
  const last = lines.pop() ?? "";
  const ended = lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (last !== "") ended.push(last);
  return ended;
}

function carets(spans: readonly PositionedSpan[], indent: number): string {
  let notes = " ".repeat(indent);
  let column = 0;
  for (const span of spans) {
    const gap = span.start.column - 1 - column;
    if (gap > 0) {
      notes += " ".repeat(gap);
      column += gap;
    }
    const width = Math.max(1, span.end.column - span.start.column);
    notes += "^".repeat(width);
    column += width;
  }
  return notes;
}

/**
 * The engine's whole text for a refused pattern: the pattern with carets under the fault, line numbers and rulers when
 * it has several lines, and the reason last. No newline at the end.
 */
export function regexErrorText(pattern: string, fault: RegexFault): string {
  const spans = [fault, ...(fault.auxiliary === undefined ? [] : [fault.auxiliary])]
    .map((span) => ({ start: positionOf(pattern, span.start), end: positionOf(pattern, span.end) }))
    .sort(bySpan);
  const oneLine = spans.filter((span) => span.start.line === span.end.line);
  const manyLines = spans.filter((span) => span.start.line !== span.end.line);

  const lines = linesOf(pattern);
  const lineCount = lines.length + (pattern.endsWith("\n") ? 1 : 0);
  const numberWidth = lineCount <= 1 ? 0 : String(lineCount).length;
  const indent = numberWidth === 0 ? 4 : numberWidth + 2;

  let notated = "";
  lines.forEach((line, index) => {
    const number = numberWidth === 0 ? "    " : `${String(index + 1).padStart(numberWidth)}: `;
    notated += `${number}${line}\n`;
    const here = oneLine.filter((span) => span.start.line === index + 1);
    if (here.length > 0) notated += `${carets(here, indent)}\n`;
  });

  let text = "regex parse error:\n";
  if (pattern.includes("\n")) {
    const ruler = `${"~".repeat(79)}\n`;
    text += ruler + notated + ruler;
    for (const { start, end } of manyLines) {
      text += `on line ${start.line} (column ${start.column}) through line ${end.line} (column ${end.column - 1})\n`;
    }
  } else {
    text += notated;
  }
  return `${text}error: ${REGEX_REASONS[fault.kind]}`;
}
