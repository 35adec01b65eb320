import { moveDiagnostics } from "#core/diagnostics/move.ts";
import type { Span } from "#core/text/span.ts";
import type { Node, Tree } from "./ast.ts";

/**
 * The same tree at another place of another text: every offset moved by `distance`. The nodes are moved when they are
 * first asked for, because most rules of a file are only carried along while one of them is typed in.
 */
export function moveTree(tree: Tree, distance: number, text: string): Tree {
  if (distance === 0) return { ...tree, text };
  const place = moveSpan(tree, distance);
  let root: Tree["root"] | undefined;
  let diagnostics: Tree["diagnostics"] | undefined;
  return {
    ...place,
    text,
    options: { ...tree.options, ...place },
    skipped: tree.skipped.map((span) => moveSpan(span, distance)),
    get diagnostics() {
      diagnostics ??= moveDiagnostics(tree.diagnostics, distance);
      return diagnostics;
    },
    engineError:
      tree.engineError === undefined ? undefined : { ...tree.engineError, ...moveSpan(tree.engineError, distance) },
    get root() {
      root ??= move(tree.root, distance);
      return root;
    },
  };
}

export function moveSpan(span: Span, distance: number): Span {
  return { start: span.start + distance, end: span.end + distance };
}

function move<T extends Node>(node: T, by: number): T {
  return moved(node, by) as T;
}

/** A copy of a node and all below it; written out by kind, since copying members by name takes many times as long. */
function moved(node: Node, by: number): Node {
  const start = node.start + by;
  const end = node.end + by;
  const all = <T extends Node>(nodes: readonly T[]): T[] => nodes.map((child) => move(child, by));
  switch (node.kind) {
    case "logical":
      return {
        ...node,
        start,
        end,
        operators: node.operators.map((span) => moveSpan(span, by)),
        items: all(node.items),
      };
    case "group":
      return { ...node, start, end, inner: move(node.inner, by) };
    case "not":
      return { ...node, start, end, operator: moveSpan(node.operator, by), operand: move(node.operand, by) };
    case "quantifier": {
      const { nameEnd, open, argument } = node;
      return { ...node, start, end, nameEnd: nameEnd + by, open: open + by, argument: move(argument, by) };
    }
    case "comparison": {
      const { left, operatorSpan, right } = node;
      const operator = moveSpan(operatorSpan, by);
      return { ...node, start, end, left: move(left, by), operatorSpan: operator, right: move(right, by) };
    }
    case "field":
      return { ...node, start, end, nameEnd: node.nameEnd + by, indexes: all(node.indexes) };
    case "call":
      return {
        ...node,
        start,
        end,
        nameEnd: node.nameEnd + by,
        open: node.open + by,
        close: node.close + by,
        commas: node.commas.map((comma) => comma + by),
        arguments: all(node.arguments),
        indexes: all(node.indexes),
      };
    case "index":
    case "string":
    case "regex":
    case "wildcard":
      return { ...node, start, end, content: moveSpan(node.content, by) };
    case "integer-range":
      return { ...node, start, end, from: move(node.from, by), to: move(node.to, by) };
    case "ip-range":
      return { ...node, start, end, from: move(node.from, by), to: move(node.to, by) };
    case "set":
      return { ...node, start, end, members: all(node.members) };
    case "integer":
    case "ip":
    case "cidr":
    case "list":
    case "missing":
      return { ...node, start, end };
  }
}
