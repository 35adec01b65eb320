import { typeName } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { isBoundary } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";

export interface RecoveredOperator {
  readonly operator: ComparisonOperator;
  readonly span: Span;
}

/** Reports what stands where an operator should, at `next`; gives the operator that was meant, if that is clear. */
export function reportWrongOperator(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  next: number,
): RecoveredOperator | undefined {
  const span = isBoundary(scanner, next) ? { start: left.start, end: left.end } : { start: next, end: next + 1 };
  const details = { operand: scanner.text.slice(left.start, left.end), type: typeName(left.type) };
  scanner.report(failure, "syntax/expected-operator", span, details);
  return undefined;
}
