/** Conditions that look at the middle or the end of a path, which a path that starts with anything can meet. */
import type { Call, Comparison, Node } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import type { LintedExpression } from "../subject.ts";
import { comparisonsOf, fieldOf } from "./comparisons.ts";
import { exempts, isGuarded } from "./exemptions.ts";
import { isEdge, itemsOf, regexesOf } from "./regexes.ts";
import { FOLDING, PATHS } from "./request-fields.ts";

/** Where such a condition alone lets visitors past: the text that the path has to hold. */
export function* partialPasses(expression: LintedExpression): Generator<Node> {
  for (const { condition, place } of partialPaths(expression)) {
    if (exempts(expression, condition) && !isGuarded(expression, condition)) yield place;
  }
}

function* partialPaths(expression: LintedExpression): Generator<{ condition: Node; place: Node }> {
  const anchored = new Set(
    regexesOf(expression).flatMap(({ ast, comparison }) => (isEdge(itemsOf(ast)[0], "start") ? [comparison] : [])),
  );
  for (const comparison of comparisonsOf(expression, PATHS, FOLDING)) {
    if (isOpenAtStart(comparison, expression.text) && !anchored.has(comparison)) {
      yield { condition: comparison, place: comparison.right };
    }
  }
  for (const call of expression.all("call")) {
    const [, end] = call.arguments;
    if (end !== undefined && isEndOfPath(call)) yield { condition: call, place: end };
  }
}

function isOpenAtStart({ operator, right }: Comparison, text: string): boolean {
  // `contains "."` and the like ask what kind of path it is.
  if (right.kind === "string" && !/\w/.test(textOf(right, text) ?? "")) return false;
  if (right.kind === "wildcard") return textOf(right, text)?.startsWith("*") === true;
  return operator === "contains" || operator === "matches";
}

function isEndOfPath({ name, arguments: [first] }: Call): boolean {
  if (name !== "ends_with" || (first?.kind !== "field" && first?.kind !== "call")) return false;
  const field = fieldOf(first, FOLDING);
  return field !== undefined && PATHS.has(field.name);
}
