import { BYTES, INT, IP, type ValueType } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Literal, Missing, RegexLiteral, Right, StringLiteral, WildcardLiteral } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { parseIp } from "./ip.ts";
import { bareWordEnd, excerpt, foreignQuoted, isBoundary, lineEnd, looseStringEnd, missing } from "./recovery.ts";
import { isDigit, isWord, type Scanner } from "./scanner.ts";
import { escapeFailureAt } from "./strings.ts";

const QUOTE = 0x22;

const WANTED: Readonly<Record<string, string>> = {
  Bytes: 'A String in double quotes, such as `"example"`,',
  Int: "An Integer, such as `80`,",
  Ip: "An IP address, such as `192.0.2.1`,",
};

/** A fix that replaces `span` by `newText`. */
export function replaceFix(title: string, span: Span, newText: string): Fix {
  return { title, edits: [{ start: span.start, end: span.end, newText }], preferred: true };
}

/** `text` as a quoted string. */
export function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function stringNode(
  start: number,
  end: number,
  contentStart: number,
  contentEnd: number,
  closed: boolean,
): StringLiteral {
  return { kind: "string", start, end, form: "quoted", content: { start: contentStart, end: contentEnd }, closed };
}

function reportMissingValue(scanner: Scanner, failure: Failure, type: ValueType): Missing {
  const at = scanner.at;
  scanner.report(failure, "syntax/expected-value", { start: at, end: at }, { wanted: WANTED[type.kind] ?? "A value" });
  return missing("right", at);
}

/**
 * After a literal of `type` failed at the cursor: says what is wrong in the reader's words and moves over what was
 * meant as the literal. `operator` is the comparison operator's span, where a fix needs to change it.
 */
export function recoverLiteral(
  scanner: Scanner,
  failure: Failure,
  type: ValueType,
  operator: Span | undefined,
): Literal | Missing {
  const start = scanner.at;
  if (isBoundary(scanner, start)) return reportMissingValue(scanner, failure, type);
  if (type === INT) return recoverInteger(scanner, failure);
  if (type === IP) return recoverIp(scanner, failure, operator);
  return recoverString(scanner, failure);
}

/** Moves over the word at the cursor, at least one character. */
function takeWord(scanner: Scanner): Span {
  const start = scanner.at;
  const end = Math.max(bareWordEnd(scanner, start), start + Math.max(1, scanner.characterLength(start)));
  scanner.at = Math.min(end, scanner.end);
  scanner.skip(start, scanner.at);
  return { start, end: scanner.at };
}

/** The content of a quoted or foreign-quoted text at the cursor, for types that take no quotes. */
function quotedText(scanner: Scanner): { content: string; end: number } | undefined {
  const start = scanner.at;
  if (scanner.code(start) !== QUOTE) return foreignQuoted(scanner, start);
  const { end, closed } = looseStringEnd(scanner, start);
  return closed ? { content: scanner.text.slice(start + 1, end - 1), end } : undefined;
}

/** Reports needless quotes around something that `fits`; false when that is not the case. */
function reportNeedlessQuotes(
  scanner: Scanner,
  failure: Failure,
  what: string,
  fits: (content: string) => boolean,
): boolean {
  const start = scanner.at;
  const quoted = quotedText(scanner);
  if (quoted === undefined || !fits(quoted.content)) return false;
  const span = { start, end: quoted.end };
  const fix = replaceFix("Remove the quotes", span, quoted.content);
  scanner.report(failure, "syntax/needless-quotes", span, { what, text: quoted.content }, [fix]);
  scanner.skip(start, quoted.end);
  scanner.at = quoted.end;
  return true;
}

function isDecimal(text: string): boolean {
  return /^-?(0|[1-9][0-9]{0,17})$/.test(text);
}

