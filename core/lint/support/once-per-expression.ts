import type { LintedExpression } from "../subject.ts";

/** Remembers what `compute` makes of an expression, for lints that ask the same of it. */
export function oncePerExpression<T>(
  compute: (expression: LintedExpression) => T,
): (expression: LintedExpression) => T {
  const known = new WeakMap<LintedExpression, { readonly value: T }>();
  return (expression) => {
    const found = known.get(expression) ?? { value: compute(expression) };
    known.set(expression, found);
    return found.value;
  };
}
