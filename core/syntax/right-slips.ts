import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, wordAt } from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import { isBoundary, isDoubled, reportDoubled } from "./recovery.ts";
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

/**
 * An operator right after another, at the cursor: reported and stepped over. Gives the one to go on with, the second.
 * A word that nothing follows is no operator but a value without its quotes.
 */
export function reportSecondOperator(
  scanner: Scanner,
  failure: Failure,
  operator: ComparisonOperator,
  operatorSpan: Span,
): ComparisonOperator | undefined {
  const start = scanner.at;
  const word = wordAt(scanner, start);
  // A `:` starts an address rather.
  if (word.text === "" || word.text === ":" || isBoundary(scanner, scanner.triviaEnd(word.end))) return undefined;
  const known = comparisonOperatorAt(scanner, start);
  const second = known !== undefined && scanner.operatorEnd === word.end ? known : foreignComparison(word.text);
  if (second === undefined) return undefined;
  if (isDoubled(scanner, operatorSpan, start)) {
    reportDoubled(scanner, failure, operatorSpan, start);
    return operator;
  }
  const first = scanner.text.slice(operatorSpan.start, operatorSpan.end);
  const fixes: Fix[] = [
    {
      title: `Keep ${second}`,
      edits: [{ start: operatorSpan.start, end: word.end, newText: second }],
      preferred: true,
    },
    { title: `Keep ${first}`, edits: [{ start: operatorSpan.end, end: word.end, newText: "" }] },
  ];
  scanner.report(failure, "syntax/two-operators", word, { first, second: word.text }, fixes);
  scanner.at = word.end;
  return second;
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
