/** Reads the lock file, and writes it after each step of a deploy. */

import { definitionHash } from "./definition.ts";
import type { DeployedFile, LockStore } from "./deploy-document.ts";
import { FailureError } from "./errors.ts";
import type { Goal } from "./goal.ts";
import { LOCK_FILE, type Lock, type LockedRule, parseLock, printLock, withRule } from "./lock.ts";
import type { Operation } from "./plan.ts";
import type { Ruleset } from "./types.ts";
import type { PhasePlan, ZonePlan } from "./zone-plan.ts";

/** Reads the lock. Rejects with FailureError `lock-file` when it is there and cannot be used: without it a deploy would guess. */
export async function readLock({ lock }: Pick<DeployedFile, "lock">): Promise<Lock> {
  return parseLock(await textOf(lock), lock.at);
}

async function textOf(lock: LockStore): Promise<string | undefined> {
  try {
    return await lock.read();
  } catch (error) {
    throw new FailureError({ reason: "lock-file", message: unreadableLock(error, lock.at) });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  EISDIR: "it is a folder",
};

/** The sentence about a lock file that is there and cannot be read. */
export function unreadableLock(error: unknown, at: string = LOCK_FILE): string {
  const { code = "", message } = error as Error & { readonly code?: string };
  return `\`${at}\` cannot be read: ${REASONS[code] ?? message.replace(/\.$/, "")}. Make it readable, then deploy; until then nothing is sent.`;
}

/** Writes after each step, so that a deploy that is cut off still knows what it owns. */
export class LockKeeper {
  readonly #store: LockStore;
  #failure: string | undefined;

  constructor({ lock }: Pick<DeployedFile, "lock">) {
    this.#store = lock;
  }

  /** Sentences about a lock file that could not be brought up to date: what was deployed is live all the same. */
  get problems(): readonly string[] {
    if (this.#failure === undefined) return [];
    return [
      `${this.#failure} It does not know of this: a rule that leaves the file would not be deleted. ` +
        "Deploy again when that is mended; nothing will be sent, and it is brought up to date.",
    ];
  }

  async update(change: (lock: Lock) => Lock): Promise<void> {
    const { at = LOCK_FILE } = this.#store;
    try {
      const text = await textOf(this.#store);
      const after = printLock(change(parseLock(text, at)));
      if (after !== text) await this.#store.write(after);
      this.#failure = undefined;
    } catch (error) {
      const why = (error as Error).message.replace(/\.$/, "");
      this.#failure = error instanceof FailureError ? error.message : `\`${at}\` could not be written (${why}).`;
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
