/** Where each character of a YAML scalar's value stands in the file, for every scalar style. */
import { type Segment, SourceMap } from "#core/text/source-map.ts";
import type { Span } from "#core/text/span.ts";

/** A stretch of a scalar as written: what it means, where it stands, and its length there if that differs. */
interface Piece {
  readonly means: string;
  readonly source: number;
  readonly sourceLength?: number;
}

/**
 * The map from a scalar's `value` to `text`, where the scalar stands at `span`. Line folding, indentation and escapes are
 * followed; characters that folding made up belong between their neighbours.
 */
export function scalarMap(text: string, span: Span, value: string): SourceMap {
  const style = text[span.start];
  const pieces =
    style === '"'
      ? doubleQuoted(text, span)
      : style === "'"
        ? singleQuoted(text, span)
        : style === "|" || style === ">"
          ? blockLines(text, span)
          : plainLines(text, span);
  return new SourceMap(align(pieces, value));
}

/** Finds the pieces in the value, one after the other. Only folded line breaks and blanks may lie between them. */
function align(pieces: Iterable<Piece>, value: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.means === "") continue;
    const found = value.indexOf(piece.means, at);
    if (found === -1 || !/^[ \t\n\r]*$/.test(value.slice(at, found))) continue;
    const length = piece.means.length;
    const segment = { derived: found, source: piece.source, length };
    segments.push(piece.sourceLength === undefined ? segment : { ...segment, sourceLength: piece.sourceLength });
    at = found + length;
  }
  return segments;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function* linesOf(text: string, span: Span): Generator<Line> {
  let start = span.start;
  while (start < span.end) {
    let end = start;
    while (end < span.end && text[end] !== "\n" && text[end] !== "\r") end++;
    yield { text: text.slice(start, end), start };
    start = text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
  }
}

function trimmed(line: Line): Line {
  const lead = line.text.length - line.text.trimStart().length;
  return { text: line.text.trim(), start: line.start + lead };
}

function* plainLines(text: string, span: Span): Generator<Piece> {
  for (const line of linesOf(text, span)) {
    const { text: means, start: source } = trimmed(line);
    yield { means, source };
  }
}

/** The span between the quotes; an unclosed scalar has none at its end. */
function inside(text: string, span: Span): Span {
  const quote = text[span.start];
  const closed = span.end - span.start > 1 && text[span.end - 1] === quote;
  return { start: span.start + 1, end: closed ? span.end - 1 : span.end };
}

function* singleQuoted(text: string, span: Span): Generator<Piece> {
  for (const line of foldedLines(text, inside(text, span))) {
    let from = 0;
    for (let quote = line.text.indexOf("''"); quote !== -1; quote = line.text.indexOf("''", from)) {
      yield { means: line.text.slice(from, quote), source: line.start + from };
      yield { means: "'", source: line.start + quote, sourceLength: 2 };
      from = quote + 2;
    }
    yield { means: line.text.slice(from), source: line.start + from };
  }
}

/** Lines of a quoted scalar: blanks around inner line breaks are no content, those beside the quotes are. */
function* foldedLines(text: string, span: Span): Generator<Line> {
  const lines = [...linesOf(text, span)];
  for (const [index, line] of lines.entries()) {
    const lead = index === 0 ? 0 : line.text.length - line.text.trimStart().length;
    const body = line.text.slice(lead);
    yield { text: index === lines.length - 1 ? body : body.trimEnd(), start: line.start + lead };
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function* doubleQuoted(text: string, span: Span): Generator<Piece> {
  for (const line of foldedLines(text, inside(text, span))) {
    let from = 0;
    for (let slash = line.text.indexOf("\\"); slash !== -1; slash = line.text.indexOf("\\", from)) {
      yield { means: line.text.slice(from, slash), source: line.start + from };
      const letter = line.text[slash + 1] ?? "";
      const digits = HEX_LENGTHS[letter] ?? 0;
      const sourceLength = 2 + digits;
      yield {
        means: meaning(letter, line.text.slice(slash + 2, slash + 2 + digits)),
        source: line.start + slash,
        sourceLength,
      };
      from = slash + sourceLength;
    }
    yield { means: line.text.slice(from), source: line.start + from };
  }
}

function meaning(letter: string, digits: string): string {
  if (digits === "") return ESCAPES[letter] ?? letter;
  const point = Number.parseInt(digits, 16);
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

function* blockLines(text: string, span: Span): Generator<Piece> {
  const lines = [...linesOf(text, span)].slice(1);
  const indents = lines.filter((line) => line.text.trim() !== "").map((line) => /^ */.exec(line.text)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  for (const line of lines) {
    const means = line.text.slice(Number.isFinite(indent) ? indent : 0);
    if (means.trim() !== "") yield { means: means.trimEnd(), source: line.start + (line.text.length - means.length) };
  }
}
