import type { RuleState, RulesetState, RulesetVersion } from "#sandbox/state/model.ts";
import { currentVersion } from "./ruleset.ts";

/** A ruleset without its rules, as lists and histories answer it. */
export function rulesetHead(ruleset: RulesetState, version: RulesetVersion = currentVersion(ruleset)): object {
  return {
    id: ruleset.id,
    name: ruleset.name,
    description: version.description,
    kind: ruleset.kind,
    version: String(version.number),
    last_updated: version.lastUpdated,
    phase: ruleset.phase,
  };
}

/** A ruleset with its rules; the member is absent when there are none. */
export function rulesetView(ruleset: RulesetState, version: RulesetVersion = currentVersion(ruleset)): object {
  const rules = version.rules.map(ruleView);
  return { ...rulesetHead(ruleset, version), ...(rules.length === 0 ? {} : { rules }) };
}

function ruleView(rule: RuleState): object {
  const { id, version, lastUpdated, ref, enabled, action, expression, description, ...rest } = rule;
  return {
    id,
    version: String(version),
    action,
    expression,
    description,
    last_updated: lastUpdated,
    ref,
    enabled,
    ...rest,
  };
}