function recoverInteger(scanner: Scanner, failure: Failure): Missing {
  const start = scanner.at;
  if (!reportNeedlessQuotes(scanner, failure, "An Integer", isDecimal)) {
    const span = takeWord(scanner);
    const text = scanner.text.slice(span.start, span.end);
    if (/too (large|small)/.test(failure.message))
      scanner.report(failure, "syntax/number-range", span, { text: excerpt(text) });
    else if (/^0[0-9]+$/.test(text)) {
      const decimal = text.replace(/^0+(?=.)/, "");
      const fix = replaceFix(`Write ${decimal}`, span, decimal);
      scanner.report(failure, "syntax/octal-number", span, { text: excerpt(text), decimal: excerpt(decimal) }, [fix]);
    } else scanner.report(failure, "syntax/number", span, { text: excerpt(text) });
  }
  return missing("right", start);
}

function recoverIp(scanner: Scanner, failure: Failure, operator: Span | undefined): Missing {
  const start = scanner.at;
  const isAddress = (text: string): boolean => parseIp(text) !== undefined;
  if (reportNeedlessQuotes(scanner, failure, "An IP address", isAddress)) return missing("right", start);
  const span = takeWord(scanner);
  const text = scanner.text.slice(span.start, span.end);
  const slash = text.indexOf("/");
  if (slash > 0 && isAddress(text.slice(0, slash)) && operator !== undefined) {
    const written = scanner.text.slice(operator.start, operator.end);
    const edits = [
      { start: operator.start, end: operator.end, newText: "in" },
      { start: span.start, end: span.end, newText: `{${text}}` },
    ];
    const fixes = written === "eq" || written === "==" ? [{ title: `Write in {${text}}`, edits, preferred: true }] : [];
    scanner.report(failure, "syntax/network-needs-in", span, { text: excerpt(text) }, fixes);
  } else scanner.report(failure, "syntax/ip-address", span, { text: excerpt(text) });
  return missing("right", start);
}

/** Escapes that other languages know, as this one writes them. */
const ESCAPE_FIXES: Readonly<Record<string, string>> = {
  n: "\\x0a",
  r: "\\x0d",
  t: "\\x09",
  "'": "'",
  "/": "/",
  "`": "`",
};

/** Reports each bad escape of the quoted string at the cursor; the node covers all of it. */
function recoverQuoted(scanner: Scanner, failure: Failure): StringLiteral {
  const start = scanner.at;
  const { end, closed } = looseStringEnd(scanner, start);
  const contentEnd = closed ? end - 1 : end;
  let first: Failure | undefined = failure;
  for (let at = start + 1; at < contentEnd; ) {
    if (scanner.code(at) !== 0x5c) {
      at++;
      continue;
    }
    const bad = escapeFailureAt(scanner, at, start);
    if (bad === undefined || bad.kind === "MissingEndingQuote") {
      at += 2;
      continue;
    }
    reportEscape(scanner, first ?? bad, at, contentEnd);
    first = undefined;
    at += 2;
  }
  if (!closed) {
    const span = { start, end: Math.max(end, start + 1) };
    const fix: Fix = { title: 'Add the closing "', edits: [{ start: end, end, newText: '"' }] };
    scanner.report(failure, "syntax/unclosed-string", span, { delimiter: '"' }, [fix]);
  }
  scanner.at = end;
  return stringNode(start, end, start + 1, contentEnd, closed);
}

function reportEscape(scanner: Scanner, failure: Failure, at: number, contentEnd: number): void {
  const letter = scanner.text.charAt(at + 1);
  const length = letter === "x" || isDigit(scanner.code(at + 1)) ? 4 : 1 + scanner.characterLength(at + 1);
  const span = { start: at, end: Math.min(at + length, contentEnd) };
  const written = scanner.text.slice(span.start, span.end);
  if (letter === "x") {
    scanner.report(failure, "syntax/escape-digits", span, { written, wanted: "exactly two hexadecimal digits" });
  } else if (letter >= "0" && letter <= "7") {
    scanner.report(failure, "syntax/escape-digits", span, {
      written,
      wanted: "exactly three octal digits, up to `\\377`",
    });
  } else {
    const instead = ESCAPE_FIXES[letter] ?? `\\\\${letter}`;
    const fix = replaceFix(`Write ${instead}`, span, instead);
    scanner.report(failure, "syntax/escape", span, { written }, [fix]);
  }
}

