/** What comparisons ask about, and with which values. */
import type { Comparison, Field, Operand, SetMember, StringLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import type { LintedExpression } from "../subject.ts";

/** The field that an operand reads, seen through calls of these functions, e.g. `lower(http.host)`; undefined for anything else. */
export function fieldOf(operand: Operand, through: readonly string[] = []): Field | undefined {
  if (operand.kind === "field") return operand;
  const [first, ...others] = operand.arguments;
  const isEach = operand.indexes.every(({ access }) => access === "each");
  const isSeen = through.includes(operand.name) && isEach && others.length === 0;
  return isSeen && (first?.kind === "field" || first?.kind === "call") ? fieldOf(first, through) : undefined;
}

/** The comparisons whose left side is one of these fields, directly or through calls of the functions `through`. */
export function comparisonsOf(
  expression: LintedExpression,
  fields: ReadonlySet<string>,
  through: readonly string[] = [],
): readonly Comparison[] {
  if (!expression.mentions(fields)) return [];
  return expression.all("comparison").filter(({ left }) => {
    const field = fieldOf(left, through);
    return field !== undefined && fields.has(field.name);
  });
}

/** The literals that a comparison names: its right side, or the members of its set. */
export function literalsOf({ right }: Comparison): readonly SetMember[] {
  if (right.kind === "set") return right.members;
  return right.kind === "string" || right.kind === "integer" || right.kind === "ip" ? [right] : [];
}

/** The strings that a comparison names, decoded, each with its place. What is not UTF-8 is left out. */
export function stringsOf(
  comparison: Comparison,
  text: string,
): readonly { readonly node: StringLiteral; readonly value: string }[] {
  return literalsOf(comparison).flatMap((node) => {
    const value = node.kind === "string" ? textOf(node, text) : undefined;
    return node.kind === "string" && value !== undefined ? [{ node, value }] : [];
  });
}
