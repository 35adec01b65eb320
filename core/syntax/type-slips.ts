import { typeName } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator, Expression, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { excerpt } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";

const WORKS_ON: Readonly<Record<ComparisonOperator, string>> = {
  eq: "String, Integer and IP address",
  ne: "String, Integer and IP address",
  lt: "String, Integer and IP address",
  le: "String, Integer and IP address",
  gt: "String, Integer and IP address",
  ge: "String, Integer and IP address",
  in: "String, Integer and IP address",
  bitwise_and: "Integer",
  contains: "String",
  matches: "String",
  wildcard: "String",
  "strict wildcard": "String",
};

const ADVICE: Readonly<Record<string, string>> = {
  Ip: "Use `in {…}` with a network.",
  Int: "Use `eq`, `in {…}` or an ordering operator.",
  Bytes: "Use `eq`, `contains` or `in {…}`.",
};

/**
 * Reports an operator that the left side's type does not have. Gives the finding's list of fixes, to which
 * `addElementFixes` adds once the right side is read.
 */
export function reportUnsupported(
  scanner: Scanner,
  left: Operand,
  operator: ComparisonOperator,
  span: Span,
  failure: Failure,
): Fix[] {
  const { type } = left;
  const fixes: Fix[] = [];
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  const name = typeName(type);
  if (type.kind === "Array") scanner.report(failure, "type/needs-each", span, { operand, type: name }, fixes);
  else if (type.kind === "Map") scanner.report(failure, "type/needs-index", span, { operand, type: name });
  else {
    const written = scanner.text.slice(span.start, span.end);
    const works = WORKS_ON[operator];
    const advice = ADVICE[type.kind] ?? "";
    scanner.report(failure, "type/operator", span, { operator: written, works, operand, type: name, advice });
  }
  return fixes;
}

/** Ways to compare elements of an array whose comparison ends at `end`. */
export function addElementFixes(fixes: Fix[], left: Operand, end: number, isInQuantifier: boolean): void {
  if (left.type.kind !== "Array") return;
  const each = { start: left.end, end: left.end, newText: "[*]" };
  if (isInQuantifier || left.mapEach > 0) fixes.push({ title: "Add [*]", edits: [each], preferred: true });
  else {
    const open = { start: left.start, end: left.start, newText: "any(" };
    const close = { start: end, end, newText: ")" };
    fixes.push({ title: "Compare any element", edits: [open, each, close], preferred: true });
    const first = { start: left.end, end: left.end, newText: "[0]" };
    fixes.push({ title: "Compare the first element", edits: [first] });
  }
}

/** Wraps a comparison of elements in `any(…)`. A logical expression needs parentheses of its own. */
export function anyFix(node: Expression): Fix {
  const [open, close] = node.kind === "logical" ? ["any((", "))"] : ["any(", ")"];
  const edits = [
    { start: node.start, end: node.start, newText: open },
    { start: node.end, end: node.end, newText: close },
  ];
  return { title: "Wrap in any(…)", edits, preferred: true };
}
