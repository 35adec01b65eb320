import type { Node, Tree } from "#core/syntax/ast.ts";
import { childrenOf } from "#core/syntax/visit.ts";

/** The nodes that hold `offset`, from the root to the innermost. At a border the node that starts there wins. */
export function nodesAt(tree: Tree, offset: number): Node[] {
  const path: Node[] = [];
  let next: Node | undefined = holds(tree.root, offset) ? tree.root : undefined;
  while (next !== undefined) {
    path.push(next);
    next = childrenOf(next).findLast((child) => holds(child, offset));
  }
  return path;
}

function holds(node: Node, offset: number): boolean {
  return node.start <= offset && offset <= node.end;
}
