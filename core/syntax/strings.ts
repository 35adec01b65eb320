import type { RegexLiteral, StringLiteral } from "./ast.ts";
import {
  countMismatch,
  expectedName,
  type Failure,
  invalidEscape,
  missingEndingQuote,
  parseInteger,
  tooManyHashes,
  unrecognised,
} from "./engine-errors.ts";
import { isHexDigit, type Scanner } from "./scanner.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HASH = 0x23;
const MAX_HASHES = 255;
const MAX_RECOVERED_REGEX = 8192;

/** Offsets of a raw string's parts; `end` is after the closing hashes. */
interface RawParts {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Takes `count` characters from `from` and gives the offset after them; sets the failure when there are fewer. */
function take(scanner: Scanner, from: number, count: number): number | undefined {
  let at = from;
  for (let taken = 0; taken < count; taken++) {
    const length = scanner.characterLength(at);
    if (length === 0) {
      scanner.failure = countMismatch(count, taken, from, scanner.end);
      return undefined;
    }
    at += length;
  }
  return at;
}

/** Two characters that make a byte in hexadecimal; Rust's number parser takes `+H` too. */
function takeHexByte(scanner: Scanner, from: number): number | undefined {
  const end = take(scanner, from, 2);
  if (end === undefined) return undefined;
  const first = scanner.code(from);
  if ((isHexDigit(first) || first === 0x2b) && isHexDigit(scanner.code(from + 1))) return end;
  scanner.failure = parseInteger("invalid", 16, from, end);
  return undefined;
}

/** Three octal digits, the first of which is known to be one. */
function takeOctalByte(scanner: Scanner, from: number): number | undefined {
  const end = take(scanner, from, 3);
  if (end === undefined) return undefined;
  for (let at = from + 1; at < from + 3; at++) {
    const code = scanner.code(at);
    if (code < 0x30 || code > 0x37) {
      scanner.failure = parseInteger("invalid", 8, from, end);
      return undefined;
    }
  }
  if (scanner.code(from) > 0x33) {
    scanner.failure = parseInteger("too-large", 8, from, end);
    return undefined;
  }
  return end;
}

/** Checks the escape whose backslash is at `at` and gives the offset after it. */
function takeEscape(scanner: Scanner, at: number, opening: number): number | undefined {
  const code = scanner.code(at + 1);
  if (code === QUOTE || code === BACKSLASH) return at + 2;
  if (code === 0x78) return takeHexByte(scanner, at + 2);
  if (code >= 0x30 && code <= 0x37) return takeOctalByte(scanner, at + 1);
  scanner.failure =
    code < 0
      ? missingEndingQuote(opening + 1, scanner.end)
      : invalidEscape(at + 1, at + 1 + scanner.characterLength(at + 1));
  return undefined;
}

/** What is wrong with the escape whose backslash is at `at`; undefined when it is fine. */
export function escapeFailureAt(scanner: Scanner, at: number, opening: number): Failure | undefined {
  return takeEscape(scanner, at, opening) === undefined ? scanner.failure : undefined;
}

/** The offset of the closing quote of the quoted string that opens at `opening`, its escapes checked. */
function quotedEnd(scanner: Scanner, opening: number): number | undefined {
  const { text, end } = scanner;
  let at = opening + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code !== BACKSLASH) at++;
    else {
      const after = takeEscape(scanner, at, opening);
      if (after === undefined) return undefined;
      at = after;
    }
  }
  scanner.failure = missingEndingQuote(opening + 1, end);
  return undefined;
}

/** The parts of the raw string whose `r` is at `start`. */
function rawParts(scanner: Scanner, start: number): RawParts | undefined {
  const { text, end } = scanner;
  const first = start + 1;
  let at = first;
  while (at - first <= MAX_HASHES && scanner.code(at) === HASH) at++;
  const hashes = at - first;
  if (hashes > MAX_HASHES) {
    scanner.failure = tooManyHashes(first, end);
    return undefined;
  }
  if (scanner.code(at) !== QUOTE) {
    scanner.failure = expectedName('" or #', at, end);
    return undefined;
  }
  const contentStart = at + 1;
  let quote = hashes < scanner.unclosedRawHashes ? text.indexOf('"', contentStart) : -1;
  while (quote !== -1 && quote + hashes < end) {
    let after = quote + 1;
    while (after - quote <= hashes && text.charCodeAt(after) === HASH) after++;
    if (after - quote > hashes) return { contentStart, contentEnd: quote, end: after };
    quote = text.indexOf('"', after);
  }
  if (hashes < scanner.unclosedRawHashes) scanner.unclosedRawHashes = hashes;
  scanner.failure = missingEndingQuote(first, end);
  return undefined;
}

