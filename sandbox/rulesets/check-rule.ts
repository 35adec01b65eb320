import { actionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { ACTIONS } from "#core/catalog/generated/actions.ts";
import { OBJECT_ID } from "#sandbox/ids.ts";
import { checkExpression, type ExpressionContext } from "./check-expression.ts";
import { checkParameters } from "./check-parameters.ts";
import { checkRatelimit } from "./check-ratelimit.ts";
import { planHas } from "./entitlement.ts";
import { managedRuleset } from "./managed-rulesets.ts";
import { notValid, type Problem } from "./problem.ts";
import type { RuleDraft } from "./read-rule.ts";

export interface RuleContext extends ExpressionContext {
  /** Kind of the ruleset that holds the rule. */
  readonly kind: string;
  /** Ids of the custom rulesets that an execute rule may name. */
  readonly customRulesets: readonly string[];
}

/** All refusals of one rule, one a bad member, in the order action, parameters, expression, limits. */
export function checkRule(draft: RuleDraft, context: RuleContext): Problem[] {
  return [
    ...checkAction(draft, context),
    ...checkExpression(draft.expression, "expression", "expression", context),
    ...checkRatelimit(draft.ratelimit, draft.action, context),
    ...checkCredentials(draft, context),
  ];
}

function checkAction(draft: RuleDraft, context: RuleContext): Problem[] {
  const { action } = draft;
  if (action === "") {
    const message =
      draft.action_parameters === undefined
        ? notValid("", "action", "the action cannot be blank")
        : "action is required for action parameters";
    return [{ message, member: "action" }];
  }
  const info = actionInfo(action);
  if (info === undefined) return [{ message: `unknown variant for action: ${action}`, member: "action" }];
  if (!actionAllowed(action, context)) {
    const reason = `it is not possible to use the ${action} action in a ruleset with phase ${context.phase} and kind ${context.kind}`;
    return [{ code: 20016, message: notValid(action, "action", reason), member: "action" }];
  }
  const problems: Problem[] = [];
  if (info.plans !== undefined && !planHas(context.plan, info.plans.min)) {
    const reason = `not entitled: the use of action ${action} is not allowed, an Enterprise plan is required`;
    problems.push({ message: notValid(action, "action", reason), member: "action" });
  }
  if (draft.logging !== undefined && action !== "skip") {
    problems.push({ code: 20018, message: "logging options only allowed in the skip action", member: "logging" });
  }
  problems.push(...checkParameters(info, draft.action_parameters, context));
  if (action === "execute") problems.push(...checkExecute(draft, context));
  return problems;
}

function actionAllowed(action: string, context: RuleContext): boolean {
  const allowed = phaseInfo(context.phase)?.actions ?? ACTIONS.map((row) => row.action);
  if (!allowed.includes(action)) return false;
  // The account's entry point only distributes; its rules proper stand in custom rulesets.
  return !(context.kind === "root" && context.phase === "http_request_firewall_custom" && action !== "execute");
}

function checkExecute(draft: RuleDraft, context: RuleContext): Problem[] {
  const id = draft.action_parameters?.["id"];
  // A missing or malformed id is refused as a parameter already.
  if (typeof id !== "string" || !OBJECT_ID.test(id) || context.customRulesets.includes(id)) return [];
  const managed = managedRuleset(id);
  const member = "action_parameters/id";
  if (managed === undefined) return [{ message: notValid(id, "id", "could not find ruleset"), member }];
  if (planHas(context.plan, managed.plan)) return [];
  return [{ message: `'${id}' is not allowed for id because not entitled`, member }];
}

function checkCredentials(draft: RuleDraft, context: RuleContext): Problem[] {
  const check = draft.exposed_credential_check;
  if (check === undefined) return [];
  return Object.entries(check).flatMap(([name, value]): Problem[] => {
    const member = `exposed_credential_check/${name}`;
    if (name !== "username_expression" && name !== "password_expression") {
      return [{ message: `invalid JSON: unknown field "${name}"`, member: "exposed_credential_check" }];
    }
    if (typeof value !== "string") return [{ message: `invalid JSON: invalid type for field "${name}"`, member }];
    return checkExpression(value, "action parameter", member, context);
  });
}
