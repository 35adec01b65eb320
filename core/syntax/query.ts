import { touches } from "#core/text/span.ts";
import type { Node, Tree } from "./ast.ts";
import { childrenOf } from "./visit.ts";

/**
 * The nodes from the root to the innermost one that `offset` touches, ends included. Where two siblings touch the
 * offset the later one is taken, as it starts there. Empty when the offset touches not even the root.
 */
export function nodePathAt(tree: Tree, offset: number): Node[] {
  const path: Node[] = [];
  let node: Node | undefined = touches(tree.root, offset) ? tree.root : undefined;
  while (node !== undefined) {
    path.push(node);
    node = childrenOf(node).findLast((child) => touches(child, offset));
  }
  return path;
}

/** The innermost node that `offset` touches; see `nodePathAt`. */
export function nodeAt(tree: Tree, offset: number): Node | undefined {
  return nodePathAt(tree, offset).at(-1);
}
