import type { Expression, StringLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import type { LintedExpression } from "../subject.ts";

export type Folding = "lower" | "upper";

interface Misfolded {
  readonly folding: Folding;
  readonly literal: StringLiteral;
  /** The literal, decoded. */
  readonly value: string;
  /** The text that was meant. */
  readonly folded: string;
}

/** What `lower()` or `upper()` gives, held against one text with letters that it never has: `lower(http.host) eq "API"`. */
export function misfoldedTest(expression: LintedExpression, node: Expression): Misfolded | undefined {
  if (node.kind === "group") return misfoldedTest(expression, node.inner);
  const sides = node.kind === "comparison" ? [node.left, node.right] : node.kind === "call" ? node.arguments : [];
  const [left, right] = sides;
  if (left?.kind !== "call" || (left.name !== "lower" && left.name !== "upper") || right?.kind !== "string") return;
  const value = textOf(right, expression.text);
  if (value === undefined) return;
  const folded = left.name === "lower" ? value.replace(/[A-Z]/g, small) : value.replace(/[a-z]/g, capital);
  return folded === value ? undefined : { folding: left.name, literal: right, value, folded };
}

const small = (letter: string): string => letter.toLowerCase();
const capital = (letter: string): string => letter.toUpperCase();
