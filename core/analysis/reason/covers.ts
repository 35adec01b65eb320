/** Whether one expression says all that another says. */
import type { Tree } from "#core/syntax/ast.ts";
import { chain, opposite } from "./condition.ts";
import { conditionOf } from "./read.ts";
import { isNever } from "./search.ts";

/** Intervals that one question may look at. An expression of Cloudflare's length rarely needs a hundredth. */
const MOST_WORK = 20_000;

/** Whether it can be reasoned about: the engine takes it, and it is of a length that could be deployed. */
export function isReasonable(tree: Tree): boolean {
  return tree.engineError === undefined && tree.end - tree.start <= 20_000 && tree.options.root === "filter";
}

/**
 * Whether every request that matches `inner` matches `outer`; undefined when that cannot be told. Only true is certain:
 * false means that nothing speaks for it.
 */
export function covers(outer: Tree, inner: Tree): boolean | undefined {
  if (!isReasonable(outer) || !isReasonable(inner)) return undefined;
  const uncovered = chain("and", [conditionOf(inner.root, inner.text), opposite(conditionOf(outer.root, outer.text))]);
  return isNever(uncovered, { left: MOST_WORK });
}

/** Whether the same requests match both; undefined when that cannot be told. Only true is certain. */
export function equivalent(a: Tree, b: Tree): boolean | undefined {
  const there = covers(a, b);
  return there === true ? covers(b, a) : there;
}

/** Whether no request matches both; undefined when that cannot be told. Only true is certain. */
export function disjoint(a: Tree, b: Tree): boolean | undefined {
  if (!isReasonable(a) || !isReasonable(b)) return undefined;
  const both = chain("and", [conditionOf(a.root, a.text), conditionOf(b.root, b.text)]);
  return isNever(both, { left: MOST_WORK });
}
