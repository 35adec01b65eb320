import { fieldInfo, phaseInfo } from "#core/catalog/catalog.ts";
import type { Plan } from "#core/catalog/info.ts";
import { engineErrorText } from "#core/diagnostics/engine-text.ts";
import { expressionEntitlement, limitFor } from "./entitlement.ts";
import type { Judge, Judgement } from "./judge.ts";
import { notValid, type Problem } from "./problem.ts";

/** What an expression is judged by. */
export interface ExpressionContext {
  readonly judge: Judge;
  readonly phase: string;
  readonly plan: Plan;
  /** Names of the account's lists. */
  readonly lists: readonly string[];
}

const MAXIMUM_LENGTH = 4096;
const MAXIMUM_REGEXES = 64;

export type ExpressionRole = "expression" | "counting_expression" | "action parameter" | "characteristic";

/**
 * Refusals of one expression, at most one. `member` is its path below the rule. A rule's own expressions are refused in
 * the API's frame, expressions inside action parameters with the bare text of the engine.
 */
export function checkExpression(
  expression: string,
  role: ExpressionRole,
  member: string,
  context: ExpressionContext,
): Problem[] {
  const framed = role === "expression" || role === "counting_expression" || role === "characteristic";
  const field = role === "characteristic" ? "characteristics" : role;
  const refuse = (code: number | undefined, reason: string): Problem[] => [
    {
      ...(code === undefined ? {} : { code }),
      message: framed ? notValid(expression, field, reason) : reason,
      member,
    },
  ];
  if (expression.trim() === "") return refuse(20125, "the expression cannot be blank");
  const length = [...expression].length;
  if (length > MAXIMUM_LENGTH) return refuse(20127, `expression size ${length} exceeded maximum ${MAXIMUM_LENGTH}`);

  const kind = role === "expression" || role === "counting_expression" ? "filter" : "value";
  const judgement = context.judge({ expression, kind, phase: context.phase });
  const error = judgement.error ?? fieldOfOtherSide(judgement, context.phase, role);
  if (error !== undefined) {
    const text = engineErrorText(expression, error);
    return refuse(20127, framed ? `could not parse filter expression: ${text}` : text);
  }
  if (judgement.regexes.length > MAXIMUM_REGEXES) {
    return refuse(
      20127,
      `the number of regular expressions ${judgement.regexes.length} exceeded maximum ${MAXIMUM_REGEXES}`,
    );
  }
  if (judgement.objection !== undefined) return refuse(undefined, judgement.objection);
  if (role !== "characteristic") {
    const lacking = expressionEntitlement(judgement, context.phase, context.plan);
    if (lacking !== undefined) return refuse(undefined, lacking);
  }
  for (const { name } of judgement.lists) {
    const managed = name.startsWith("cf.");
    if (managed && limitFor("lists.managed", context.plan) === false) {
      return refuse(undefined, `not entitled: the use of list $${name} is not allowed, an Enterprise plan is required`);
    }
    if (!managed && !context.lists.includes(name)) return refuse(undefined, `could not find list $${name}`);
  }
  return [];
}

/** A phase's scheme holds no field of the answer before there is one; counting may happen after it. */
function fieldOfOtherSide(judgement: Judgement, phase: string, role: ExpressionRole): Judgement["error"] {
  if (phaseInfo(phase)?.side !== "request" || role === "counting_expression") return undefined;
  const field = judgement.fields.find(({ name }) => fieldInfo(name)?.responseOnly === true);
  return field === undefined ? undefined : { start: field.start, end: field.end, message: "unknown identifier" };
}
