import { INT, IP, typeName, type ValueType } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import type { ListName, Operand, Right, SetMember } from "./ast.ts";
import { type Failure, invalidListName } from "./engine-errors.ts";
import { isNetwork, networkOf, parseIp } from "./ip.ts";
import {
  bareWordEnd,
  excerpt,
  foreignQuoted,
  isBoundary,
  isLogicalWord,
  looseStringEnd,
  missing,
  reportDoubled,
} from "./recovery.ts";
import { isWord, type Scanner } from "./scanner.ts";
import { endsInOpenString, quote, recoverString, replaceFix, reportTornString } from "./value-slips.ts";

const EXAMPLES: Readonly<Record<string, string>> = { Int: "{80 443}", Ip: "{192.0.2.0/24}", Bytes: '{"a" "b"}' };

function isMemberEnd(scanner: Scanner, at: number): boolean {
  return isBoundary(scanner, at) || scanner.code(at) <= 0x20;
}

/** After `in` comes neither `{` nor `$`: a bare value, other brackets, or nothing. */
export function recoverSet(scanner: Scanner, failure: Failure, left: Operand): Right {
  const start = scanner.at;
  const first = scanner.code(start);
  const closing = first === 0x28 ? 0x29 : first === 0x5b ? 0x5d : 0;
  if (closing !== 0) return recoverBrackets(scanner, failure, closing);
  if (isBoundary(scanner, start)) {
    const span = { start, end: start };
    const details = { example: EXAMPLES[left.type.kind] ?? "{…}", list: "$list" };
    scanner.report(failure, "syntax/set-expected", span, details);
    return missing("right", start);
  }
  const found = looseMembers(scanner, left.type);
  const word = scanner.text.slice(start, found.end);
  const isListName = /^[a-z_][a-z0-9_]*$/.test(word);
  const example = excerpt(`{${found.members.join(" ")}}`);
  const braces = replaceFix("Put it in braces", { start, end: found.end }, `{${found.members.join(" ")}}`);
  const list = replaceFix(`Write $${word}`, { start, end: found.end }, `$${word}`);
  const isNoMember = isListName && left.type.kind !== "Bytes";
  const fixes = isNoMember ? [list] : isListName ? [braces, { ...list, preferred: false }] : [braces];
  const details = { example: isNoMember ? "{…}" : example, list: isListName ? `$${word}` : "$list" };
  scanner.report(failure, "syntax/set-expected", { start, end: found.end }, details, fixes);
  scanner.at = found.end;
  scanner.skip(start, found.end);
  return missing("right", start);
}

/** The values at the cursor that were meant as a set: one or more, up to a closing brace where one stands. */
function looseMembers(scanner: Scanner, type: ValueType): { members: string[]; end: number } {
  const members: string[] = [];
  let end = scanner.at;
  for (let at = end; members.length === 0 || !isSetEnd(scanner, at); ) {
    if (scanner.code(at) === 0x2c) {
      at = scanner.triviaEnd(at + 1);
      continue;
    }
    const isQuoted = scanner.code(at) === 0x22;
    end = isQuoted ? looseStringEnd(scanner, at).end : Math.max(bareWordEnd(scanner, at), at + 1);
    const text = scanner.text.slice(at, end);
    if (type.kind === "Bytes") members.push(isQuoted ? text : quote(text));
    else members.push(unquoted(text) ?? text);
    at = scanner.triviaEnd(end);
  }
  const close = scanner.triviaEnd(end);
  return { members, end: scanner.code(close) === 0x7d ? close + 1 : end };
}

/** Whether no further member of a set without braces stands at `at`. */
function isSetEnd(scanner: Scanner, at: number): boolean {
  return scanner.code(at) === 0x2c ? isBoundary(scanner, scanner.triviaEnd(at + 1)) : isBoundary(scanner, at);
}

