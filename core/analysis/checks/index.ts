import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { ExpressionCheck, ExpressionContext, FileCheck, RuleCheck } from "./check.ts";
import { checkFields } from "./fields.ts";
import { checkFunctions, checkOnce, checkOperators } from "./functions.ts";
import { checkKeys } from "./keys.ts";
import { checkLength, checkRegexCount } from "./limits.ts";
import { checkLists } from "./lists.ts";
import { checkPatterns } from "./patterns.ts";
import { checkRefsElsewhere } from "./refs-elsewhere.ts";
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
  checkKeys,
  checkPatterns,
  checkValueType,
];

/** What a header says of its surroundings: the plan and the zones. */
export const RULE_CHECKS: readonly RuleCheck[] = [checkPlanOfActions, checkZones];

/** What a file says beyond each of its headers. */
export const FILE_CHECKS: readonly FileCheck[] = [checkRuleCount, checkRefsElsewhere];

/** Everything that the catalogue says of one expression. */
export function checkExpression(given: Omit<ExpressionContext, "nodes">): readonly Diagnostic[] {
  return run(EXPRESSION_CHECKS, given);
}

/** What holds whatever fields and functions there are. */
export function checkLimits(given: Omit<ExpressionContext, "nodes">): readonly Diagnostic[] {
  return run([checkLength, checkRegexCount], given);
}

function run(checks: readonly ExpressionCheck[], given: Omit<ExpressionContext, "nodes">): readonly Diagnostic[] {
  const context = { ...given, nodes: [...descendants(given.tree.root)] };
  return checks.flatMap((check) => check(context));
}
