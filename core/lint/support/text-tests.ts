/** Conditions that hold a field against text, whether as a comparison or as a call of `starts_with()` and its kin. */
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Call, Comparison, Field, StringLiteral, WildcardLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { sliceOf } from "#core/text/span.ts";
import type { LintedExpression } from "../subject.ts";
import { comparisonsByField, isSeenThrough, type Question, questionOf, stringsOf } from "./comparisons.ts";
import { replaceFix } from "./fixes.ts";
import { oncePerExpression } from "./once-per-expression.ts";

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
  const found: SeenTest[] = [];
  let groups = 0;
  for (const name of expression.features.fields) {
    if (!fields.has(name)) continue;
    groups++;
    for (const test of testsByField(expression).of(name)) if (isSeenThrough(test, through)) found.push(test);
  }
  return groups > 1 ? found.sort((a, b) => a.literal.start - b.literal.start) : found;
}

interface SeenTest extends TextTest, Question<Comparison | Call> {
  readonly node: Comparison | Call;
  readonly field: Field;
}

const testsByField = oncePerExpression((expression) => new TextTests(expression));

/** The tests of an expression, found for each field when somebody asks. */
class TextTests {
  readonly #expression: LintedExpression;
  readonly #byField = new Map<string, readonly SeenTest[]>();

  constructor(expression: LintedExpression) {
    this.#expression = expression;
  }

  of(name: string): readonly SeenTest[] {
    let tests = this.#byField.get(name);
    if (tests === undefined) {
      tests = this.#find(name);
      this.#byField.set(name, tests);
    }
    return tests;
  }

  #find(name: string): readonly SeenTest[] {
    const { text } = this.#expression;
    const found: SeenTest[] = [];
    for (const question of comparisonsByField(this.#expression).get(name) ?? []) {
      const { node, field, functions } = question;
      const how = COMPARING.find((operator) => operator === node.operator);
      if (how === undefined) continue;
      const { right } = node;
      if (right.kind === "wildcard") {
        const value = textOf(right, text);
        if (value !== undefined) found.push({ node, field, functions, how, literal: right, value });
      } else {
        for (const { node: literal, value } of stringsOf(node, text)) {
          found.push({ node, field, functions, how, literal, value });
        }
      }
    }
    for (const node of this.#expression.all("call")) {
      const how = CALLED.find((called) => called === node.name);
      const [operand, literal] = node.arguments;
      if (how === undefined || literal?.kind !== "string") continue;
      if (operand?.kind !== "field" && operand?.kind !== "call") continue;
      const question = questionOf(node, operand);
      if (question?.field.name !== name) continue;
      const { field, functions } = question;
      const value = textOf(literal, text);
      if (value !== undefined) found.push({ node, field, functions, how, literal, value });
    }
    return found.sort((a, b) => a.literal.start - b.literal.start);
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
