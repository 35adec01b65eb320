import type { SandboxContext } from "#sandbox/context.ts";
import { currentVersion } from "#sandbox/rulesets/ruleset.ts";
import type { AccountState, ListState, RuleState } from "#sandbox/state/model.ts";

/** Number of deployed rules whose expressions name `$list`, over the account and its zones. */
export function referencingRules(context: SandboxContext, account: AccountState, list: ListState): number {
  const rulesets = [
    ...account.rulesets,
    ...context.state.zones.filter((zone) => zone.accountId === account.id).flatMap((zone) => zone.rulesets),
  ];
  return rulesets
    .flatMap((ruleset) => currentVersion(ruleset).rules.map((rule) => ({ rule, phase: ruleset.phase })))
    .filter(({ rule, phase }) => names(context, rule, phase, list.name)).length;
}

function names(context: SandboxContext, rule: RuleState, phase: string, list: string): boolean {
  const counting = rule.ratelimit?.["counting_expression"];
  return [rule.expression, counting].some((expression) => {
    // Judging is only worth its time when the characters occur at all.
    if (typeof expression !== "string" || !expression.includes(`$${list}`)) return false;
    return context.judge({ expression, kind: "filter", phase }).lists.some(({ name }) => name === list);
  });
}
