import { type Segment, SourceMap } from "#core/text/source-map.ts";
import { appendUtf8, decodeUtf8 } from "#core/text/utf8.ts";
import type { RegexLiteral, StringLiteral, WildcardLiteral } from "./ast.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A regex as the regex engine sees it, with the way back to the text (both UTF-16). */
export interface Pattern {
  readonly pattern: string;
  readonly map: SourceMap;
}

/** A wildcard: the literal pieces between its stars. `*a*` has the pieces ``, `a`, ``; one piece means no star. */
export interface WildcardPattern {
  readonly pieces: readonly Uint8Array[];
}

/** Why decoded bytes are no wildcard, with the byte position of the escape at fault. */
export type WildcardProblem =
  | { readonly problem: "escape" | "incomplete-escape"; readonly position: number }
  | { readonly problem: "double-star"; readonly position: number };

/**
 * The bytes that a string literal stands for: escapes decoded, other text as UTF-8, byte strings as written.
 * Of a broken literal (bad escapes, no closing quote) as much as makes sense; bad escapes stand for themselves.
 */
export function bytesOf(literal: StringLiteral | WildcardLiteral, text: string): Uint8Array {
  const out: number[] = [];
  const { start, end } = literal.content;
  if (literal.form === "bytes") appendByteString(text, start, end, out);
  else if (literal.form === "raw") appendUtf8(text, start, end, out);
  else appendQuoted(text, start, end, out);
  return Uint8Array.from(out);
}

/** The text that a string literal stands for; undefined when its bytes are not UTF-8. */
export function textOf(literal: StringLiteral | WildcardLiteral, text: string): string | undefined {
  const { start, end } = literal.content;
  if (literal.form === "raw") return text.slice(start, end);
  if (literal.form === "quoted" && !hasBackslash(text, start, end)) return text.slice(start, end);
  return decodeUtf8(bytesOf(literal, text));
}

function hasBackslash(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === BACKSLASH) return true;
  return false;
}

function appendByteString(text: string, start: number, end: number, out: number[]): void {
  for (let at = start; at + 2 <= end; at += 3) {
    const byte = Number.parseInt(text.slice(at, at + 2), 16);
    if (!Number.isNaN(byte)) out.push(byte);
  }
}

function appendQuoted(text: string, start: number, end: number, out: number[]): void {
  let plain = start;
  for (let at = start; at < end; ) {
    if (text.charCodeAt(at) !== BACKSLASH) {
      at++;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    let byte: number;
    let after: number;
    if (next === QUOTE || next === BACKSLASH) [byte, after] = [next, at + 2];
    else if (next === 0x78) [byte, after] = [Number.parseInt(text.slice(at + 2, at + 4), 16), at + 4];
    else [byte, after] = [Number.parseInt(text.slice(at + 1, at + 4), 8), at + 4];
    if (Number.isNaN(byte) || byte > 255 || after > end) {
      at++;
      continue;
    }
    appendUtf8(text, plain, at, out);
    out.push(byte);
    at = plain = after;
  }
  appendUtf8(text, plain, end, out);
}

/**
 * The pattern that a regex literal hands to the regex engine. In a quoted one `\"` outside a character class becomes
 * `"`; everything else, escapes included, goes through as written (LANGUAGE.md §1.7).
 */
export function patternOf(literal: RegexLiteral, text: string): Pattern {
  const { start, end } = literal.content;
  const segments: Segment[] = [];
  let pattern = "";
  let plain = start;
  const flush = (to: number): void => {
    segments.push({ derived: pattern.length, source: plain, length: to - plain });
    pattern += text.slice(plain, to);
  };
  if (literal.form === "quoted") {
    let inClass = false;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        if (!inClass && text.charCodeAt(at + 1) === QUOTE && at + 1 < end) {
          flush(at);
          plain = at + 1;
        }
        at++;
      } else if (code === 0x5b) inClass = true;
      else if (code === 0x5d) inClass = false;
    }
  }
  flush(end);
  return { pattern, map: new SourceMap(segments) };
}

/** Splits decoded bytes at their unescaped stars; `\*` and `\\` are the only escapes (LANGUAGE.md §1.8). */
export function parseWildcard(bytes: ArrayLike<number>): WildcardPattern | WildcardProblem {
  const pieces: Uint8Array[] = [];
  let piece: number[] = [];
  let lastStar = -2;
  let doubleStar = -1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === BACKSLASH) {
      if (at + 1 === bytes.length) return { problem: "incomplete-escape", position: at };
      const next = bytes[at + 1] as number;
      if (next !== BACKSLASH && next !== 0x2a) return { problem: "escape", position: at };
      piece.push(next);
      at++;
    } else if (byte === 0x2a) {
      if (lastStar === at - 1 && doubleStar === -1) doubleStar = at - 1;
      lastStar = at;
      pieces.push(Uint8Array.from(piece));
      piece = [];
    } else piece.push(byte);
  }
  if (doubleStar !== -1) return { problem: "double-star", position: doubleStar };
  pieces.push(Uint8Array.from(piece));
  return { pieces };
}

/** The pieces of a wildcard literal; undefined when it is not a wildcard. */
export function wildcardOf(literal: WildcardLiteral, text: string): WildcardPattern | undefined {
  const parsed = parseWildcard(bytesOf(literal, text));
  return "pieces" in parsed ? parsed : undefined;
}
