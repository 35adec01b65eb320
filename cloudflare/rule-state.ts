/** How a rule of a file stands to what is live and to what was deployed last: three views, one word. Pure. */
import { definitionHash } from "./definition.ts";
import { changes } from "./goal.ts";
import type { LockedRule } from "./lock.ts";
import type { RemoteRule, RuleBody } from "./types.ts";

export type RuleState = "same" | "differs" | "changed-outside" | "not-deployed" | "deleted-outside";

/** `locked` is what the lock file remembers of the last deploy. What is live as the file wants it is the same, whoever did it. */
export function ruleState(
  wanted: RuleBody,
  live: RemoteRule | undefined,
  locked: Pick<LockedRule, "hash" | "sent"> | undefined,
): RuleState {
  if (live === undefined) return locked === undefined ? "not-deployed" : "deleted-outside";
  const settled =
    locked?.sent === undefined ? [] : ([[wanted.ref, { sent: locked.sent, stored: locked.hash }]] as const);
  const goal = { desired: [], stale: new Set<string>(), settled: new Map(settled) };
  if (changes(goal, { body: wanted, position: undefined }, live).length === 0) return "same";
  return locked !== undefined && locked.hash !== definitionHash(live) ? "changed-outside" : "differs";
}

/** The states as a lens says them. */
export const STATE_WORDS: Readonly<Record<RuleState, string>> = {
  same: "deployed, same",
  differs: "differs from what is live",
  "changed-outside": "changed outside",
  "not-deployed": "not deployed",
  "deleted-outside": "deleted outside",
};

/** The gravest first: what a rule of several zones is called. */
const GRAVITY: readonly RuleState[] = ["changed-outside", "deleted-outside", "differs", "not-deployed", "same"];

export function gravest(states: readonly RuleState[]): RuleState | undefined {
  return GRAVITY.find((state) => states.includes(state));
}
