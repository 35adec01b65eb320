import type { LintedExpression } from "../subject.ts";

/** Remembers what `compute` makes of an expression, for lints that ask the same of it. */
export function oncePerExpression<T>(
  compute: (expression: LintedExpression) => T,
): (expression: LintedExpression) => T {
  return (expression) => expression.once(compute);
}
