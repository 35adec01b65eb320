import type { Scheme } from "#core/catalog/scheme.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import type { Failure } from "./engine-errors.ts";
import { argumentEnd, excerpt } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { suggestName } from "./suggest.ts";
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
  const suggestion = suggestName(scanner.scheme, name, isCall);
  const fixes = suggestion === undefined ? [] : [replaceFix(`Write ${suggestion}`, span, suggestion)];
  const code = isCall ? "type/unknown-function" : "type/unknown-field";
  scanner.report(failure, code, span, { name: excerpt(name), suggestion }, fixes);
}

/** Whether an unknown name where a string may stand is rather a string without quotes: it is near no known name. */
export function isUnquotedText(scanner: NamingScanner, name: string): boolean {
  return suggestName(scanner.scheme, name, false) === undefined;
}

/** Whether the unknown dotted name at the cursor was meant as a field: it starts like one and is near one. */
export function looksLikeField(scanner: NamingScanner): boolean {
  const start = scanner.at;
  const end = scanner.identifierEnd(start);
  const name = scanner.text.slice(start, end);
  const dot = name.indexOf(".");
  if (dot === -1 || scanner.code(end) === 0x2d || scanner.code(end) === 0x2f) return false;
  const family = name.slice(0, dot + 1);
  if (!scanner.scheme.fieldNames().some((known) => known.startsWith(family))) return false;
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
