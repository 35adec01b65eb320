import type { Node } from "./ast.ts";

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
    case "integer-range":
    case "ip-range":
      return [node.from, node.to];
    default:
      return [];
  }
}

/** The node and everything below it, in the order of the text. Iterative, so no nesting is too deep for it. */
export function* descendants(root: Node): Generator<Node> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] as Node);
  }
}

/** The nodes from `root` down to `target`, both included; empty when it is not below the root. */
export function pathTo(root: Node, target: Node): Node[] {
  const path: Node[] = [];
  let node: Node | undefined = root;
  while (node !== undefined) {
    path.push(node);
    if (node === target) return path;
    node = childrenOf(node).find((child) => child.start <= target.start && target.end <= child.end);
  }
  return [];
}
