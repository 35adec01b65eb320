import { BOOL } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import type { Comparison, Expression, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, wordAt } from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import { bareWordEnd, excerpt, foreignQuoted, isBoundary, looseStringEnd } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { replaceFix, reportTornString } from "./value-slips.ts";

/** The last node of an expression, where text that follows it would belong. */
function lastLeaf(node: Expression): Expression {
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
  const torn = reportTornString(scanner, { ...failure, start }, leaf.right);
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

/** Makes a set of an equality and the further strings that follow it; none when anything else is among them. */
function setFixes(scanner: Scanner, leaf: Comparison, span: Span): Fix[] {
  const edits: TextEdit[] = [
    { start: leaf.operatorSpan.start, end: leaf.operatorSpan.end, newText: "in" },
    { start: leaf.right.start, end: leaf.right.start, newText: "{" },
  ];
  for (let at = span.start; at < span.end; at = scanner.triviaEnd(at)) {
    if (scanner.code(at) === 0x2c) edits.push({ start: at, end: ++at, newText: "" });
    else if (scanner.code(at) === 0x22) at = looseStringEnd(scanner, at).end;
    else return [];
  }
  edits.push({ start: span.end, end: span.end, newText: "}" });
  return [{ title: "Make it a set", edits, preferred: true }];
}

/** Reports text after a complete expression that means nothing there. */
export function reportUnexpected(scanner: Scanner, failure: Failure, left: Expression, span: Span): void {
  const { start, end } = span;
  const text = excerpt(scanner.text.slice(start, end));
  const leaf = lastLeaf(left);
  const isValue = scanner.code(start) === 0x22 || scanner.code(start) === 0x2c;
  if (isValue && leaf.kind === "comparison" && leaf.operator === "eq" && leaf.right.kind === "string") {
    scanner.report(failure, "syntax/several-values", span, { operator: "eq" }, setFixes(scanner, leaf, span));
  } else scanner.report(failure, "syntax/unexpected", span, { text: excerpt(text) });
}
