import { UNKNOWN } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Missing } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { logicalRank } from "./operators.ts";
import { isWord, type Scanner } from "./scanner.ts";

/** Quotation marks that people paste, each with the mark that closes it. */
const FOREIGN_QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  "`": "`",
  "\u2018": "\u2019",
  "\u2019": "\u2019",
  "\u201c": "\u201d",
  "\u201d": "\u201d",
  "\u201e": "\u201c",
  "\u00ab": "\u00bb",
};

/** Whether the same word or literal as in `first` stands once more at `start`. */
export function isDoubled(scanner: Scanner, first: Span, start: number): boolean {
  const text = scanner.text.slice(first.start, first.end);
  if (text === "" || !scanner.startsWith(text, start)) return false;
  const after = scanner.code(start + text.length);
  return !isWord(scanner.code(start + text.length - 1)) || !(isWord(after) || after === 0x2e);
}

/** Reports that what stands in `first` stands once more at `start`; the second one is stepped over. */
export function reportDoubled(scanner: Scanner, failure: Failure, first: Span, start: number): void {
  const text = scanner.text.slice(first.start, first.end);
  const end = start + text.length;
  const fix: Fix = { title: "Remove one", edits: [{ start: first.end, end, newText: "" }], preferred: true };
  scanner.report(failure, "syntax/doubled", { start, end }, { text: excerpt(text) }, [fix]);
  scanner.skip(start, end);
  scanner.at = end;
}

/** A node for what should stand at `at` and does not. */
export function missing(expected: Missing["expected"], at: number): Missing {
  return { kind: "missing", start: at, end: at, expected, type: UNKNOWN };
}

/** Whether a logical operator stands at `at` as a word of its own (the engine would take it as a prefix too). */
export function isLogicalWord(scanner: Scanner, at: number): boolean {
  const rank = logicalRank(scanner, at);
  if (rank === 0) return false;
  const first = scanner.code(at);
  if (!isWord(first)) return true;
  const after = scanner.code(at + (rank === 1 ? 2 : 3));
  return !isWord(after) && after !== 0x2e;
}

/** Whether nothing more can belong to the current part: the end, a closing bracket, a comma, a logical operator. */
export function isBoundary(scanner: Scanner, at: number): boolean {
  const code = scanner.code(at);
  return code < 0 || code === 0x29 || code === 0x2c || code === 0x7d || code === 0x5d || isLogicalWord(scanner, at);
}

/** The end of a run without blanks, brackets, commas and quotes: what someone meant as one word. */
export function bareWordEnd(scanner: Scanner, from: number): number {
  let at = from;
  for (;;) {
    const code = scanner.code(at);
    if (
      code <= 0x20 ||
      code === 0x22 ||
      code === 0x29 ||
      code === 0x2c ||
      code === 0x7d ||
      code === 0x7b ||
      code === 0x28
    )
      return at;
    if (scanner.inFile && code === 0x23) return at;
    if (isForeignQuote(scanner, at)) return at;
    at++;
  }
}

export function isForeignQuote(scanner: Scanner, at: number): boolean {
  return scanner.code(at) > 0 && FOREIGN_QUOTES[scanner.text.charAt(at)] !== undefined;
}

/** Nobody quotes more than a whole expression. */
const MAX_QUOTED = 4096;

/** The content and end of text in foreign quotes at `at`; without a closing mark on the same line, undefined. */
export function foreignQuoted(scanner: Scanner, at: number): { content: string; end: number } | undefined {
  const closing = FOREIGN_QUOTES[scanner.text.charAt(at)];
  if (closing === undefined || at >= scanner.end) return undefined;
  const limit = Math.min(scanner.end, at + MAX_QUOTED);
  for (let end = at + 1; end < limit; end++) {
    const character = scanner.text.charAt(end);
    if (character === "\n") return undefined;
    // People mix the marks of a pair, and editors close a typographic one with a straight one.
    if (character === closing || (closing !== "'" && closing !== "`" && character === '"'))
      return { content: scanner.text.slice(at + 1, end), end: end + 1 };
  }
  return undefined;
}

