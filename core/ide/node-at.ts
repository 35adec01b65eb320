import type { Node, Tree } from "#core/syntax/ast.ts";

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

/** A node's children in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "logical":
      return node.items;
    case "group":
      return [node.inner];
    case "not":
      return [node.operand];
    case "quantifier":
      return [node.argument];
    case "comparison":
      return [node.left, node.right];
    case "field":
      return node.indexes;
    case "call":
      return [...node.arguments, ...node.indexes];
    case "set":
      return node.members;
    default:
      return [];
  }
}
