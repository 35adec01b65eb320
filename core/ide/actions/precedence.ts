/** What binds how tightly, and where brackets are needed. */
import type { LogicalOperator, Node } from "#core/syntax/ast.ts";

/** How tightly a node binds: `or` least, then `xor`, `and`, and everything that is one piece. */
export type Rank = 1 | 2 | 3 | 4;

const RANKS: Readonly<Record<LogicalOperator, Rank>> = { or: 1, xor: 2, and: 3 };

export function rankOfOperator(operator: LogicalOperator): Rank {
  return RANKS[operator];
}

export function rankOf(node: Node): Rank {
  return node.kind === "logical" ? RANKS[node.operator] : 4;
}

/**
 * The rank that may stand without brackets at `path[index]`, instead of what stands there. An equal one may too: chains
 * of one operator say the same however they are grouped. An argument that is more than a comparison needs its brackets.
 */
export function rankWanted(path: readonly Node[], index: number): Rank {
  const parent = path[index - 1];
  switch (parent?.kind) {
    case undefined:
    case "group":
      return 1;
    case "logical":
      // An argument that begins with a bracket may be a chain; without that bracket it may not.
      return isArgument(path, index - 1) ? 4 : RANKS[parent.operator];
    default:
      return 4;
  }
}

/** Whether `path[index]` is what a call or quantifier is given. */
export function isArgument(path: readonly Node[], index: number): boolean {
  const parent = path[index - 1];
  return parent?.kind === "quantifier" || parent?.kind === "call";
}

/** Whether `inner` may stand at `path[index]` without brackets. An argument needs them around all but comparisons. */
export function isFree(path: readonly Node[], index: number, inner: Node): boolean {
  if (isArgument(path, index)) return inner.kind === "comparison" || inner.kind === "group";
  return rankOf(inner) >= rankWanted(path, index);
}

/** A node without the brackets around it. */
export function withoutGroups<T extends Node>(node: T): Node {
  let inner: Node = node;
  while (inner.kind === "group") inner = inner.inner;
  return inner;
}
