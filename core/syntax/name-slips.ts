import type { Scheme } from "#core/catalog/scheme.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison } from "./operator-words.ts";
import { argumentEnd, excerpt, isDoubled } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { familyExample, suggestName } from "./suggest.ts";
import { replaceFix } from "./value-slips.ts";

/** A scanner that knows the names. */
export interface NamingScanner extends Scanner {
  readonly scheme: Scheme;
}

/** `suggestName`, done when it is first asked for. */
function suggestionOf(scheme: Scheme, name: string, isCall: boolean): () => string | undefined {
  let found: { readonly name: string | undefined } | undefined;
  return () => {
    found ??= { name: suggestName(scheme, name, isCall) };
    return found.name;
  };
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
  if (isCall && reportMethod(scanner, failure, span, name)) return;
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
  const code = isCall ? "type/unknown-function" : "type/unknown-field";
  const suggestion = suggestionOf(scanner.scheme, name, isCall);
  scanner.report(
    failure,
    code,
    span,
    () => ({ name: excerpt(name), suggestion: suggestion() }),
    () => {
      const meant = suggestion();
      const isUseful =
        meant !== undefined && (isCall || !isTrueOrFalse(scanner, meant) || !meetsText(scanner, span.end));
      return isUseful ? [replaceFix(`Write ${meant}`, span, meant)] : [];
    },
  );
}

function isTrueOrFalse({ scheme }: NamingScanner, name: string): boolean {
  return scheme.field(name)?.type.kind === "Bool";
}

/** Whether a comparison with text follows, as in `http.request.scheme eq "http"`, which no Boolean field can stand in. */
function meetsText({ text }: Scanner, at: number): boolean {
  const comparison = /\s*(?:\w+|[=!<>~]+)\s*\{?\s*(?:r#*)?"/y;
  comparison.lastIndex = at;
  return comparison.test(text);
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
  return dot !== -1 && familyExample(scanner.scheme, name.slice(0, dot)) !== undefined;
}

/** Whether the unknown dotted name at the cursor was meant as a field: it starts like one and is near one. */
export function looksLikeField(scanner: NamingScanner): boolean {
  const start = scanner.at;
  const end = scanner.identifierEnd(start);
  const name = scanner.text.slice(start, end);
  if (scanner.code(end) === 0x2d || scanner.code(end) === 0x2f || !startsLikeField(scanner, name)) return false;
  return suggestName(scanner.scheme, name, false) !== undefined;
}

/** `http.host.contains("a")`: a method of a field. Gives false when the name is something else. */
function reportMethod(scanner: NamingScanner, failure: Failure, span: Span, name: string): boolean {
  const dot = name.lastIndexOf(".");
  const field = name.slice(0, Math.max(dot, 0));
  if (scanner.scheme.field(field) === undefined) return false;
  const method = name.slice(dot + 1);
  const open = scanner.triviaEnd(span.end);
  const argument = { start: scanner.triviaEnd(open + 1), end: argumentEnd(scanner, scanner.triviaEnd(open + 1)) };
  const close = scanner.triviaEnd(argument.end);
  const whole = { start: span.start, end: close + 1 };
  const isClosed = scanner.code(close) === 0x29;
  const written = sliceOf(scanner.text, argument);
  const operator = foreignComparison(method);
  if (operator !== undefined) {
    const text = `${field} ${operator} ${written}`;
    const fixes = isClosed && written !== "" ? [replaceFix(`Write ${excerpt(text)}`, whole, text)] : [];
    scanner.report(failure, "syntax/operator-as-function", span, { name: operator }, fixes);
    return true;
  }
  const known = scanner.scheme.function(method) === undefined ? suggestName(scanner.scheme, method, true) : method;
  if (known === undefined) return false;
  const call = `${known}(${written === "" ? field : `${field}, ${written}`})`;
  const fixes = isClosed ? [replaceFix(`Write ${excerpt(call)}`, whole, call)] : [];
  scanner.report(failure, "syntax/infix-function", span, { name: known, call: excerpt(call) }, fixes);
  return true;
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
