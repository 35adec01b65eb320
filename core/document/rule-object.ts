import { deployedExpression } from "./deployed.ts";
import type { Rule } from "./model.ts";

/** A rule as the Rulesets API takes and gives it. Members that a file does not say are absent. */
export interface RuleObject {
  readonly action?: string;
  readonly action_parameters?: Readonly<Record<string, unknown>>;
  readonly expression: string;
  readonly description?: string;
  readonly enabled?: boolean;
  readonly ref?: string;
  readonly logging?: { readonly enabled: boolean };
  readonly ratelimit?: Readonly<Record<string, unknown>>;
}

/** The API's body of a rule: plain data, the expression in its deployed form, `enabled` always said. */
export function toRuleObject(rule: Rule): RuleObject {
  const { name, ref, action, parameters, ratelimit, enabled, logging } = rule.settings;
  return {
    ...(action === undefined ? {} : { action }),
    ...(parameters === undefined ? {} : { action_parameters: parameters }),
    expression: deployedExpression(rule.expression).text,
    ...(name === undefined ? {} : { description: name }),
    enabled,
    ...(ref === undefined ? {} : { ref }),
    ...(logging === undefined ? {} : { logging: { enabled: logging } }),
    ...(ratelimit === undefined ? {} : { ratelimit }),
  };
}
