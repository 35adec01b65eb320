import { INT, IP, type ValueType } from "#core/catalog/value-type.ts";
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
  regex: 'A regular expression in double quotes, such as `"^/api/"`,',
  wildcard: 'A pattern in double quotes, such as `"*.example.com"`,',
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

function reportMissingValue(scanner: Scanner, failure: Failure, wanted: string | undefined): Missing {
  const at = scanner.at;
  scanner.report(failure, "syntax/expected-value", { start: at, end: at }, { wanted: wanted ?? "A value" });
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
  if (isBoundary(scanner, start)) return reportMissingValue(scanner, failure, WANTED[type.kind]);
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
  } else
    scanner.report(
      failure,
      "syntax/ip-address",
      span,
      { text: excerpt(text) },
      starFixes(scanner, operator, span, text),
    );
  return missing("right", start);
}

/** `ip.src eq 10.1.*`: the network that the star stands for. */
function starFixes(scanner: Scanner, operator: Span | undefined, span: Span, text: string): Fix[] {
  const octets = /^(\d+(?:\.\d+){0,2})(?:\.\*)+$/.exec(text)?.[1]?.split(".");
  if (operator === undefined || octets === undefined) return [];
  const written = scanner.text.slice(operator.start, operator.end);
  const network = `{${[...octets, "0", "0", "0"].slice(0, 4).join(".")}/${octets.length * 8}}`;
  if ((written !== "eq" && written !== "==") || octets.some((octet) => Number(octet) > 255)) return [];
  return [replaceFix(`Write in ${network}`, { start: operator.start, end: span.end }, `in ${network}`)];
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
    scanner.report(failure, "syntax/unclosed-string", span, { delimiter: '"' }, [closeFix(scanner, start, end, '"')]);
  }
  scanner.at = end;
  return stringNode(start, end, start + 1, contentEnd, closed);
}

/** Closes a string that was left open at `start` of a line that ends at `end`: brackets that close others stay outside. */
function closeFix(scanner: Scanner, start: number, end: number, delimiter: string): Fix {
  const { text } = scanner;
  let open = 0;
  for (let at = start + 1; at < end; at++) {
    const character = text.charAt(at);
    if ("([{".includes(character)) open++;
    else if (")]}".includes(character)) open--;
  }
  let place = end;
  for (; place > start + 1 && open < 0; place--) {
    const character = text.charAt(place - 1);
    if (")]}".includes(character)) open++;
    else if (character !== " ") break;
  }
  while (place < end && place > start + 1 && text.charAt(place - 1) === " ") place--;
  const edits = [{ start: place, end: place, newText: delimiter }];
  return { title: `Add the closing ${delimiter}`, edits, preferred: true };
}