/** The end of the quoted string at `at`, its escapes not judged; without a closing quote the end of the line. */
export function looseStringEnd(scanner: Scanner, at: number): { end: number; closed: boolean } {
  for (let end = at + 1; end < scanner.end; end++) {
    const code = scanner.code(end);
    if (code === 0x5c) end++;
    else if (code === 0x22) return { end: end + 1, closed: true };
  }
  return { end: lineEnd(scanner, at), closed: false };
}

/** The end of the line at `from`, without trailing white space. */
export function lineEnd(scanner: Scanner, from: number): number {
  const newline = scanner.text.indexOf("\n", from);
  let end = newline === -1 || newline > scanner.end ? scanner.end : newline;
  while (end > from && scanner.code(end - 1) <= 0x20) end--;
  return end;
}

/** A way to step over text token by token, strings as wholes. Gives the offset after the token at `at`. */
function tokenEnd(scanner: Scanner, at: number): number {
  const code = scanner.code(at);
  if (code === 0x22) return looseStringEnd(scanner, at).end;
  if (!isWord(code)) return at + 1;
  let end = at;
  while (isWord(scanner.code(end))) end++;
  return end;
}

/**
 * The end of text that makes no sense, from `from` to before the next logical operator, closing bracket or (in
 * arguments) comma outside of brackets. At least one token is taken unless a stop stands at `from`.
 */
export function junkEnd(scanner: Scanner, from: number, stopAtComma: boolean): number {
  // A `)` belongs to the nearest `(`, whatever other brackets were left open in between.
  let parentheses = 0;
  let others = 0;
  let last = from;
  for (let at = from; at < scanner.end; ) {
    const code = scanner.code(at);
    if (parentheses === 0) {
      if (code === 0x29) return last;
      if (others === 0 && ((stopAtComma && code === 0x2c) || (at > from && isLogicalWord(scanner, at)))) return last;
    }
    if (code === 0x28) parentheses++;
    else if (code === 0x29) parentheses--;
    else if (code === 0x5b || code === 0x7b) others++;
    else if ((code === 0x5d || code === 0x7d) && others > 0) others--;
    last = tokenEnd(scanner, at);
    at = scanner.triviaEnd(last);
  }
  return last;
}

/** The end of the argument at `from`: before the comma or the closing bracket outside of brackets. */
export function argumentEnd(scanner: Scanner, from: number): number {
  let depth = 0;
  let last = from;
  for (let at = from; at < scanner.end; ) {
    const code = scanner.code(at);
    if (depth === 0 && (code === 0x29 || code === 0x2c)) return last;
    if (code === 0x28 || code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x29 || code === 0x5d || code === 0x7d) depth--;
    last = tokenEnd(scanner, at);
    at = scanner.triviaEnd(last);
  }
  return last;
}

/** The offset after the bracket that closes the one at `from`; the end when nothing does. Does not recurse. */
export function balancedEnd(scanner: Scanner, from: number): { end: number; closed: boolean } {
  let depth = 0;
  for (let at = from; at < scanner.end; at = scanner.triviaEnd(tokenEnd(scanner, at))) {
    const code = scanner.code(at);
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return { end: at + 1, closed: true };
  }
  return { end: scanner.end, closed: false };
}

/** The offset after the `)` of a regex's group that starts at the pattern's start; -1 when it is not closed. */
export function balancedGroupEnd(pattern: string): number {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === "\\") at++;
    else if (inClass) inClass = character !== "]";
    else if (character === "[") inClass = true;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return at + 1;
  }
  return -1;
}

const MAX_EXCERPT = 80;

/** Text short enough for a message, on one line. */
export function excerpt(text: string): string {
  const line = text.slice(0, MAX_EXCERPT * 2).replaceAll(/\s+/g, " ");
  return line.length <= MAX_EXCERPT ? line : `${line.slice(0, MAX_EXCERPT - 1)}…`;
}
