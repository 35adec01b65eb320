import { arrayOf, BYTES, INT, IP, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Argument, Expression, Literal } from "./ast.ts";

export function isLiteral(node: Argument): node is Literal {
  return node.kind === "string" || node.kind === "integer" || node.kind === "ip";
}

/** The type that a function's parameter sees: of one element where an operand holds `[*]`. */
export function elementType(node: Argument): ValueType {
  switch (node.kind) {
    case "string":
      return BYTES;
    case "integer":
      return INT;
    case "ip":
      return IP;
    default:
      return node.type;
  }
}

/** The type of an expression as a whole: an array where its operand holds `[*]`. */
export function resultType(node: Expression): ValueType {
  if (node.kind !== "field" && node.kind !== "call") return node.type;
  return node.mapEach > 0 && node.type !== UNKNOWN ? arrayOf(node.type) : node.type;
}
