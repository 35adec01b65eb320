/** One text for all spellings of an operand: the same text, the same value. */
import type { Node } from "#core/syntax/ast.ts";
import { patternOf } from "#core/syntax/literals.ts";
import { intervalOf, literalText } from "./points.ts";

/** The key of anything in a finished tree. Nodes with equal keys mean the same; the reverse is not promised. */
export function keyOf(node: Node, text: string): string {
  const inner = (child: Node): string => keyOf(child, text);
  switch (node.kind) {
    case "field":
      return node.indexes.length === 0 ? node.name : node.name + node.indexes.map(inner).join("");
    case "call":
      return `${node.name}(${node.arguments.map(inner).join(", ")})${node.indexes.map(inner).join("")}`;
    case "index":
      if (node.access === "each") return "[*]";
      return node.access === "key" ? `[${JSON.stringify(node.key)}]` : `[${node.position}]`;
    case "group":
      return inner(node.inner);
    case "not":
      return `not(${inner(node.operand)})`;
    case "logical":
      return `(${node.items.map(inner).join(` ${node.operator} `)})`;
    case "quantifier":
      return `${node.name}(${inner(node.argument)})`;
    case "comparison":
      return `${inner(node.left)} ${node.operator} ${inner(node.right)}`;
    case "string":
    case "wildcard":
      return JSON.stringify(literalText(node, text));
    case "regex":
      return JSON.stringify(patternOf(node, text).pattern);
    case "list":
      return `$${node.name}`;
    case "set":
      return `{${node.members.map(inner).join(" ")}}`;
    case "integer":
    case "ip":
    case "integer-range":
    case "ip-range":
    case "cidr": {
      const { from, to } = intervalOf(node, text);
      return `${node.kind === "integer" || node.kind === "integer-range" ? "" : "ip "}${from}..${to}`;
    }
    default:
      return `${node.kind}@${node.start}`;
  }
}
