/** A phase as a list to look at: what is live, and what files hold beside it, where a deploy would put it. Pure. */
import type { DesiredRule, Goal } from "./goal.ts";
import { positionProblems } from "./order.ts";
import { applied, operations } from "./plan.ts";
import type { RemoteRule } from "./types.ts";

export interface ShownRule {
  readonly ref: string;
  /** Undefined for a rule that is only in a file. */
  readonly live: RemoteRule | undefined;
}

/**
 * The live rules in their order, and among them the rules that are in none yet, each where a deploy of its file would create
 * it. `files` are the rules of each file; a second rule of one ref is left out, and so is a position that cannot be had.
 */
export function shownOrder(
  live: readonly RemoteRule[],
  files: readonly (readonly DesiredRule[])[],
): readonly ShownRule[] {
  const there = new Map(live.map((rule) => [rule.ref, rule]));
  const shown = new Set(there.keys());
  let state = live;
  for (const file of files) {
    const rules = once(file);
    const missing = rules.filter(({ body }) => !shown.has(body.ref));
    // Most files are deployed, or are not and ask for no place: neither needs a plan.
    if (missing.length === 0) continue;
    if (missing.length === rules.length && rules.every(({ position }) => position === undefined)) {
      state = [...state, ...rules.map(({ body }) => ({ ...body, id: `new ${body.ref}`, version: "1" }))];
    } else {
      for (const step of operations(state, placeable(state, rules))) {
        if (step.kind === "create") state = applied(state, step);
      }
    }
    for (const { body } of missing) shown.add(body.ref);
  }
  return state.map(({ ref }) => ({ ref, live: there.get(ref) }));
}

function once(rules: readonly DesiredRule[]): readonly DesiredRule[] {
  return [...new Map(rules.map((rule) => [rule.body.ref, rule])).values()];
}

function placeable(live: readonly RemoteRule[], desired: readonly DesiredRule[]): Goal {
  const goal: Goal = { desired, stale: new Set(), settled: new Map() };
  const impossible = new Set(positionProblems(live, goal).map(({ ref }) => ref));
  if (impossible.size === 0) return goal;
  return {
    ...goal,
    desired: desired.map((rule) => (impossible.has(rule.body.ref) ? { ...rule, position: undefined } : rule)),
  };
}
