import { phaseInfo } from "#core/catalog/catalog.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import type { ApiMessage } from "#sandbox/envelope.ts";
import type { RuleState } from "#sandbox/state/model.ts";
import type { RuleContext } from "./check-rule.ts";
import { notValid, problemMessages } from "./problem.ts";
import { currentVersion } from "./ruleset.ts";
import type { RulesetScope } from "./scope.ts";

/** What rules of `phase` in `scope` are judged by. */
export function ruleContext(context: SandboxContext, scope: RulesetScope, phase: string, kind: string): RuleContext {
  return {
    judge: context.judge,
    phase,
    kind,
    plan: scope.plan,
    lists: scope.lists.map((list) => list.name),
    customRulesets: scope.rulesets.filter((ruleset) => ruleset.kind === "custom").map((ruleset) => ruleset.id),
  };
}

/** Refusals that concern the rules of one ruleset together: refs used twice, a managed ruleset run twice, the quota. */
export function checkTogether(
  rules: readonly RuleState[],
  before: readonly RuleState[],
  where: { readonly scope: RulesetScope; readonly phase: string; readonly rulesetId: string | undefined },
): ApiMessage[] {
  const messages: ApiMessage[] = [];
  const refs = new Set<string>();
  const executed = new Set<string>();
  rules.forEach((rule, index) => {
    const pointer = `/rules/${index}`;
    if (refs.has(rule.ref)) {
      const message = notValid(rule.ref, "ref", "it is not unique");
      messages.push(...problemMessages([{ code: 20000, message, member: "ref" }], pointer));
    }
    refs.add(rule.ref);
    const target = rule.action === "execute" ? rule.action_parameters?.["id"] : undefined;
    if (typeof target !== "string") return;
    if (executed.has(target)) {
      const message = "more than one rule is trying to execute the same managed ruleset";
      messages.push(...problemMessages([{ code: 20014, message, member: "action_parameters/id" }], pointer));
    }
    executed.add(target);
  });
  return [...messages, ...checkQuota(rules, before, where)];
}

/** The quota of rules in the phase, over all rulesets of the level. Too many rules from a richer plan may stay. */
function checkQuota(
  rules: readonly RuleState[],
  before: readonly RuleState[],
  where: { readonly scope: RulesetScope; readonly phase: string; readonly rulesetId: string | undefined },
): ApiMessage[] {
  const { scope, phase, rulesetId } = where;
  const maximum = phaseInfo(phase)?.maxRules?.[scope.plan];
  if (maximum === undefined || rules.length <= before.length) return [];
  const elsewhere = scope.rulesets
    .filter((ruleset) => ruleset.phase === phase && ruleset.id !== rulesetId)
    .reduce((sum, ruleset) => sum + currentVersion(ruleset).rules.length, 0);
  const count = elsewhere + rules.length;
  if (count <= maximum) return [];
  return [
    { code: 50001, message: `exceeded the maximum number of rules in the phase ${phase}: ${count} out of ${maximum}` },
  ];
}