/**
 * A quoted string that runs over lines and has text right after it was probably left open on its first line, and its
 * end is the quote that opens the next one. Reports it and gives the string as it was meant; the cursor is moved there.
 */
export function reportTornString(
  scanner: Scanner,
  failure: Failure,
  literal: StringLiteral,
): StringLiteral | undefined {
  const { start, end, form } = literal;
  if (form !== "quoted" || end !== failure.start || isBoundary(scanner, end) || scanner.code(end) <= 0x20)
    return undefined;
  const newline = scanner.text.indexOf("\n", start);
  if (newline === -1 || newline > end) return undefined;
  const meantEnd = lineEnd(scanner, start);
  if (!scanner.wantsReport({ start, end: meantEnd })) return undefined;
  const fix: Fix = { title: 'Add the closing "', edits: [{ start: meantEnd, end: meantEnd, newText: '"' }] };
  scanner.report(failure, "syntax/unclosed-string", { start, end: meantEnd }, { delimiter: '"' }, [fix]);
  scanner.at = meantEnd;
  return stringNode(start, meantEnd, start + 1, meantEnd, false);
}

/** Text in quotes that are none here. */
function recoverForeignQuotes(scanner: Scanner, failure: Failure): StringLiteral | undefined {
  const start = scanner.at;
  const quoted = foreignQuoted(scanner, start);
  if (quoted === undefined) return undefined;
  const span = { start, end: quoted.end };
  const fix = replaceFix("Use double quotes", span, quote(quoted.content));
  scanner.report(failure, "syntax/quote-style", span, { written: scanner.text.charAt(start) }, [fix]);
  scanner.at = quoted.end;
  return stringNode(start, quoted.end, start + 1, quoted.end - 1, true);
}

/** A raw string whose opening or closing delimiter is wrong. */
function recoverRaw(scanner: Scanner, failure: Failure): StringLiteral | undefined {
  const start = scanner.at;
  if (failure.kind === "InvalidRawStringHashCount") {
    scanner.report(failure, "syntax/raw-string-hashes", { start, end: start + 1 }, {});
  } else if (failure.kind === "MissingEndingQuote") {
    const hashes = /^#*/.exec(scanner.text.slice(start + 1, start + 257))?.[0] ?? "";
    const span = { start, end: lineEnd(scanner, start) };
    scanner.report(failure, "syntax/unclosed-string", span, { delimiter: `"${hashes}` });
  } else if (scanner.code(start + 1) === 0x23) {
    scanner.report(failure, "syntax/raw-string", { start: failure.start, end: failure.start }, {});
  } else return undefined;
  const end = lineEnd(scanner, start);
  scanner.at = end;
  const content = Math.min(start + 1, end);
  return { kind: "string", start, end, form: "raw", content: { start: content, end }, closed: false };
}

/** After a string failed at the cursor, which stands on some text. */
export function recoverString(scanner: Scanner, failure: Failure): StringLiteral | Missing {
  const start = scanner.at;
  const first = scanner.code(start);
  if (first === QUOTE) return recoverQuoted(scanner, failure);
  const recovered = first === 0x72 ? recoverRaw(scanner, failure) : recoverForeignQuotes(scanner, failure);
  if (recovered !== undefined) return recovered;
  const end = bareWordEnd(scanner, start);
  if (end === start) {
    reportMissingValue(scanner, failure, BYTES);
    return missing("right", start);
  }
  const span = { start, end };
  const text = scanner.text.slice(start, end);
  const fix = replaceFix("Put it in double quotes", span, quote(text));
  scanner.report(failure, "syntax/missing-quotes", span, { text: excerpt(text) }, [fix]);
  scanner.at = end;
  scanner.skip(start, end);
  return missing("right", start);
}

