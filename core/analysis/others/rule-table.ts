/** The rules of many files, and which of them meet: what a file has to know of the others, and when that changes. */
import { Answers } from "./answers.ts";
import { changedKeys, claimsOf, orderClaimsOf } from "./claims.ts";
import { type Entry, entriesOf, isSameEntry, type TableConfig } from "./entry.ts";
import { GuardedHosts } from "./guarded-hosts.ts";
import { shelfKeys } from "./keys.ts";
import type { OtherRules, RuleDigest } from "./model.ts";
import { RuleIndex } from "./rule-index.ts";

/** Files whose findings may be others now. */
export interface Affected {
  /** Those that share a ref, a meaning or a host with what changed. */
  readonly now: ReadonlySet<string>;
  /** Those whose rules run after what changed: perhaps all of a zone, so they can wait until the change is over. */
  readonly later: ReadonlySet<string>;
}

const NOBODY: Affected = { now: new Set(), later: new Set() };

export class RuleTable {
  readonly #files = new Map<string, readonly Entry[]>();
  readonly #index = new RuleIndex();
  readonly #hosts = new GuardedHosts(this.#files);
  #version = 0;

  /** Takes the rules of a file, in their order; none for one that is gone. */
  set(uri: string, digests: readonly (RuleDigest | undefined)[], config: TableConfig | undefined): Affected {
    const before = this.#files.get(uri) ?? [];
    // What says the same stays the same object, so that only the rest has to be looked at.
    const now = entriesOf(uri, digests, config).map((entry, at) => {
      const last = before[at];
      return last !== undefined && isSameEntry(entry, last) ? last : entry;
    });
    const [isThere, wasThere] = [new Set(now), new Set(before)];
    const removed = before.filter((entry) => !isThere.has(entry));
    const added = now.filter((entry) => !wasThere.has(entry));
    if (added.length === 0 && removed.length === 0) return NOBODY;
    this.#version++;
    const [said, saidInOrder] = [claimsOf(removed), orderClaimsOf(removed, this.#index)];
    for (const entry of removed) this.#index.remove(entry);
    for (const entry of added) this.#index.add(entry);
    if (now.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, now);
    const heard = changedKeys(said, claimsOf(added)).flatMap((key) => this.#index.at(key).map((entry) => entry.uri));
    const heardInOrder = changedKeys(saidInOrder, orderClaimsOf(added, this.#index)).flatMap((key) =>
      this.#onShelf(key),
    );
    return {
      now: others(uri, [...heard, ...this.#hosts.change(uri, now)]),
      later: others(uri, [...heardInOrder, ...this.#metOrLeft(before, now)]),
    };
  }

  /** Files that have rules. */
  uris(): string[] {
    return [...this.#files.keys()];
  }

  /** What the rules of a file say, those that say something in their places. */
  digestsOf(uri: string): readonly (RuleDigest | undefined)[] {
    const digests: (RuleDigest | undefined)[] = [];
    for (const { index, digest } of this.#files.get(uri) ?? []) digests[index] = digest;
    return digests;
  }

  /** What the rules of a file may know of the others; `shown` is what sentences call a file. */
  othersOf(uri: string, config: TableConfig | undefined, shown: (uri: string) => string): OtherRules {
    const [version, files, index, hosts] = [this.#version, this.#files, this.#index, this.#hosts];
    return new Answers({ uri, config, shown }, { version, files, index, hosts });
  }

  #onShelf(key: string): readonly string[] {
    return [...(this.#index.shelf(key)?.files.keys() ?? [])];
  }

  /** Files that have another one beside them now and had none, or the other way round, where rules come or go. */
  #metOrLeft(before: readonly Entry[], now: readonly Entry[]): readonly string[] {
    const [had, has] = [new Set(before.flatMap(shelfKeys)), new Set(now.flatMap(shelfKeys))];
    const shelves = [...had].filter((key) => !has.has(key)).concat([...has].filter((key) => !had.has(key)));
    const lists = shelves.map((key) => this.#onShelf(key));
    if ((before.length === 0) !== (now.length === 0) && this.#files.size <= 2) lists.push(this.uris());
    return lists.filter((files) => files.length <= 2).flat();
  }
}

function others(own: string, uris: readonly string[]): ReadonlySet<string> {
  const found = new Set(uris);
  found.delete(own);
  return found;
}