function recoverBrackets(scanner: Scanner, failure: Failure, closing: number): Right {
  const start = scanner.at;
  let at = start + 1;
  const commas: number[] = [];
  for (let code = scanner.code(at); code >= 0 && code !== closing; code = scanner.code(at)) {
    if (code === 0x2c) commas.push(at);
    at = code === 0x22 ? looseStringEnd(scanner, at).end : at + 1;
  }
  const end = Math.min(at + 1, scanner.end);
  const written = closing === 0x29 ? "( )" : "[ ]";
  const edits = [
    { start, end: start + 1, newText: "{" },
    ...commas.map((comma) => commaEdit(scanner, comma)),
    { start: at, end, newText: "}" },
  ];
  const fixes = at < scanner.end ? [{ title: "Write braces", edits, preferred: true }] : [];
  scanner.report(failure, "syntax/set-brackets", { start, end }, { written }, fixes);
  scanner.at = end;
  scanner.skip(start, end);
  return missing("right", start);
}

/** Removes a comma; where nothing else separates the members, a blank takes its place. */
function commaEdit(scanner: Scanner, comma: number): { start: number; end: number; newText: string } {
  const separated = scanner.code(comma + 1) <= 0x20 || scanner.code(comma - 1) <= 0x20;
  return { start: comma, end: comma + 1, newText: separated ? "" : " " };
}

/** A list name that is none; the cursor stands after what was taken as its name. */
export function recoverList(scanner: Scanner, start: number, nameEnd: number): ListName {
  const first = start + 1;
  const length = nameEnd > first ? nameEnd - first : scanner.characterLength(first);
  const failure = invalidListName(scanner.text.slice(first, first + length), first, scanner.end);
  let end = first;
  while (isWord(scanner.code(end)) || scanner.code(end) === 0x2e || scanner.code(end) === 0x2d) end++;
  const name = scanner.text.slice(first, end);
  reportListName(scanner, failure, { start, end });
  scanner.at = end;
  return { kind: "list", start, end, name };
}

/** Reports a list name, `$` included, with characters that it cannot have. */
export function reportListName(scanner: Scanner, failure: Failure, span: Span): void {
  const name = scanner.text.slice(span.start + 1, span.end);
  const meant = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.]/g, "_")
    .replaceAll(/^\.+|\.+$/g, "");
  const fixes = meant === name || meant === "" ? [] : [replaceFix(`Write $${meant}`, span, `$${meant}`)];
  scanner.report(failure, "syntax/list-name", span, { name }, fixes);
}

/** Reports `in $list` for a type that has no lists. */
export function reportNoList(scanner: Scanner, left: Operand, span: Span, failure: Failure): void {
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  scanner.report(failure, "type/no-list", span, { operand, type: typeName(left.type) });
}

/**
 * After a member of a set failed at the cursor: reports it and moves on to the next member.
 * Gives false where the set has no end of its own.
 */
export function recoverMember(
  scanner: Scanner,
  failure: Failure,
  type: ValueType,
  open: number,
  members: SetMember[],
): boolean {
  const start = scanner.at;
  const first = scanner.code(start);
  const last = members.at(-1);
  const torn = last?.kind === "string" ? reportTornString(scanner, failure, last, start, "member") : undefined;
  if (torn !== undefined) {
    members[members.length - 1] = torn;
    return true;
  }
  if (first === 0x2c) {
    reportCommas(scanner, failure, open);
    scanner.skip(start, start + 1);
    scanner.at++;
    return true;
  }
  const isAbandoned = isLogicalWord(scanner, start) && start > scanner.lastBrace();
  if (first < 0 || first === 0x29 || isAbandoned) {
    const fix: Fix = {
      title: "Add the closing }",
      edits: [{ start: scanner.textEnd(start), end: scanner.textEnd(start), newText: "}" }],
      preferred: true,
    };
    // The blank before the text that follows stays outside.
    scanner.at = scanner.textEnd(start);
    if (endsInOpenString(scanner)) {
      scanner.mistakes++;
      return false;
    }
    scanner.report(failure, "syntax/unclosed", { start: open, end: open + 1 }, { opening: "{", closing: "}" }, [fix]);
    return false;
  }
  if (first === 0x7b) {
    const brace = { start: open, end: open + 1 };
    if (members.length === 0) reportDoubled(scanner, failure, brace, start);
    else scanner.report(failure, "syntax/unexpected", { start, end: start + 1 }, { text: "{" });
    scanner.at = start + 1;
    return true;
  }
  if (first === 0x24) return recoverListMember(scanner, failure, open);
  if (type === INT) reportIntegerMember(scanner, failure);
  else if (type === IP) reportIpMember(scanner, failure, last);
  else {
    if (reportUnquotedMembers(scanner, failure, open)) return true;
    const literal = recoverString(scanner, failure);
    if (literal.kind === "string") members.push(literal);
    if (scanner.at === start) {
      // Something that starts no string, such as another `{`.
      scanner.at++;
      scanner.skip(start, scanner.at);
    }
    // A member without its closing quote takes the rest of the set with it.
    return literal.kind !== "string" || literal.closed;
  }
  return true;
}

