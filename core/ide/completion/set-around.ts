import type { Argument, Expression, SetLiteral, Tree } from "#core/syntax/ast.ts";

/** The set literal whose braces hold `offset`. */
export function setAround(tree: Tree, offset: number): SetLiteral | undefined {
  return within(tree.root, offset);
}

function within(node: Expression | Argument, offset: number): SetLiteral | undefined {
  if (offset < node.start || offset > node.end) return undefined;
  switch (node.kind) {
    case "logical":
      return firstOf(node.items, offset);
    case "group":
      return within(node.inner, offset);
    case "not":
      return within(node.operand, offset);
    case "quantifier":
      return within(node.argument, offset);
    case "call":
      return firstOf(node.arguments, offset);
    case "comparison":
      return node.right.kind === "set" && node.right.start < offset ? node.right : within(node.left, offset);
    default:
      return undefined;
  }
}

function firstOf(nodes: readonly (Expression | Argument)[], offset: number): SetLiteral | undefined {
  for (const node of nodes) {
    const found = within(node, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}