/** Whether a string that is reported as never ending takes all of the text up to the cursor: brackets left open are its doing. */
export function endsInOpenString(scanner: Scanner): boolean {
  const end = scanner.textEnd(scanner.at);
  return scanner.findings.some((found) => found.code === "syntax/unclosed-string" && found.end >= end);
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

/** Where a string stands: on the right of an operator, in a set, or in a call. */
export type StringPlace = "value" | "member" | "argument";

/** Where a string ends whose content runs on into another comparison: the end of what was meant, or -1. */
function meantStringEnd(scanner: Scanner, literal: StringLiteral, place: StringPlace): number {
  const { start, end } = literal;
  const newline = scanner.text.indexOf("\n", start);
  if (newline !== -1 && newline <= end) return lineEnd(scanner, start);
  if (end - start > MAX_TORN) return -1;
  const content = scanner.text.slice(start + 1, end - 1);
  if (place === "member") return /\S\s+$/.test(content) ? start + 1 + content.trimEnd().length : -1;
  if (place === "argument") {
    const comma = content.search(/,\s*$/);
    return comma === -1 ? -1 : start + 1 + comma;
  }
  // The rest has to read like an expression that stops where a string starts.
  if (!/(?:[=~<>{(,]|\b(?:eq|ne|lt|le|gt|ge|in|contains|matches|wildcard))\s*$/.test(content)) return -1;
  const cut = content.search(/\)*\s+(?:and|or|xor|&&|\|\|)\s/);
  return cut === -1 ? -1 : start + 1 + cut;
}

/** Nobody writes longer strings without closing them. */
const MAX_TORN = 4096;

/**
 * A quoted string with text right after it, at `at`, was probably left open, and its end is the quote that opens the
 * next one. Reports it and gives the string as it was meant; the cursor is moved there.
 */
export function reportTornString(
  scanner: Scanner,
  failure: Failure,
  literal: StringLiteral,
  at: number,
  place: StringPlace,
): StringLiteral | undefined {
  const { start, end, form } = literal;
  if (form !== "quoted" || end !== at || isBoundary(scanner, end) || scanner.code(end) <= 0x20) return undefined;
  if (!scanner.wantsReport({ start, end })) return undefined;
  const meantEnd = meantStringEnd(scanner, literal, place);
  if (meantEnd === -1) return undefined;
  const fix: Fix = {
    title: 'Add the closing "',
    edits: [{ start: meantEnd, end: meantEnd, newText: '"' }],
    preferred: true,
  };
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
    const delimiter = `"${hashes}`;
    const fixes = [closeFix(scanner, start + delimiter.length, span.end, delimiter)];
    scanner.report(failure, "syntax/unclosed-string", span, { delimiter }, fixes);
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
  const closing = closingQuote(scanner, start);
  const contentEnd = closing === -1 ? bareWordEnd(scanner, start) : closing;
  const end = closing === -1 ? contentEnd : closing + 1;
  if (end === start) {
    reportMissingValue(scanner, failure, WANTED["Bytes"]);
    return missing("right", start);
  }
  const span = { start, end };
  const text = scanner.text.slice(start, contentEnd);
  const fix = replaceFix("Put it in double quotes", span, quote(text));
  scanner.report(failure, "syntax/missing-quotes", span, { text: excerpt(text) }, [fix]);
  scanner.at = end;
  scanner.skip(start, end);
  return missing("right", start);
}

/** The quote that closes the text at `start`, whose opening quote is missing; -1 when there is none. */
function closingQuote(scanner: Scanner, start: number): number {
  const line = scanner.text.slice(start, Math.min(lineEnd(scanner, start), start + MAX_TORN));
  const quote = line.search(/["(){}]| (?:and|or|xor) /);
  if (quote <= 0 || line.charCodeAt(quote) !== QUOTE || line.charCodeAt(quote - 1) === 0x20) return -1;
  // With an even number of quotes this one opens a string.
  return (line.match(/"/g)?.length ?? 0) % 2 === 1 ? start + quote : -1;
}

/** After a regex literal failed at the cursor. */
export function recoverRegex(scanner: Scanner, failure: Failure): RegexLiteral | Missing {
  const start = scanner.at;
  if (isBoundary(scanner, start)) return reportMissingValue(scanner, failure, WANTED["regex"]);
  const slashed = /^\/((?:\\.|[^/\\\s"])+)\/([a-z]*)/.exec(
    scanner.text.slice(start, Math.min(lineEnd(scanner, start), start + MAX_TORN)),
  );
  if (slashed !== null) {
    const [whole, content = "", flags = ""] = slashed;
    const span = { start, end: start + whole.length };
    const pattern = `"${flags.includes("i") ? "(?i)" : ""}${content.replaceAll("\\/", "/")}"`;
    scanner.report(failure, "syntax/regex-slashes", span, { pattern: excerpt(pattern) }, [
      replaceFix(`Write ${excerpt(pattern)}`, span, pattern),
    ]);
    scanner.at = span.end;
    scanner.skip(start, span.end);
    return missing("right", start);
  }
  if (scanner.code(start) !== QUOTE) {
    const literal = recoverString(scanner, failure);
    return literal.kind === "missing" ? literal : asRegex(literal);
  }
  const { end, closed } = looseStringEnd(scanner, start);
  const span = { start, end: Math.max(end, start + 1) };
  if (closed) scanner.report(failure, "syntax/unclosed-class", span, {});
  else
    scanner.report(failure, "syntax/unclosed-string", span, { delimiter: '"' }, [closeFix(scanner, start, end, '"')]);
  scanner.at = end;
  return asRegex(stringNode(start, end, start + 1, closed ? end - 1 : end, closed));
}

function asRegex(literal: StringLiteral): RegexLiteral {
  const { start, end, content, closed } = literal;
  return { kind: "regex", start, end, form: literal.form === "raw" ? "raw" : "quoted", content, closed };
}

/** After a wildcard literal failed at the cursor. */
export function recoverWildcard(scanner: Scanner, failure: Failure): WildcardLiteral | Missing {
  if (isBoundary(scanner, scanner.at)) return reportMissingValue(scanner, failure, WANTED["wildcard"]);
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
  const raw = first === 0x72 ? /^r(#*)"/.exec(scanner.text.slice(start, start + 258)) : null;
  if (raw !== null) {
    const contentStart = start + raw[0].length;
    const contentEnd = scanner.text.indexOf(`"${raw[1]}`, contentStart);
    const closed = contentEnd !== -1 && contentEnd < scanner.end;
    scanner.at = closed ? contentEnd + 1 + (raw[1] as string).length : lineEnd(scanner, start);
    const content = { start: contentStart, end: closed ? contentEnd : Math.max(contentStart, scanner.at) };
    return { kind: "string", start, end: Math.max(scanner.at, contentStart), form: "raw", content, closed };
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
