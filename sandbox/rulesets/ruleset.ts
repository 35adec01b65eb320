import { isDeepStrictEqual } from "node:util";
import { microsecondTime } from "#sandbox/clock.ts";
import type { Ids } from "#sandbox/ids.ts";
import type { JsonObject, RuleDefinition, RuleState, RulesetState, RulesetVersion } from "#sandbox/state/model.ts";
import type { RuleDraft } from "./read-rule.ts";

/** What making a new version needs from outside. */
export interface Making {
  readonly now: () => Date;
  readonly ids: Ids;
}

/** Older versions are forgotten, so that a state file that is written at every change stays small. */
const MAXIMUM_VERSIONS = 200;

/** The version that answers and runs. */
export function currentVersion(ruleset: RulesetState): RulesetVersion {
  return ruleset.versions[ruleset.versions.length - 1] as RulesetVersion;
}

/** The ruleset with one version more: every write is one, also a write that changes nothing. */
export function withVersion(
  ruleset: RulesetState,
  change: { readonly rules: readonly RuleState[]; readonly description?: string | undefined },
  making: Making,
): RulesetState {
  const current = currentVersion(ruleset);
  const version: RulesetVersion = {
    number: current.number + 1,
    description: change.description ?? current.description,
    lastUpdated: microsecondTime(making.now()),
    rules: change.rules,
  };
  return { ...ruleset, versions: [...ruleset.versions, version].slice(-MAXIMUM_VERSIONS) };
}

/** A rule that did not exist before. Its `ref` is its id unless it was given. */
export function newRule(draft: RuleDraft, making: Making): RuleState {
  const id = making.ids.object();
  return { id, version: 1, lastUpdated: microsecondTime(making.now()), ...definitionOf(draft, draft.ref ?? id) };
}

/** `rule` with a new definition. Its version rises only when the definition differs; an absent `ref` stays as it was. */
export function redefinedRule(rule: RuleState, draft: RuleDraft, making: Making): RuleState {
  const definition = definitionOf(draft, draft.ref ?? rule.ref);
  const { id, version, lastUpdated, ...before } = rule;
  if (isDeepStrictEqual(before, definition)) return rule;
  return { id, version: version + 1, lastUpdated: microsecondTime(making.now()), ...definition };
}

/**
 * The rules after a PUT of `drafts`. A draft continues the rule with its `ref`; without a `ref`, the rule with its `id`.
 * Everything else is a new rule with a new id, and what nothing continues is gone.
 */
export function replacedRules(
  existing: readonly RuleState[],
  drafts: readonly RuleDraft[],
  making: Making,
): RuleState[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const match = existing.find((rule) => (draft.ref === undefined ? rule.id === draft.id : rule.ref === draft.ref));
    if (match === undefined || taken.has(match.id)) return newRule(draft, making);
    taken.add(match.id);
    return redefinedRule(match, draft, making);
  });
}

function definitionOf(draft: RuleDraft, ref: string): RuleDefinition {
  return {
    ref,
    action: draft.action,
    expression: draft.expression,
    description: draft.description,
    enabled: draft.enabled,
    ...(draft.action_parameters === undefined
      ? {}
      : { action_parameters: parametersOf(draft.action, draft.action_parameters) }),
    ...(draft.action === "skip" ? { logging: draft.logging ?? { enabled: true } } : {}),
    ...(draft.ratelimit === undefined ? {} : { ratelimit: draft.ratelimit }),
    ...(draft.exposed_credential_check === undefined
      ? {}
      : { exposed_credential_check: draft.exposed_credential_check }),
  };
}

/** A rule that runs another ruleset says which version of it; the newest unless it was given. */
function parametersOf(action: string, parameters: JsonObject): JsonObject {
  return action === "execute" ? { version: "latest", ...parameters } : parameters;
}