/** One finding for all commas of a set: the first comma speaks for them. */
function reportCommas(scanner: Scanner, failure: Failure, open: number): void {
  const first = scanner.at;
  const span = { start: first, end: first + 1 };
  if (scanner.commasReportedIn === open || !scanner.wantsReport(span)) {
    scanner.mistakes++;
    return;
  }
  scanner.commasReportedIn = open;
  const edits = [];
  let at = first;
  for (let code = scanner.code(at); code >= 0 && code !== 0x7d; code = scanner.code(at)) {
    if (code === 0x2c) edits.push(commaEdit(scanner, at));
    at = code === 0x22 ? looseStringEnd(scanner, at).end : at + 1;
  }
  scanner.report(failure, "syntax/set-comma", span, {}, [{ title: "Remove the commas", edits, preferred: true }]);
}

/**
 * Members without quotes, or in quotes of another kind: one finding for all of those of a closed set from the cursor on,
 * which is moved over them. False where there is only one, or something else among them.
 */
function reportUnquotedMembers(scanner: Scanner, failure: Failure, open: number): boolean {
  const start = scanner.at;
  if (!scanner.wantsReport({ start, end: start + 1 })) return false;
  const isQuoted = foreignQuoted(scanner, start) !== undefined;
  const edits: TextEdit[] = [];
  let at = start;
  let end = start;
  let firstEnd = start;
  while (scanner.code(at) !== 0x7d) {
    const code = scanner.code(at);
    const quoted = foreignQuoted(scanner, at);
    if (code === 0x2c) {
      edits.push(commaEdit(scanner, at));
      end = at + 1;
    } else if (code === 0x22) end = looseStringEnd(scanner, at).end;
    else {
      end = quoted?.end ?? bareWordEnd(scanner, at);
      if (end === at || code === 0x24 || isLogicalWord(scanner, at)) return false;
      edits.push({ start: at, end, newText: quote(quoted?.content ?? scanner.text.slice(at, end)) });
      if (firstEnd === start) firstEnd = end;
    }
    at = scanner.triviaEnd(end);
  }
  if (edits.length < 2) return false;
  scanner.commasReportedIn = open;
  const span = { start, end: firstEnd };
  const text = scanner.text.slice(start, firstEnd);
  const fixes = [{ title: isQuoted ? "Use double quotes" : "Put them in double quotes", edits, preferred: true }];
  if (isQuoted) scanner.report(failure, "syntax/quote-style", span, { written: text.charAt(0) }, fixes);
  else scanner.report(failure, "syntax/missing-quotes", span, { text: excerpt(text) }, fixes);
  scanner.skip(start, end);
  scanner.at = end;
  return true;
}

function recoverListMember(scanner: Scanner, failure: Failure, open: number): boolean {
  const start = scanner.at;
  let end = start + 1;
  while (isWord(scanner.code(end)) || scanner.code(end) === 0x2e) end++;
  const span = { start, end };
  const name = scanner.text.slice(start, end);
  const close = scanner.triviaEnd(end);
  const isAlone = scanner.triviaEnd(open + 1) === start && scanner.code(close) === 0x7d;
  const fixes = isAlone ? [replaceFix(`Write ${name}`, { start: open, end: close + 1 }, name)] : [];
  scanner.report(failure, "syntax/set-list", span, { name }, fixes);
  scanner.skip(start, end);
  scanner.at = end;
  return true;
}

