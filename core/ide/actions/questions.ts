/** Comparisons that ask whether an operand is, or is not, one of some values. */

import { oppositeOf } from "#core/analysis/reason/exactness.ts";
import type { Comparison, Expression, Literal, Logical, Node, Operand, SetLiteral, Tree } from "#core/syntax/ast.ts";
import { commentsIn } from "./pieces.ts";
import { withoutGroups } from "./precedence.ts";

/** An item of a chain that asks such a question. */
export interface Question {
  readonly item: Expression;
  /** Its place among the items. */
  readonly place: number;
  readonly left: Operand;
  readonly right: Literal | SetLiteral;
}

type Asked = Pick<Question, "left" | "right">;

/**
 * The items of a chain that could be joined with others: those that ask whether an operand is a value in a chain of `or`,
 * those that ask whether it is not in a chain of `and`. Comments inside of a set come along; with others in it an item
 * cannot move.
 */
export function questionsOf({ operator, items }: Logical, tree: Tree): Question[] {
  if (operator === "xor") return [];
  return items.flatMap((item, place) => {
    const asked = operator === "or" ? positive(item) : negative(item);
    if (asked === undefined) return [];
    const inSet = asked.right.kind === "set" ? commentsIn(tree, asked.right).length : 0;
    return commentsIn(tree, item).length > inSet ? [] : [{ item, place, ...asked }];
  });
}

/** `a eq 1`, `a in {1 2}`. A missing value is neither. */
function positive(item: Node): Asked | undefined {
  const node = withoutGroups(item);
  if (node.kind !== "comparison") return undefined;
  const { left, operator, right } = node;
  if (operator === "in" && right.kind === "set") return { left, right };
  return operator === "eq" && isLiteral(right) ? { left, right } : undefined;
}

/** `not a eq 1`, `not a in {1 2}`, and `a ne 1` where a value cannot be missing. */
function negative(item: Node): Asked | undefined {
  const node = withoutGroups(item);
  if (node.kind === "not") return positive(node.operand);
  if (node.kind !== "comparison" || node.operator !== "ne" || oppositeOf(node) === undefined) return undefined;
  return isLiteral(node.right) ? { left: node.left, right: node.right } : undefined;
}

function isLiteral(node: Comparison["right"]): node is Literal {
  return node.kind === "string" || node.kind === "integer" || node.kind === "ip";
}
