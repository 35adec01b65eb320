import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { ExpressionCheck, ExpressionContext, FileCheck } from "./check.ts";
import { checkFields } from "./fields.ts";
import { checkFunctions, checkOnce, checkOperators } from "./functions.ts";
import { checkLength, checkRegexCount } from "./limits.ts";
import { checkLists } from "./lists.ts";
import { checkPlanOfActions, checkRuleCount } from "./rules.ts";
import { checkValueType } from "./value-type.ts";
import { checkZones } from "./zones.ts";

/** What the catalogue says of an expression beyond the grammar. */
export const EXPRESSION_CHECKS: readonly ExpressionCheck[] = [
  checkLength,
  checkRegexCount,
  checkFields,
  checkFunctions,
  checkOnce,
  checkOperators,
  checkLists,
  checkValueType,
];

/** What a file says beyond each of its headers. */
export const FILE_CHECKS: readonly FileCheck[] = [checkPlanOfActions, checkRuleCount, checkZones];

/** Everything that the catalogue says of one expression. */
export function checkExpression(context: ExpressionContext): readonly Diagnostic[] {
  return EXPRESSION_CHECKS.flatMap((check) => check(context));
}
