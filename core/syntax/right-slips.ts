import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, wordAt } from "./operator-words.ts";
import type { Scanner } from "./scanner.ts";
import { replaceFix } from "./value-slips.ts";

/**
 * An operator of another language that starts like one here, such as `===` or `<>`: reported, and its rest stepped
 * over. Gives the operator that was meant.
 */
export function reportForeignOperator(
  scanner: Scanner,
  failure: Failure,
  operatorSpan: Span,
): ComparisonOperator | undefined {
  const word = wordAt(scanner, operatorSpan.start);
  if (word.end <= operatorSpan.end || scanner.at !== operatorSpan.end) return undefined;
  const meant = foreignComparison(word.text);
  if (meant === undefined) return undefined;
  const fix = replaceFix(`Write ${meant}`, word, meant);
  scanner.report(failure, "syntax/comparison-operator", word, { written: word.text, instead: meant }, [fix]);
  scanner.at = word.end;
  return meant;
}

/** A set or a list after an operator that compares with one value. */
export function reportSetAfterOperator(
  scanner: Scanner,
  failure: Failure,
  operator: ComparisonOperator,
  operatorSpan: Span,
): void {
  const what = scanner.code(scanner.at) === 0x7b ? "A set" : "A list";
  const fixes = operator === "eq" ? [replaceFix("Write in", operatorSpan, "in")] : [];
  const written = scanner.text.slice(operatorSpan.start, operatorSpan.end);
  scanner.report(failure, "syntax/set-after-operator", operatorSpan, { operator: written, what }, fixes);
}
