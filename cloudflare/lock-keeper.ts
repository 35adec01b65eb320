/** Reads the lock file, and writes it after each step of a deploy. */

import { definitionHash } from "./definition.ts";
import type { DeployedFile, LockStore } from "./deploy-document.ts";
import { FailureError } from "./errors.ts";
import type { Goal } from "./goal.ts";
import { LOCK_FILE, type Lock, type LockedRule, parseLock, printLock, withRule } from "./lock.ts";
import type { Operation } from "./plan.ts";
import type { Ruleset } from "./types.ts";
import type { PhasePlan, ZonePlan } from "./zone-plan.ts";

export async function readLock({ lock }: Pick<DeployedFile, "lock">): Promise<Lock> {
  let text: string | undefined;
  try {
    text = await lock.read();
  } catch (error) {
    const why = (error as Error).message.replace(/\.$/, "");
    throw new FailureError({
      reason: "lock-file",
      message: `\`${LOCK_FILE}\` cannot be read: ${why}. Nothing was sent.`,
    });
  }
  return parseLock(text);
}

/** Writes after each step, so that a deploy that is cut off still knows what it owns. */
export class LockKeeper {
  readonly #store: LockStore;
  #failure: string | undefined;

  constructor({ lock }: Pick<DeployedFile, "lock">) {
    this.#store = lock;
  }

  /** Sentences about a lock file that could not be written: what was deployed is live all the same. */
  get problems(): readonly string[] {
    if (this.#failure === undefined) return [];
    return [
      `\`${LOCK_FILE}\` could not be written (${this.#failure}), so it does not know of this: a rule that leaves the file would ` +
        "not be deleted. Make it writable and deploy again; nothing will be sent, and it is brought up to date.",
    ];
  }

  async update(change: (lock: Lock) => Lock): Promise<void> {
    try {
      const text = await this.#store.read();
      const after = printLock(change(parseLock(text)));
      if (after !== text) await this.#store.write(after);
      this.#failure = undefined;
    } catch (error) {
      this.#failure = (error as Error).message.replace(/\.$/, "");
    }
  }
}

/**
 * The lock after some steps in a phase; without steps (the check at the end) every rule of the goal is remembered as it is.
 * `key` is the zone's name in the lock.
 */
export function lockAfter(
  lock: Lock,
  key: string,
  { zone, file }: ZonePlan,
  { phase, restores }: PhasePlan,
  { done, ruleset, goal }: { done: readonly Operation[]; ruleset: Ruleset; goal: Goal },
): Lock {
  const refs =
    done.length > 0 ? done.map((step) => step.ref) : [...goal.desired.map((rule) => rule.body.ref), ...goal.stale];
  let result = lock;
  for (const ref of refs) {
    const live = ruleset.rules.find((rule) => rule.ref === ref);
    const hash = live === undefined ? "" : definitionHash(live);
    const earlier = restores?.get(ref);
    const owner = restores === undefined ? file : earlier?.file;
    const sent = goal.settled.get(ref)?.sent ?? (earlier?.hash === hash ? earlier.sent : undefined);
    const entry: LockedRule | undefined =
      live === undefined || owner === undefined || goal.stale.has(ref)
        ? undefined
        : { id: live.id, version: live.version, hash, ...(sent === undefined ? {} : { sent }), file: owner };
    result = withRule(result, key, zone.id, phase, ref, entry);
  }
  return result;
}
