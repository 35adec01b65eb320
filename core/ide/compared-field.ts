import type { Node } from "#core/syntax/ast.ts";

/** The field on the left of a comparison; seen through `lower()` and its like. */
export function comparedField(left: Node | undefined): string | undefined {
  let node = left;
  while (node?.kind === "call") node = node.arguments[0];
  return node?.kind === "field" ? node.name : undefined;
}
