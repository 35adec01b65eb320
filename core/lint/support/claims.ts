import { type Claim, claimsOf } from "#core/analysis/reason/claims.ts";
import type { Expression, Logical, Node } from "#core/syntax/ast.ts";
import type { Span } from "#core/text/span.ts";
import type { LintedExpression } from "../subject.ts";
import { oncePerExpression } from "./once-per-expression.ts";

const allClaims = oncePerExpression(({ tree }) => claimsOf(tree));

/** What is certain of the parts of an expression, found once for all lints that ask. */
export function claimsAbout<K extends Claim["kind"]>(
  expression: LintedExpression,
  kind: K,
): readonly (Claim & { readonly kind: K })[] {
  return allClaims(expression).filter((claim): claim is Claim & { readonly kind: K } => claim.kind === kind);
}

/** The node that holds this one, with the parentheses around it stepped over, and the item of it that this one is in. */
export function ownerOf(expression: LintedExpression, node: Expression): { owner: Node | undefined; item: Expression } {
  let item = node;
  let owner = expression.parentOf(node);
  while (owner?.kind === "group") {
    item = owner;
    owner = expression.parentOf(owner);
  }
  return { owner, item };
}

/** The part without the parentheses around it. */
export function bare(node: Expression): Expression {
  let inner = node;
  while (inner.kind === "group") inner = inner.inner;
  return inner;
}

/** Whether both parts compare the same operand with one value each by `operator`. */
export function bothCompare(
  { text }: LintedExpression,
  pair: readonly [Expression, Expression],
  operator: "eq" | "ne",
): boolean {
  const [first, second] = pair.map(bare);
  if (first?.kind !== "comparison" || second?.kind !== "comparison") return false;
  const written = ({ start, end }: Span) => text.slice(start, end);
  return first.operator === operator && second.operator === operator && written(first.left) === written(second.left);
}

/** A chain of two whose operator can become another one without any parentheses changing what belongs together. */
export function isLoosePair(expression: LintedExpression, chain: Logical): boolean {
  return chain.items.length === 2 && expression.parentOf(chain)?.kind !== "logical";
}

const LONGEST = 60;

/** The text of a part on one line for a message, cut where it is long. */
export function quoted({ text }: LintedExpression, { start, end }: Span): string {
  const line = text.slice(start, end).replace(/\s+/g, " ");
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``;
}
