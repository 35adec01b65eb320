import type { Call, Field, Index, Node, Tree } from "./ast.ts";
import { bytesOf, patternOf } from "./literals.ts";
import { displayType } from "./type-text.ts";

/**
 * A tree as an S-expression without offsets, with types: what it means and nothing of how it is written, except that
 * groups stay. Equal texts mean equal trees; it serves tests and comparisons.
 */
export function printTree(tree: Tree): string {
  return printNode(tree.root, tree.text);
}

function printIndex(index: Index): string {
  if (index.access === "each") return " *";
  if (index.access === "key") return ` ${JSON.stringify(index.key)}`;
  return index.access === "position" ? ` ${index.position}` : " ?";
}

function printOperand(node: Field | Call, text: string): string {
  const type = displayType(node.type);
  const known = node.definition === undefined ? "?" : "";
  const base =
    node.kind === "field"
      ? `${node.name}${known}`
      : `(${[`${node.name}${known}`, ...node.arguments.map((argument) => printNode(argument, text))].join(" ")})`;
  const indexed = node.indexes.length === 0 ? base : `(at ${base}${node.indexes.map(printIndex).join("")})`;
  return `${indexed}:${type}`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes as text where they are printable ASCII, else in hexadecimal. */
function printBytes(bytes: Uint8Array): string {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
    ? JSON.stringify(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    : `#${hex(bytes)}`;
}

/** One node of a tree over `text`; see `printTree`. */
function printNode(node: Node, text: string): string {
  switch (node.kind) {
    case "logical":
      return `(${[node.operator, ...node.items.map((item) => printNode(item, text))].join(" ")})`;
    case "group":
      return `(group ${printNode(node.inner, text)})`;
    case "not":
      return `(not ${printNode(node.operand, text)})`;
    case "quantifier":
      return `(${node.name} ${printNode(node.argument, text)})`;
    case "comparison": {
      const operator = node.operator.replace(" ", "-");
      return `(${operator} ${printNode(node.left, text)} ${printNode(node.right, text)}):${displayType(node.type)}`;
    }
    case "field":
    case "call":
      return printOperand(node, text);
    case "index":
      return `[${printIndex(node).trim()}]`;
    case "set":
      return `{${node.members.map((member) => printNode(member, text)).join(" ")}}`;
    case "string":
      return printBytes(bytesOf(node, text));
    case "wildcard":
      return `(pattern ${printBytes(bytesOf(node, text))})`;
    case "regex":
      return `(regex ${JSON.stringify(patternOf(node, text).pattern)})`;
    case "integer":
      return String(node.value);
    case "ip":
      return `(ip ${node.bytes.join(".")})`;
    case "cidr":
      return `(cidr ${node.bytes.join(".")}/${node.prefixLength})`;
    case "integer-range":
    case "ip-range":
      return `(range ${printNode(node.from, text)} ${printNode(node.to, text)})`;
    case "list":
      return `$${node.name}`;
    case "missing":
      return `<missing ${node.expected}>`;
  }
}
