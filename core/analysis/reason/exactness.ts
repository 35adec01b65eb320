/** Where a comparison and its opposite are each other's negation, missing values included. */

import type { Comparison, ComparisonOperator, Operand, Right } from "#core/syntax/ast.ts";
import { mayBeMissing } from "./presence.ts";

const OPPOSITES: Partial<Readonly<Record<ComparisonOperator, ComparisonOperator>>> = {
  eq: "ne",
  ne: "eq",
  lt: "ge",
  ge: "lt",
  gt: "le",
  le: "gt",
};

/** Functions that give a value whenever their argument has one. */
const TOTAL: ReadonlySet<string> = new Set(["lower", "upper", "len"]);

/**
 * The operator that says the opposite of a comparison; undefined where none does. A key or position that is missing makes
 * every comparison false (`ne` too, as documented), so there only `not` negates. Addresses of different families are
 * neither below nor above each other.
 */
export function oppositeOf({ left, operator, right }: Comparison): ComparisonOperator | undefined {
  if (!isNeverMissing(left) || !isNeverMissing(right)) return undefined;
  const opposite = OPPOSITES[operator];
  return left.type.kind === "Ip" && opposite !== "eq" && opposite !== "ne" ? undefined : opposite;
}

/** Whether an operand has one value for every request. */
export function isNeverMissing(node: Operand | Right): boolean {
  switch (node.kind) {
    case "field":
      return !mayBeMissing(node);
    case "call": {
      const [first] = node.arguments;
      const isPlain = node.indexes.length === 0 && TOTAL.has(node.name);
      return isPlain && (first?.kind === "field" || first?.kind === "call") && isNeverMissing(first);
    }
    case "missing":
      return false;
    default:
      return true;
  }
}
