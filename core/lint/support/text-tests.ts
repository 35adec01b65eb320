/** Conditions that hold a field against text, whether as a comparison or as a call of `starts_with()` and its kin. */
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Call, Comparison, Field, StringLiteral, WildcardLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { sliceOf } from "#core/text/span.ts";
import type { LintedExpression } from "../subject.ts";
import { fieldOf, stringsOf } from "./comparisons.ts";
import { replaceFix } from "./fixes.ts";

const COMPARING = ["eq", "ne", "in", "contains", "wildcard", "strict wildcard"] as const;
const CALLED = ["starts_with", "ends_with"] as const;

export type How = (typeof COMPARING)[number] | (typeof CALLED)[number];

/** Tests that have to hold for the whole value, or for nothing of it. */
export const WHOLE: ReadonlySet<How> = new Set<How>(["eq", "ne", "in"]);

export interface TextTest {
  readonly how: How;
  readonly field: Field;
  /** The comparison or call. */
  readonly node: Comparison | Call;
  readonly literal: StringLiteral | WildcardLiteral;
  /** The literal, decoded. */
  readonly value: string;
}

/** Names of fields: a set, or a map of what is known of each. */
interface Names {
  has(name: string): boolean;
}

/**
 * Each text that one of these fields is held against, in the order of the text. The field is seen through calls of the
 * functions `through`. Patterns of `matches` and what is not UTF-8 are left out.
 */
export function textTestsOf(
  expression: LintedExpression,
  fields: Names,
  through: readonly string[] = [],
): readonly TextTest[] {
  if (!expression.mentions(fields)) return [];
  const found = [...inComparisons(expression, fields, through), ...inCalls(expression, fields, through)];
  return found.sort((a, b) => a.literal.start - b.literal.start);
}

function* inComparisons(expression: LintedExpression, fields: Names, through: readonly string[]): Generator<TextTest> {
  for (const node of expression.all("comparison")) {
    const how = COMPARING.find((operator) => operator === node.operator);
    const field = fieldOf(node.left, through);
    if (how === undefined || field === undefined || !fields.has(field.name)) continue;
    const { right } = node;
    if (right.kind === "wildcard") {
      const value = textOf(right, expression.text);
      if (value !== undefined) yield { how, field, node, literal: right, value };
    } else {
      for (const { node: literal, value } of stringsOf(node, expression.text)) {
        yield { how, field, node, literal, value };
      }
    }
  }
}

function* inCalls(expression: LintedExpression, fields: Names, through: readonly string[]): Generator<TextTest> {
  for (const node of expression.all("call")) {
    const how = CALLED.find((name) => name === node.name);
    const [operand, literal] = node.arguments;
    if (how === undefined || literal?.kind !== "string") continue;
    if (operand?.kind !== "field" && operand?.kind !== "call") continue;
    const field = fieldOf(operand, through);
    if (field === undefined || !fields.has(field.name)) continue;
    const value = textOf(literal, expression.text);
    if (value !== undefined) yield { how, field, node, literal, value };
  }
}

/** Writes another text in a literal's quotes; none where the literal or the text needs escapes. */
export function contentFix(
  { literal, value }: Pick<TextTest, "literal" | "value">,
  text: string,
  meant: string,
  preferred = true,
): readonly Fix[] {
  const isPlain = literal.form !== "bytes" && sliceOf(text, literal.content) === value && !/["\\]/.test(meant);
  return isPlain ? [replaceFix(`Write "${meant}"`, literal.content, meant, preferred)] : [];
}