/** The text up to the next blank or end of the set; it is stepped over. */
function takeMember(scanner: Scanner): Span {
  const start = scanner.at;
  if (scanner.code(start) === 0x22) scanner.at = looseStringEnd(scanner, start).end;
  else {
    let end = start + 1;
    while (!isMemberEnd(scanner, end) && scanner.code(end) !== 0x22) end++;
    scanner.at = end;
  }
  scanner.skip(start, scanner.at);
  return { start, end: scanner.at };
}

function unquoted(text: string): string | undefined {
  return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
}

/** A range whose ends are in the wrong order, or of two address families. */
function reportRangeOrder(scanner: Scanner, failure: Failure, span: Span, text: string): void {
  const [from = "", to = ""] = text.split("..");
  const swapped = `${to}..${from}`;
  const fixes = from.includes(":") === to.includes(":") ? [replaceFix(`Write ${excerpt(swapped)}`, span, swapped)] : [];
  scanner.report(failure, "syntax/range-order", span, { text: excerpt(text) }, fixes);
}

function reportIntegerMember(scanner: Scanner, failure: Failure): void {
  const span = takeMember(scanner);
  const text = scanner.text.slice(span.start, span.end);
  const inner = unquoted(text);
  if (inner !== undefined && /^-?(0|[1-9][0-9]{0,17})$/.test(inner)) {
    const fix = replaceFix("Remove the quotes", span, inner);
    scanner.report(failure, "syntax/needless-quotes", span, { what: "An Integer", text: inner }, [fix]);
  } else if (failure.kind === "IncompatibleRangeBounds") reportRangeOrder(scanner, failure, span, text);
  else if (/too (large|small)/.test(failure.message))
    scanner.report(failure, "syntax/number-range", span, { text: excerpt(text) });
  else if (/^0[0-9]+$/.test(text)) {
    const decimal = text.replace(/^0+(?=.)/, "");
    const fix = replaceFix(`Write ${decimal}`, span, decimal);
    scanner.report(failure, "syntax/octal-number", span, { text: excerpt(text), decimal: excerpt(decimal) }, [fix]);
  } else scanner.report(failure, "syntax/number", span, { text: excerpt(text) });
}

function reportIpMember(scanner: Scanner, failure: Failure, last: SetMember | undefined): void {
  const span = takeMember(scanner);
  const text = scanner.text.slice(span.start, span.end);
  if (text.startsWith("-") && last?.kind === "ip" && last.end === span.start && parseIp(text.slice(1)) !== undefined) {
    const range = { start: last.start, end: span.end };
    const dotted = `${scanner.text.slice(last.start, last.end)}..${text.slice(1)}`;
    scanner.report(failure, "syntax/range-dash", range, { text: dotted }, [
      replaceFix(`Write ${dotted}`, range, dotted),
    ]);
    return;
  }
  const inner = unquoted(text);
  const slash = text.lastIndexOf("/");
  const address = slash === -1 ? undefined : parseIp(text, 0, slash);
  if (inner !== undefined && parseIp(inner.replace(/\/\d+$/, "")) !== undefined) {
    const fix = replaceFix("Remove the quotes", span, inner);
    scanner.report(failure, "syntax/needless-quotes", span, { what: "An IP address", text: inner }, [fix]);
  } else if (failure.kind === "IncompatibleRangeBounds") reportRangeOrder(scanner, failure, span, text);
  else if (address === undefined) scanner.report(failure, "syntax/ip-address", span, { text: excerpt(text) });
  else {
    const length = /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : Number.NaN;
    const maximum = address.length * 8;
    if (length <= maximum && !isNetwork(address, length)) {
      const network = `${formatIp(networkOf(address, length))}/${length}`;
      const fix = replaceFix(`Write ${network}`, span, network);
      scanner.report(failure, "syntax/host-bits", span, { text, network }, [fix]);
    } else scanner.report(failure, "syntax/prefix-length", span, { text, maximum });
  }
}

/** An address in its usual notation: dotted IPv4, or IPv6 with its longest run of zero groups as `::`. */
export function formatIp(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((bytes[index * 2] as number) << 8) | (bytes[index * 2 + 1] as number),
  );
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.length < 2) return hex.join(":");
  return `${hex.slice(0, best.start).join(":")}::${hex.slice(best.start + best.length).join(":")}`;
}
