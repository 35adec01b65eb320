/** Turning an expression into its opposite, by the laws of De Morgan, word by word. */

import { oppositeOf } from "#core/analysis/reason/exactness.ts";
import type { Comparison, Expression, Logical } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import { spelledLike } from "./notation.ts";
import { brackets, insert, remove } from "./pieces.ts";
import { type Rank, rankOf, rankOfOperator } from "./precedence.ts";
import type { Site } from "./site.ts";

const DUALS = { and: "or", or: "and", xor: "xor" } as const;

/** How tightly a node's opposite binds, as `negate` writes it. */
export function rankOfOpposite(node: Expression): Rank {
  return node.kind === "logical" ? rankOfOperator(DUALS[node.operator]) : rankOf(node);
}

/**
 * Edits after which `node` says the opposite: `not` moves down to the comparisons, and turns them around where they have
 * an exact opposite. `negation` is how a new `not` is spelt. What changes its rank gets brackets where it needs them,
 * but for the node itself: `rankOfOpposite` tells of that.
 */
export function negate(site: Site, node: Expression, negation: string): TextEdit[] {
  const { text } = site;
  switch (node.kind) {
    case "group":
      return negate(site, node.inner, negation);
    case "not":
      return [removeNot(text, node)];
    case "logical":
      return negateChain(site, node, negation);
    case "comparison":
      return turnAround(text, node) ?? [prefix(text, node, negation)];
    default:
      return [prefix(text, node, negation)];
  }
}

/** Takes a `not` away, with the blanks behind it. */
export function removeNot(text: string, { operator }: { readonly operator: Span }): TextEdit {
  let end = operator.end;
  while (text[end] === " ") end++;
  return remove(text, { start: operator.start, end });
}

/** Writes a `not` before a node. */
export function prefix(text: string, { start }: Span, negation: string): TextEdit {
  const word = negation === "!" ? "!" : `${negation} `;
  return insert(start, /\w/.test(text[start - 1] ?? " ") && word !== "!" ? ` ${word}` : word);
}

function turnAround(text: string, comparison: Comparison): TextEdit[] | undefined {
  const opposite = oppositeOf(comparison);
  if (opposite === undefined) return undefined;
  const { start, end } = comparison.operatorSpan;
  return [{ start, end, newText: spelledLike(sliceOf(text, comparison.operatorSpan), opposite) }];
}

function negateChain(site: Site, { operator, operators, items }: Logical, negation: string): TextEdit[] {
  const { text, isFormatted } = site;
  const dual = DUALS[operator];
  const edits: TextEdit[] = [];
  if (dual !== operator) {
    for (const span of operators) edits.push({ ...span, newText: spelledLike(sliceOf(text, span), dual) });
  }
  // An exclusive or turns around with any one of its items.
  for (const item of operator === "xor" ? items.slice(0, 1) : items) {
    const inner = negate(site, item, negation);
    const loose = rankOfOpposite(item) < rankOfOperator(dual);
    const [open, close] = brackets(text, item, isFormatted);
    edits.push(...(loose ? [open, ...inner, close] : inner));
  }
  return edits;
}
