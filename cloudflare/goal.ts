import type { RulePosition } from "#core/document/model.ts";
import { definitionHash, differingMembers, type Member } from "./definition.ts";
import type { RemoteRule, RuleBody } from "./types.ts";

/** One rule as the file wants it. */
export interface DesiredRule {
  readonly body: RuleBody;
  readonly position: RulePosition | undefined;
}

/** What was sent and what Cloudflare made of it, where the two differ: such a rule is no change. */
export interface Settled {
  readonly sent: string;
  readonly stored: string;
}

/** What one phase of one zone should look like, as far as one file is concerned. */
export interface Goal {
  /** In the file's order, refs unique. */
  readonly desired: readonly DesiredRule[];
  /** Refs that the lock file attributes to the file and that the file no longer holds: to be deleted. */
  readonly stale: ReadonlySet<string>;
  readonly settled: ReadonlyMap<string, Settled>;
  /**
   * Refs of the whole phase in the order to come back to, rules of others among them. These are never moved: own rules go
   * where they stood between them. Without it only the order of own rules counts.
   */
  readonly order?: readonly string[];
}

/** Members in which the live rule differs from the wanted one; none when it is settled. */
export function changes(goal: Goal, wanted: DesiredRule, live: RemoteRule): readonly Member[] {
  const members = differingMembers(wanted.body, live);
  const settled = goal.settled.get(wanted.body.ref);
  if (members.length === 0 || settled === undefined) return members;
  const same = settled.sent === definitionHash(wanted.body) && settled.stored === definitionHash(live);
  return same ? [] : members;
}

/** Whether the file owns a rule: it holds its ref, or held it. */
export function owns(goal: Goal, ref: string): boolean {
  return goal.stale.has(ref) || goal.desired.some((rule) => rule.body.ref === ref);
}