/** Reads a quoted string at the cursor, which stands on its quote. */
export function scanQuoted(scanner: Scanner): StringLiteral | undefined {
  const start = scanner.at;
  const close = quotedEnd(scanner, start);
  if (close === undefined) return undefined;
  scanner.at = close + 1;
  return {
    kind: "string",
    start,
    end: close + 1,
    form: "quoted",
    content: { start: start + 1, end: close },
    closed: true,
  };
}

/** Reads a raw string at the cursor, which stands on its `r`. */
function scanRaw(scanner: Scanner): StringLiteral | undefined {
  const start = scanner.at;
  const raw = rawParts(scanner, start);
  if (raw === undefined) return undefined;
  scanner.at = raw.end;
  return {
    kind: "string",
    start,
    end: raw.end,
    form: "raw",
    content: { start: raw.contentStart, end: raw.contentEnd },
    closed: true,
  };
}

/** `:`; the engine at `af1a1e9` took `-` and `.` too, newer ones no longer do (docs/conformance.md). */
function isByteSeparator(scanner: Scanner, code: number): boolean {
  return code === 0x3a || (!scanner.isCloudflare && (code === 0x2d || code === 0x2e));
}

/** Reads a byte string `61:62`: at least two bytes, separators in any mixture. */
export function scanByteString(scanner: Scanner): StringLiteral | undefined {
  const start = scanner.at;
  let end = takeHexByte(scanner, start);
  if (end === undefined) return undefined;
  if (!isByteSeparator(scanner, scanner.code(end))) {
    const after = take(scanner, end, 1);
    if (after !== undefined) scanner.failure = expectedName("byte separator", end, after);
    return undefined;
  }
  while (isByteSeparator(scanner, scanner.code(end))) {
    end = takeHexByte(scanner, end + 1);
    if (end === undefined) return undefined;
  }
  scanner.at = end;
  return { kind: "string", start, end, form: "bytes", content: { start, end }, closed: true };
}

/** Reads a literal of type Bytes; its first character chooses the form (LANGUAGE.md §1.6). */
export function scanString(scanner: Scanner): StringLiteral | undefined {
  const first = scanner.code(scanner.at);
  if (first === QUOTE) return scanQuoted(scanner);
  if (first === 0x72) return scanRaw(scanner);
  if (first < 0) {
    scanner.failure = unrecognised(scanner.at, scanner.at);
    return undefined;
  }
  return scanByteString(scanner);
}

/** Reads a quoted or raw string where nothing else will do: the right side of `wildcard`. */
export function scanDelimited(scanner: Scanner): StringLiteral | undefined {
  const first = scanner.code(scanner.at);
  if (first === QUOTE) return scanQuoted(scanner);
  if (first === 0x72) return scanRaw(scanner);
  scanner.failure = first < 0 ? unrecognised(scanner.at, scanner.at) : expectedName('" or r', scanner.at, scanner.end);
  return undefined;
}

/**
 * Reads a regex literal. A quoted one has rules of its own: inside a character class a bare quote does not end it, and
 * escapes are left for the regex engine (LANGUAGE.md §1.7). The pattern itself is not judged here.
 */
export function scanRegex(scanner: Scanner): RegexLiteral | undefined {
  const start = scanner.at;
  const first = scanner.code(start);
  if (first === 0x72) {
    const raw = rawParts(scanner, start);
    if (raw === undefined) return undefined;
    scanner.at = raw.end;
    const content = { start: raw.contentStart, end: raw.contentEnd };
    return { kind: "regex", start, end: raw.end, form: "raw", content, closed: true };
  }
  if (first !== QUOTE) {
    scanner.failure = first < 0 ? unrecognised(start, start) : expectedName('" or r', start, scanner.end);
    return undefined;
  }
  // After a first error only what is near is looked at: many regexes without an end must not take quadratic time.
  const limit = scanner.engineError === undefined ? scanner.end : Math.min(scanner.end, start + MAX_RECOVERED_REGEX);
  const close = quotedRegexEnd(scanner.text, start, limit);
  if (close === undefined) {
    scanner.failure = missingEndingQuote(start + 1, scanner.end);
    return undefined;
  }
  scanner.at = close + 1;
  const content = { start: start + 1, end: close };
  return { kind: "regex", start, end: close + 1, form: "quoted", content, closed: true };
}

/** The offset of the quote that ends the quoted regex opening at `opening`. */
function quotedRegexEnd(text: string, opening: number, end: number): number | undefined {
  let inClass = false;
  for (let at = opening + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === 0x5b) inClass = true;
    else if (code === 0x5d) inClass = false;
    else if (code === QUOTE && !inClass) return at;
  }
  return undefined;
}
