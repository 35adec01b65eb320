import type { Scheme } from "#core/catalog/scheme.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import type { Failure } from "./engine-errors.ts";
import { argumentEnd, excerpt, isDoubled } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { familyExample, isFieldFamily, suggestName } from "./suggest.ts";
import { replaceFix } from "./value-slips.ts";

/** A scanner that knows the names. */
export interface NamingScanner extends Scanner {
  readonly scheme: Scheme;
}

/** Reports a name that the scheme does not know, with the nearest one that it does. */
export function reportUnknownName(
  scanner: NamingScanner,
  failure: Failure,
  span: Span,
  name: string,
  isCall: boolean,
): void {
  if (!scanner.wantsReport(span)) {
    scanner.mistakes++;
    return;
  }
  if (isCall && reportOperatorAsFunction(scanner, failure, span, name)) return;
  if (!isCall && (name === "any" || name === "all")) {
    const next = scanner.triviaEnd(span.end);
    if (isDoubled(scanner, span, next)) {
      const edits = [{ start: span.start, end: next, newText: "" }];
      const fix = { title: "Remove one", edits, preferred: true };
      scanner.report(failure, "syntax/doubled", span, { text: name }, [fix]);
      return;
    }
    scanner.report(failure, "syntax/call-parenthesis", span, { name });
    return;
  }
  const family = isCall ? undefined : familyExample(scanner.scheme, name);
  if (family !== undefined) {
    scanner.report(failure, "type/field-family", span, { name, example: family });
    return;
  }
  const suggestion = suggestName(scanner.scheme, name, isCall);
  const fixes = suggestion === undefined ? [] : [replaceFix(`Write ${suggestion}`, span, suggestion)];
  const code = isCall ? "type/unknown-function" : "type/unknown-field";
  scanner.report(failure, code, span, { name: excerpt(name), suggestion }, fixes);
}

/**
 * `lowerhttp.host)`: a function's name that the first argument follows without `(`. Reports it and gives the offset
 * after the call's `)`, or undefined when the name is something else.
 */
export function reportFusedCall(
  scanner: NamingScanner,
  failure: Failure,
  span: Span,
  name: string,
): number | undefined {
  if (!scanner.wantsReport(span)) return undefined;
  const known = scanner.scheme
    .functionNames()
    .find((known) => name.startsWith(known) && scanner.scheme.field(name.slice(known.length)) !== undefined);
  if (known === undefined) return undefined;
  const open = span.start + known.length;
  const fix: Fix = { title: "Add the opening (", edits: [{ start: open, end: open, newText: "(" }], preferred: true };
  scanner.report(failure, "syntax/call-parenthesis", span, { name: known }, [fix]);
  let end = argumentEnd(scanner, span.end);
  while (scanner.code(end) === 0x2c) end = argumentEnd(scanner, end + 1);
  return scanner.code(end) === 0x29 ? end + 1 : end;
}

/** Whether an unknown name where a string may stand is rather a string without quotes: it is near no known name. */
export function isUnquotedText(scanner: NamingScanner, name: string): boolean {
  return !startsLikeField(scanner, name) && suggestName(scanner.scheme, name, false) === undefined;
}

/** Whether a dotted name has the first part of some field, such as `http.`. */
function startsLikeField(scanner: NamingScanner, name: string): boolean {
  const dot = name.indexOf(".");
  return dot !== -1 && isFieldFamily(scanner.scheme, name.slice(0, dot + 1));
}

/** Whether the unknown dotted name at the cursor was meant as a field: it starts like one and is near one. */
export function looksLikeField(scanner: NamingScanner): boolean {
  const start = scanner.at;
  const end = scanner.identifierEnd(start);
  const name = scanner.text.slice(start, end);
  if (scanner.code(end) === 0x2d || scanner.code(end) === 0x2f || !startsLikeField(scanner, name)) return false;
  return suggestName(scanner.scheme, name, false) !== undefined;
}

/** `contains(field, "x")`: an operator written as a function. Gives false when the name is none. */
function reportOperatorAsFunction(scanner: Scanner, failure: Failure, span: Span, name: string): boolean {
  if (!OPERATOR_NAMES.has(name)) return false;
  const open = scanner.triviaEnd(span.end);
  const first = { start: scanner.triviaEnd(open + 1), end: argumentEnd(scanner, scanner.triviaEnd(open + 1)) };
  const comma = scanner.triviaEnd(first.end);
  const secondStart = scanner.triviaEnd(comma + 1);
  const second = { start: secondStart, end: argumentEnd(scanner, secondStart) };
  const close = scanner.triviaEnd(second.end);
  const isBinary = scanner.code(comma) === 0x2c && scanner.code(close) === 0x29 && second.end > second.start;
  const text = `${sliceOf(scanner.text, first)} ${name} ${sliceOf(scanner.text, second)}`;
  const fixes = isBinary ? [replaceFix(`Write ${text}`, { start: span.start, end: close + 1 }, text)] : [];
  scanner.report(failure, "syntax/operator-as-function", span, { name }, fixes);
  return true;
}

const OPERATOR_NAMES: ReadonlySet<string> = new Set(["contains", "matches", "wildcard", "eq", "ne", "in"]);
