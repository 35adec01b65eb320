/** What a deploy of one file would do to one zone: everything the question to the reader is made of. Pure. */
import { definitionHash } from "./definition.ts";
import type { DeployableRule } from "./desired.ts";
import { FailureError } from "./errors.ts";
import type { Goal, Settled } from "./goal.ts";
import type { LockedRule } from "./lock.ts";
import { positionProblems } from "./order.ts";
import { foreignRules, type Operation, operations } from "./plan.ts";
import type { RemoteRule, Ruleset, Zone } from "./types.ts";

export interface ZonePlan {
  readonly zone: Zone;
  /** Path of the file as the lock records it. */
  readonly file: string;
  readonly phases: readonly PhasePlan[];
}

export interface PhasePlan {
  readonly phase: string;
  /** As read; undefined when the zone has no ruleset in the phase. */
  readonly ruleset: Ruleset | undefined;
  readonly rules: readonly DeployableRule[];
  readonly goal: Goal;
  readonly operations: readonly Operation[];
  /** Own rules that stay as they are. */
  readonly keep: number;
  readonly foreign: readonly RemoteRule[];
  /** Everything that the lock remembers of the phase. */
  readonly locked: ReadonlyMap<string, LockedRule>;
  /** What the lock file adds: rules changed, deleted or made elsewhere. Sentences. */
  readonly cautions: readonly string[];
  /**
   * What the lock file is to hold of the rules: the files of these entries, and nothing of rules without one. Without it
   * every rule is remembered as this file's.
   */
  readonly restores?: ReadonlyMap<string, LockedRule>;
}

export interface PhaseInput {
  readonly phase: string;
  readonly ruleset: Ruleset | undefined;
  readonly rules: readonly DeployableRule[];
  /** Everything that the lock remembers of the phase. */
  readonly locked: ReadonlyMap<string, LockedRule>;
}

/** Plans one zone. @throws FailureError `incomplete` when a rule's `position` cannot be had. */
export function planZone(zone: Zone, file: string, inputs: readonly PhaseInput[]): ZonePlan {
  return { zone, file, phases: inputs.map((input) => planPhase(zone, file, input)) };
}

function planPhase(zone: Zone, file: string, { phase, ruleset, rules, locked }: PhaseInput): PhasePlan {
  const goal = goalOf(file, rules, locked);
  const live = ruleset?.rules ?? [];
  const problems = positionProblems(live, goal);
  if (problems.length > 0) {
    const message = problems.map((problem) => problem.message).join(" ");
    throw new FailureError(
      { reason: "incomplete", message: `${message} Nothing was sent to ${zone.name}.`, action: "show-problems" },
      problems.flatMap((problem) => placed(problem, rules)),
    );
  }
  const steps = operations(live, goal);
  return {
    phase,
    ruleset,
    rules,
    goal,
    operations: steps,
    keep: rules.filter((rule) => !steps.some((step) => step.ref === rule.body.ref)).length,
    foreign: foreignRules(live, goal),
    locked,
    cautions: cautionsOf(file, steps, goal, locked),
  };
}

function goalOf(file: string, rules: readonly DeployableRule[], locked: ReadonlyMap<string, LockedRule>): Goal {
  const held = new Set(rules.map((rule) => rule.body.ref));
  const stale = new Set<string>();
  const settled = new Map<string, Settled>();
  for (const [ref, entry] of locked) {
    if (entry.file === file && !held.has(ref)) stale.add(ref);
    if (entry.sent !== undefined) settled.set(ref, { sent: entry.sent, stored: entry.hash });
  }
  return { desired: rules, stale, settled };
}

function placed({ ref, message }: { ref: string; message: string }, rules: readonly DeployableRule[]) {
  const rule = rules.find((candidate) => candidate.body.ref === ref)?.rule;
  if (rule === undefined) return [];
  const entry = rule.header?.entries.find((candidate) => candidate.key === "position");
  const { start, end } = entry ?? rule.header ?? rule;
  return [{ ruleIndex: rule.index, start, end, message, original: message }];
}

function cautionsOf(
  file: string,
  steps: readonly Operation[],
  goal: Goal,
  locked: ReadonlyMap<string, LockedRule>,
): string[] {
  const cautions = steps.flatMap((step): string[] => {
    const entry = locked.get(step.ref);
    if (step.kind === "create") {
      return entry === undefined || entry.file !== file
        ? []
        : [`\`${step.ref}\` was deleted outside since the last deploy: it is created again.`];
    }
    if (entry === undefined) {
      return step.kind === "update"
        ? [`\`${step.ref}\` is there already, not from this project: it is overwritten.`]
        : [];
    }
    if (step.kind !== "move" && entry.hash !== definitionHash(step.live)) {
      const fate = step.kind === "delete" ? "deleted" : "overwritten";
      return [`\`${step.ref}\` was changed outside since the last deploy: that change is ${fate}.`];
    }
    return [];
  });
  for (const { body } of goal.desired) {
    const entry = locked.get(body.ref);
    if (entry !== undefined && entry.file !== file)
      cautions.push(`\`${body.ref}\` was last deployed from ${entry.file}.`);
  }
  return cautions;
}
