import type { Node } from "#core/syntax/ast.ts";

/** The offsets of a node's own brackets. */
export interface Brackets {
  readonly open: number;
  readonly close: number;
}

/** The brackets of a group, a call, a set or an index; undefined where there are none or the closing one is missing. */
export function bracketsOf(node: Node): Brackets | undefined {
  switch (node.kind) {
    case "group":
    case "set":
    case "index":
      return node.closed ? { open: node.start, close: node.end - 1 } : undefined;
    case "quantifier":
      return node.closed ? { open: node.open, close: node.end - 1 } : undefined;
    case "call":
      return node.closed ? { open: node.open, close: node.close - 1 } : undefined;
    default:
      return undefined;
  }
}
