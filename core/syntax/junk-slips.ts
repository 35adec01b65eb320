import { BOOL } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import type { Comparison, Expression, Operand, Right } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, wordAt } from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import {
  bareWordEnd,
  excerpt,
  foreignQuoted,
  isBoundary,
  isDoubled,
  looseStringEnd,
  reportDoubled,
} from "./recovery.ts";
import { isDigit, isWord, type Scanner } from "./scanner.ts";
import { reportListName } from "./set-slips.ts";
import { replaceFix, reportTornString } from "./value-slips.ts";

/** The last node of an expression, where text that follows it would belong. */
export function lastLeaf(node: Expression): Expression {
  let leaf = node;
  for (;;) {
    if (leaf.kind === "logical") leaf = leaf.items[leaf.items.length - 1] as Expression;
    else if (leaf.kind === "not") leaf = leaf.operand;
    else return leaf;
  }
}

/** `node` with its last leaf replaced. */
function withLastLeaf(node: Expression, leaf: Expression): Expression {
  if (node.kind === "logical") {
    const last = withLastLeaf(node.items[node.items.length - 1] as Expression, leaf);
    return { ...node, items: [...node.items.slice(0, -1), last], end: last.end };
  }
  if (node.kind === "not") return { ...node, operand: withLastLeaf(node.operand, leaf), end: leaf.end };
  return leaf;
}

/** The expression with its last string cut at the end of the line on which it was left open; see `reportTornString`. */
export function mendTornString(
  scanner: Scanner,
  failure: Failure,
  left: Expression,
  start: number,
): Expression | undefined {
  const leaf = lastLeaf(left);
  if (leaf.kind !== "comparison" || leaf.right.kind !== "string" || leaf.right.end !== start) return undefined;
  const torn = reportTornString(scanner, failure, leaf.right, start, "value");
  return torn === undefined ? undefined : withLastLeaf(left, { ...leaf, right: torn, end: torn.end });
}

