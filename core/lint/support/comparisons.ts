/** What comparisons ask about, and with which values. */
import type { Comparison, Field, Operand, SetMember, StringLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import type { LintedExpression } from "../subject.ts";
import { oncePerExpression } from "./once-per-expression.ts";

/** The field that an operand reads, seen through calls of these functions, e.g. `lower(http.host)`; undefined for anything else. */
export function fieldOf(operand: Operand, through: readonly string[] = []): Field | undefined {
  if (operand.kind === "field") return operand;
  const [first, ...others] = operand.arguments;
  const isEach = operand.indexes.every(({ access }) => access === "each");
  const isSeen = through.includes(operand.name) && isEach && others.length === 0;
  return isSeen && (first?.kind === "field" || first?.kind === "call") ? fieldOf(first, through) : undefined;
}

/** Where an expression asks about a field: a comparison or call, and the functions through which it sees the field. */
export interface Question<N> {
  readonly node: N;
  readonly field: Field;
  readonly functions: readonly string[];
}

/** The question that a node asks about its operand; undefined where that is more than a field with functions around it. */
export function questionOf<N>(node: N, operand: Operand): Question<N> | undefined {
  let functions = NO_FUNCTIONS;
  let inner = operand;
  while (inner.kind === "call") {
    const [first] = inner.arguments;
    if (inner.indexes.length > 0 || inner.arguments.length !== 1) return undefined;
    if (first?.kind !== "field" && first?.kind !== "call") return undefined;
    functions = [...functions, inner.name];
    inner = first;
  }
  return { node, field: inner, functions };
}

const NO_FUNCTIONS: readonly string[] = [];

/** Whether the field is seen through no other functions than these. */
export const isSeenThrough = ({ functions }: Question<unknown>, through: readonly string[]): boolean =>
  functions.length === 0 || functions.every((name) => through.includes(name));

/** The comparisons of an expression by the field that they ask about. */
export const comparisonsByField = oncePerExpression((expression) => {
  const byField = new Map<string, Question<Comparison>[]>();
  for (const node of expression.all("comparison")) {
    const question = questionOf(node, node.left);
    if (question === undefined) continue;
    const known = byField.get(question.field.name);
    if (known === undefined) byField.set(question.field.name, [question]);
    else known.push(question);
  }
  return byField;
});

/** The comparisons whose left side is one of these fields, directly or through calls of the functions `through`. */
export function comparisonsOf(
  expression: LintedExpression,
  fields: ReadonlySet<string>,
  through: readonly string[] = [],
): readonly Comparison[] {
  const found: Comparison[] = [];
  let groups = 0;
  for (const [name, questions] of comparisonsByField(expression)) {
    if (!fields.has(name)) continue;
    groups++;
    for (const question of questions) if (isSeenThrough(question, through)) found.push(question.node);
  }
  return groups > 1 ? found.sort((a, b) => a.start - b.start) : found;
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
  const found: { readonly node: StringLiteral; readonly value: string }[] = [];
  for (const node of literalsOf(comparison)) {
    // Members of a set are of one type.
    if (node.kind !== "string") break;
    const value = textOf(node, text);
    if (value !== undefined) found.push({ node, value });
  }
  return found;
}
