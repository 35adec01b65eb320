import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { typeName, type ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { Argument } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { isUnquotedText, type NamingScanner, reportUnknownName } from "./name-slips.ts";
import { argumentEnd, bareWordEnd, foreignQuoted, isBoundary, looseStringEnd, missing } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { maximumArguments, minimumArguments } from "./signatures.ts";
import type { ExpectedType } from "./type-text.ts";
import { endsInOpenString, recoverString } from "./value-slips.ts";

/** Reports the level of nesting that is one too many; the levels inside it are not reported again. */
export function reportNesting(scanner: Scanner, failure: Failure, at: number, limit: number): void {
  if (scanner.findings.some((found) => found.code === "syntax/nesting")) {
    scanner.mistakes++;
    return;
  }
  scanner.report(failure, "syntax/nesting", { start: at, end: at + 1 }, { limit });
}

/**
 * Reports a bracket at `open` that is never closed and whose content ends at `contentEnd`. At the end of the text one fix
 * closes all the open `brackets`: they are one mistake, so only the innermost is reported.
 */
export function reportUnclosed(
  scanner: Scanner,
  failure: Failure,
  open: number,
  brackets: number,
  contentEnd: number,
): void {
  if (scanner.unclosedReported || endsInOpenString(scanner)) {
    scanner.mistakes++;
    return;
  }
  scanner.unclosedReported = true;
  const newText = ")".repeat(scanner.triviaEnd(scanner.at) >= scanner.end ? brackets : 1);
  const skipped = scanner.skipped.at(-1)?.end ?? 0;
  const end = skipped <= scanner.at ? Math.max(contentEnd, skipped) : contentEnd;
  const edits = [{ start: end, end, newText }];
  const fix = { title: `Add the closing ${newText}`, edits, preferred: true };
  scanner.report(failure, "syntax/unclosed", { start: open, end: open + 1 }, { opening: "(", closing: ")" }, [fix]);
}

/** Reports an argument that holds `and`, `or` or `xor` without parentheses of its own. */
export function reportLogicalInArgument(
  scanner: Scanner,
  failure: Failure,
  argument: Span,
  operator: Span,
  owner: string,
): void {
  const end = argumentEnd(scanner, argument.start);
  const edits = [
    { start: argument.start, end: argument.start, newText: "(" },
    { start: end, end, newText: ")" },
  ];
  const details = { operator: scanner.text.slice(operator.start, operator.end), name: owner };
  const fixes = [{ title: "Add parentheses", edits, preferred: true }];
  scanner.report(failure, "syntax/logical-in-argument", operator, details, fixes);
}

/** Reports two arguments without a comma, the second of which starts at `start`. */
export function reportMissingComma(scanner: Scanner, failure: Failure, last: Span, start: number): void {
  const end = Math.max(
    scanner.code(start) === 0x22 ? looseStringEnd(scanner, start).end : bareWordEnd(scanner, start),
    start + 1,
  );
  const fix = { title: "Add a comma", edits: [{ start: last.end, end: last.end, newText: "," }], preferred: true };
  scanner.report(failure, "syntax/argument-separator", { start, end }, {}, [fix]);
}

function countText(count: number): string {
  return count === 0 ? "no argument" : count === 1 ? "1 argument" : `${count} arguments`;
}

/** How many arguments a function takes, in words. */
function wantedCount(definition: SchemeFunction, isCloudflare: boolean): string {
  const least = minimumArguments(definition);
  const most = maximumArguments(definition, isCloudflare);
  if (most === undefined) return `${countText(least)} or more`;
  return most === least ? countText(least) : `${least} to ${countText(most)}`;
}

export function reportArgumentCount(
  scanner: Scanner,
  failure: Failure,
  definition: SchemeFunction,
  given: number,
  span: Span,
  isCloudflare: boolean,
): void {
  const details = { name: definition.name, wanted: wantedCount(definition, isCloudflare), given };
  scanner.report(failure, "type/argument-count", span, details);
}

export function reportEachInLaterArgument(scanner: Scanner, failure: Failure, span: Span, name: string): void {
  scanner.report(failure, "type/each-in-later-argument", span, { name });
}

export function reportArgumentKind(
  scanner: Scanner,
  failure: Failure,
  span: Span,
  name: string,
  index: number,
  wanted: "field" | "literal",
): void {
  scanner.report(failure, "type/argument-kind", span, { name, position: index + 1, wanted });
}

function expectedName(type: ExpectedType): string {
  return typeof type === "string" ? `${type}<…>` : typeName(type);
}

export function reportArgumentType(
  scanner: Scanner,
  failure: Failure,
  span: Span,
  name: string,
  index: number,
  expected: readonly ExpectedType[],
  actual: ValueType,
): void {
  const names = expected.map(expectedName);
  const wanted = `of type ${names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names.join("")}`;
  scanner.report(failure, "type/argument-type", span, { name, position: index + 1, wanted, given: typeName(actual) });
}

/**
 * Reports an argument that is neither a known operand nor a literal. Gives its node, or undefined where a name (up to
 * `nameEnd`) stands at the cursor that should be read on as an operand.
 */
export function reportBlindArgument(
  scanner: NamingScanner,
  failure: Failure,
  nameEnd: number,
  wantsText: boolean,
): Argument | undefined {
  const start = scanner.at;
  if (nameEnd > start) {
    const isCall = scanner.code(scanner.triviaEnd(nameEnd)) === 0x28;
    const name = scanner.text.slice(start, nameEnd);
    if (wantsText && !isCall && isUnquotedText(scanner, name)) return recoverString(scanner, failure);
    reportUnknownName(scanner, failure, { start, end: nameEnd }, name, isCall);
    return undefined;
  }
  if (isBoundary(scanner, start)) {
    const before = scanner.textEnd(start);
    const isTwice = scanner.code(start) === 0x2c && scanner.code(before - 1) === 0x2c;
    const edits = [{ start: before, end: start + 1, newText: "" }];
    const fixes = isTwice ? [{ title: "Remove one", edits, preferred: true }] : [];
    if (isTwice) scanner.report(failure, "syntax/doubled", { start, end: start + 1 }, { text: "," }, fixes);
    else scanner.report(failure, "syntax/expected-argument", { start, end: start }, {});
    return missing("operand", start);
  }
  if (foreignQuoted(scanner, start) !== undefined) return recoverString(scanner, failure);
  const end = start + Math.max(1, scanner.characterLength(start));
  scanner.report(failure, "syntax/expected-argument", { start, end }, {});
  return missing("operand", start);
}
