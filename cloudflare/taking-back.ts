/** Plans beside a deploy: deleting a file's rules, disabling or enabling one at once. Pure. */
import { definitionHash } from "./definition.ts";
import type { Goal } from "./goal.ts";
import { foreignRules, operations } from "./plan.ts";
import type { RemoteRule, RuleBody } from "./types.ts";
import type { PhaseInput, PhasePlan } from "./zone-plan.ts";

/** A live rule as it would be sent again: every member but those that only Cloudflare writes. */
export function bodyOf(live: RemoteRule): RuleBody {
  const { id: _id, version: _version, last_updated: _updated, categories: _categories, ...members } = live;
  return { ...members, description: live.description ?? "", enabled: live.enabled ?? true } as RuleBody;
}

/** Deletes what the lock file attributes to the file, and nothing that is only called the same. */
export function planRemoval(file: string, { phase, ruleset, locked }: Omit<PhaseInput, "rules">): PhasePlan {
  const ours = [...locked].filter(([, entry]) => entry.file === file);
  const goal: Goal = { desired: [], stale: new Set(ours.map(([ref]) => ref)), settled: new Map() };
  const live = ruleset?.rules ?? [];
  const cautions = ours.flatMap(([ref, entry]) => {
    const rule = live.find((candidate) => candidate.ref === ref);
    return rule !== undefined && definitionHash(rule) !== entry.hash
      ? [`\`${ref}\` was changed outside since the last deploy: that change is deleted.`]
      : [];
  });
  return { ...partOf({ phase, ruleset, locked }, goal), cautions };
}

/** Switches the live rule with this ref and changes nothing else of it; undefined when there is none in the phase. */
export function planSwitching(ref: string, enabled: boolean, input: Omit<PhaseInput, "rules">): PhasePlan | undefined {
  const live = input.ruleset?.rules.find((rule) => rule.ref === ref);
  if (live === undefined) return undefined;
  const goal: Goal = {
    desired: [{ body: { ...bodyOf(live), enabled }, position: undefined }],
    stale: new Set(),
    settled: new Map(),
  };
  const cautions = input.locked.has(ref)
    ? []
    : [`\`${ref}\` is live, but the lock file does not know it as deployed from here.`];
  return { ...partOf(input, goal), cautions, restores: input.locked };
}

function partOf({ phase, ruleset, locked }: Omit<PhaseInput, "rules">, goal: Goal): Omit<PhasePlan, "cautions"> {
  const live = ruleset?.rules ?? [];
  return {
    phase,
    ruleset,
    rules: [],
    goal,
    operations: operations(live, goal),
    keep: 0,
    locked,
    foreign: foreignRules(live, goal),
  };
}