/** The value that a Boolean is compared with, at `start`; `truth` is undefined when it is not a constant. */
function comparedValue(scanner: Scanner, start: number): { end: number; truth: boolean | undefined } {
  const quoted = scanner.code(start) === 0x22 ? looseStringEnd(scanner, start).end : foreignQuoted(scanner, start)?.end;
  const end = quoted ?? bareWordEnd(scanner, start);
  const text = scanner.text.slice(start, end).replaceAll(/["']/g, "").toLowerCase();
  if (/^(true|1|yes|on)$/.test(text)) return { end, truth: true };
  if (/^(false|0|no|off)$/.test(text)) return { end, truth: false };
  return { end, truth: undefined };
}

/**
 * `ssl eq true`: a Boolean with a comparison at `start`. Reports it and gives the end of the compared value;
 * undefined when the left side is something else.
 */
export function reportBooleanCompared(
  scanner: Scanner,
  failure: Failure,
  left: Expression,
  start: number,
): number | undefined {
  const leaf = lastLeaf(left);
  if ((leaf.kind !== "field" && leaf.kind !== "call") || leaf.type !== BOOL) return undefined;
  const word = wordAt(scanner, start);
  const known = comparisonOperatorAt(scanner, start);
  const operator = known !== undefined && scanner.operatorEnd >= word.end ? known : foreignComparison(word.text);
  // A single `&` between Booleans was meant as `and`.
  if (operator === undefined || operator === "bitwise_and") return undefined;
  const operatorEnd = Math.max(word.end, known === operator ? scanner.operatorEnd : 0);
  const valueStart = scanner.triviaEnd(operatorEnd);
  const value = isBoundary(scanner, valueStart)
    ? { end: operatorEnd, truth: undefined }
    : comparedValue(scanner, valueStart);
  const operand = scanner.text.slice(leaf.start, leaf.end);
  const span = { start: leaf.start, end: value.end };
  scanner.report(
    failure,
    "type/boolean-compared",
    span,
    { operand: excerpt(operand) },
    booleanFixes(leaf, value, operator === "ne", operand),
  );
  return value.end;
}

function booleanFixes(
  leaf: Operand,
  value: { readonly end: number; readonly truth: boolean | undefined },
  isNegated: boolean,
  operand: string,
): Fix[] {
  if (value.truth === undefined) return [];
  const instead = value.truth === isNegated ? `not ${operand}` : operand;
  return [replaceFix(`Write ${excerpt(instead)}`, { start: leaf.start, end: value.end }, instead)];
}

/** The values in `span`, and the commas between them; undefined when anything else is among them. */
function valuesIn(scanner: Scanner, span: Span): { values: Span[]; commas: number[] } | undefined {
  const values: Span[] = [];
  const commas: number[] = [];
  for (let at = span.start; at < span.end; at = scanner.triviaEnd(at)) {
    const start = at;
    const first = scanner.code(at);
    if (first === 0x2c) {
      commas.push(at++);
      continue;
    }
    if (first === 0x22) at = looseStringEnd(scanner, at).end;
    else if (isDigit(first)) at = Math.max(bareWordEnd(scanner, at), at + 1);
    else return undefined;
    values.push({ start, end: at });
  }
  return values.length === 0 ? undefined : { values, commas };
}

/** Makes one comparison of an operator with the further values that follow it. */
function severalFix(scanner: Scanner, leaf: Comparison, values: readonly Span[], commas: readonly number[]): Fix {
  const last = values[values.length - 1] as Span;
  if (leaf.operator === "eq") {
    const edits: TextEdit[] = [
      { start: leaf.operatorSpan.start, end: leaf.operatorSpan.end, newText: "in" },
      { start: leaf.right.start, end: leaf.right.start, newText: "{" },
      ...commas.map((comma) => ({ start: comma, end: comma + 1, newText: "" })),
      { start: last.end, end: last.end, newText: "}" },
    ];
    return { title: "Make it a set", edits, preferred: true };
  }
  const again = scanner.text.slice(leaf.start, leaf.operatorSpan.end);
  const texts = [leaf.right, ...values].map((value) => `${again} ${scanner.text.slice(value.start, value.end)}`);
  const newText = `(${texts.join(leaf.operator === "ne" ? " and " : " or ")})`;
  return { title: "Repeat the comparison", edits: [{ start: leaf.start, end: last.end, newText }], preferred: true };
}

/** Several values after an operator that takes one; false when `span` holds something else. */
function reportSeveral(scanner: Scanner, failure: Failure, leaf: Comparison, span: Span): boolean {
  if (
    leaf.right.kind !== "string" &&
    leaf.right.kind !== "integer" &&
    leaf.right.kind !== "ip" &&
    leaf.right.kind !== "regex" &&
    leaf.right.kind !== "wildcard"
  )
    return false;
  const found = valuesIn(scanner, span);
  if (found === undefined) return false;
  const operator = scanner.text.slice(leaf.operatorSpan.start, leaf.operatorSpan.end);
  const example = EXAMPLES[leaf.right.kind] ?? "{…}";
  const fixes = [severalFix(scanner, leaf, found.values, found.commas)];
  scanner.report(failure, "syntax/several-values", span, { operator, example }, fixes);
  return true;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  string: '{"a" "b"}',
  integer: "{80 443}",
  ip: "{192.0.2.0/24 198.51.100.1}",
};

/** Reports text after a complete expression that means nothing there. */
export function reportUnexpected(scanner: Scanner, failure: Failure, left: Expression, span: Span): void {
  const { start, end } = span;
  const leaf = lastLeaf(left);
  const value = leaf.kind === "comparison" ? leaf.right : leaf;
  if (isDoubled(scanner, value, start) && scanner.triviaEnd(start + value.end - value.start) >= end) {
    reportDoubled(scanner, failure, value, start);
    return;
  }
  if (leaf.kind === "comparison" && reportSeveral(scanner, failure, leaf, span)) return;
  if (leaf.kind === "comparison" && value.end === start && reportAttached(scanner, failure, leaf.right, start)) return;
  const first = scanner.code(start);
  if (first === 0x7d || first === 0x5d) reportUnopened(scanner, failure, start);
  else scanner.report(failure, "syntax/unexpected", span, { text: excerpt(scanner.text.slice(start, end)) });
}

/** Text attached to a value or list that it makes a wrong one: `5.5`, `$my-list`. */
function reportAttached(scanner: Scanner, failure: Failure, value: Right, start: number): boolean {
  const end = bareWordEnd(scanner, start);
  const whole = { start: value.start, end };
  const first = scanner.code(start);
  if (value.kind === "list" && (first === 0x2d || isWord(first))) reportListName(scanner, failure, whole);
  else if (value.kind === "integer" && first === 0x2e)
    scanner.report(failure, "syntax/number", whole, { text: excerpt(scanner.text.slice(whole.start, end)) });
  else return false;
  return true;
}

/** A closing bracket at `at` that no bracket opened. */
export function reportUnopened(scanner: Scanner, failure: Failure, at: number): void {
  const span = { start: at, end: at + 1 };
  const fix = replaceFix("Remove it", span, "");
  scanner.report(failure, "syntax/unopened", span, { closing: scanner.text.charAt(at) }, [fix]);
}

/** Whether something in the part of `left` that ends before `start` is reported, so that what follows says nothing new. */
export function isEchoOf(scanner: Scanner, left: Expression, start: number): boolean {
  return scanner.isEcho(lastLeaf(left).start, start);
}