/** After a regex literal failed at the cursor. */
export function recoverRegex(scanner: Scanner, failure: Failure): RegexLiteral | Missing {
  const start = scanner.at;
  if (isBoundary(scanner, start)) return reportMissingValue(scanner, failure, BYTES);
  if (scanner.code(start) !== QUOTE) {
    const literal = recoverString(scanner, failure);
    return literal.kind === "missing" ? literal : asRegex(literal);
  }
  const { end, closed } = looseStringEnd(scanner, start);
  const span = { start, end: Math.max(end, start + 1) };
  if (closed) scanner.report(failure, "syntax/unclosed-class", span, {});
  else scanner.report(failure, "syntax/unclosed-string", span, { delimiter: '"' });
  scanner.at = end;
  return asRegex(stringNode(start, end, start + 1, closed ? end - 1 : end, closed));
}

function asRegex(literal: StringLiteral): RegexLiteral {
  const { start, end, content, closed } = literal;
  return { kind: "regex", start, end, form: literal.form === "raw" ? "raw" : "quoted", content, closed };
}

/** After a wildcard literal failed at the cursor. */
export function recoverWildcard(scanner: Scanner, failure: Failure): WildcardLiteral | Missing {
  if (isBoundary(scanner, scanner.at)) return reportMissingValue(scanner, failure, BYTES);
  const literal = recoverString(scanner, failure);
  if (literal.kind === "missing") return literal;
  const { start, end, content, closed } = literal;
  return { kind: "wildcard", start, end, form: literal.form === "raw" ? "raw" : "quoted", content, closed };
}

/** Reports a wildcard whose text is no wildcard. */
export function reportWildcard(scanner: Scanner, literal: WildcardLiteral, failure: Failure): void {
  const count = /has (\d+) star metacharacters, but the limit is (\d+)/.exec(failure.message);
  const span = { start: literal.start, end: literal.end };
  if (count !== null) {
    scanner.report(failure, "syntax/wildcard-stars", span, { count: Number(count[1]), limit: Number(count[2]) });
  } else if (failure.message.includes("double star")) {
    const at = scanner.text.indexOf("**", literal.content.start);
    const stars = at === -1 || at + 2 > literal.content.end ? span : { start: at, end: at + 2 };
    const fixes = stars === span ? [] : [replaceFix("Write one *", stars, "*")];
    scanner.report(failure, "syntax/wildcard-double-star", stars, {}, fixes);
  } else scanner.report(failure, "syntax/wildcard", span, { raw: literal.form === "raw" });
}

/** The right side of something whose left side is not understood: taken by its own first character, without a judgement. */
export function recoverRight(scanner: Scanner): Right {
  const start = scanner.at;
  if (isBoundary(scanner, start)) return missing("right", start);
  const first = scanner.code(start);
  if (first === QUOTE) {
    const { end, closed } = looseStringEnd(scanner, start);
    scanner.at = end;
    return stringNode(start, end, start + 1, closed ? end - 1 : end, closed);
  }
  if (first === 0x7b) {
    let at = start + 1;
    for (let code = scanner.code(at); code >= 0 && code !== 0x7d; code = scanner.code(at))
      at = code === QUOTE ? looseStringEnd(scanner, at).end : at + 1;
    scanner.at = Math.min(at + 1, scanner.end);
    return { kind: "set", start, end: scanner.at, members: [], closed: scanner.code(at) === 0x7d };
  }
  if (first === 0x24) {
    let end = start + 1;
    while (isWord(scanner.code(end)) || scanner.code(end) === 0x2e) end++;
    scanner.at = end;
    return { kind: "list", start, end, name: scanner.text.slice(start + 1, end) };
  }
  takeWord(scanner);
  return missing("right", start);
}
