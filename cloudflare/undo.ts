/**
 * What a deploy overwrote, and the way back. Pure: the record is kept by `undo-log.ts`. A rule that the deploy deleted
 * comes back as a new one, so its id is another.
 */
import { definitionHash, differingMembers } from "./definition.ts";
import { FailureError } from "./errors.ts";
import type { DesiredRule, Goal } from "./goal.ts";
import type { LockedRule } from "./lock.ts";
import { foreignRules, operations } from "./plan.ts";
import { joined, memberNames } from "./plan-view.ts";
import { bodyOf } from "./taking-back.ts";
import type { RemoteRule, Ruleset, Zone } from "./types.ts";
import type { PhasePlan } from "./zone-plan.ts";

/** One deploy of one file. Plain data. */
export interface UndoRecord {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly uri: string;
  readonly phases: readonly UndoPhase[];
}

/** What a deploy did in one phase of one zone. */
export interface UndoPhase {
  readonly zone: Zone;
  readonly phase: string;
  /** Refs that were written or deleted. */
  readonly refs: readonly string[];
  /** Refs of the whole phase before, others' among them. */
  readonly order: readonly string[];
  /** The rules of `refs` before and after, as far as there were any. */
  readonly before: readonly RemoteRule[];
  readonly after: readonly RemoteRule[];
  /** What the lock file held of `refs` before. */
  readonly locked: Readonly<Record<string, LockedRule>>;
}

/** The record of a phase that was written to. */
export function undoPhase(
  zone: Zone,
  phase: string,
  refs: readonly string[],
  [before, after]: readonly [Ruleset | undefined, Ruleset | undefined],
  locked: ReadonlyMap<string, LockedRule>,
): UndoPhase {
  const touched = new Set(refs);
  const of = (ruleset: Ruleset | undefined): RemoteRule[] =>
    (ruleset?.rules ?? []).filter((rule) => touched.has(rule.ref));
  return {
    zone,
    phase,
    refs: [...touched],
    order: (before?.rules ?? []).map((rule) => rule.ref),
    before: of(before),
    after: of(after),
    locked: Object.fromEntries([...locked].filter(([ref]) => touched.has(ref))),
  };
}

/** What brings the phase back to where it was before the deploy. Rules that the deploy did not touch stay as they are. */
export function undoGoal({ refs, order, before, locked }: UndoPhase): Goal {
  const restored = new Set(before.map((rule) => rule.ref));
  const settled = Object.entries(locked).flatMap(([ref, { sent, hash }]) =>
    sent === undefined ? [] : ([[ref, { sent, stored: hash }]] as const),
  );
  return {
    desired: before.map((rule): DesiredRule => ({ body: bodyOf(rule), position: undefined })),
    stale: new Set(refs.filter((ref) => !restored.has(ref))),
    settled: new Map(settled),
    order,
  };
}

/**
 * Plans the way back. @throws FailureError `changed-outside` when a rule is neither as the deploy left it nor as it was
 * before: going back would throw somebody's change away.
 */
export function planUndo(record: UndoPhase, ruleset: Ruleset | undefined): PhasePlan {
  const live = ruleset?.rules ?? [];
  const changed = changedSince(record, live);
  if (changed.length > 0) {
    throw new FailureError({
      reason: "changed-outside",
      message:
        `${record.zone.name} was changed since that deploy: ${joined(changed)}. Undoing would lose that, so nothing was ` +
        "changed. Deploy an older version of the file instead.",
    });
  }
  const goal = undoGoal(record);
  const steps = operations(live, goal);
  const locked = new Map(Object.entries(record.locked));
  return {
    phase: record.phase,
    ruleset,
    rules: [],
    goal,
    operations: steps,
    keep: 0,
    foreign: foreignRules(live, goal),
    cautions: steps.flatMap((step) =>
      step.kind === "create" ? [`\`${step.ref}\` comes back with a new id: its hits are counted anew.`] : [],
    ),
    locked,
    restores: locked,
  };
}

/** "`api-mtls` (expression)", "`old` (created again)": the rules that somebody touched after the deploy. */
function changedSince({ refs, before, after }: UndoPhase, live: readonly RemoteRule[]): string[] {
  return refs.flatMap((ref) => {
    const find = (rules: readonly RemoteRule[]): RemoteRule | undefined => rules.find((rule) => rule.ref === ref);
    const now = find(live);
    const known = [find(after), find(before)];
    if (known.some((rule) => hashOf(rule) === hashOf(now))) return [];
    if (now === undefined) return [`\`${ref}\` (deleted)`];
    const [left] = known;
    return left === undefined
      ? [`\`${ref}\` (created)`]
      : [`\`${ref}\` (${memberNames(differingMembers(left, now)).join(", ")})`];
  });
}

function hashOf(rule: RemoteRule | undefined): string | undefined {
  return rule === undefined ? undefined : definitionHash(rule);
}
