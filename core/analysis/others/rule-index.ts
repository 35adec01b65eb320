import { Counts } from "./counts.ts";
import { compareEntries, type Entry } from "./entry.ts";
import { anchorKeys, entryKeys, shelfKeys } from "./keys.ts";
import { Shelf } from "./shelf.ts";

/** Finds rules by what they may share, so that nobody has to look at all of them. */
export class RuleIndex {
  readonly #shelves = new Map<string, Shelf>();
  readonly #byKey = new Map<string, Entry[]>();
  /** Keys of the refs that some rule's `position` names. */
  readonly #anchors = new Counts();

  add(entry: Entry): void {
    for (const key of entryKeys(entry)) {
      const sharing = this.#byKey.get(key);
      if (sharing === undefined) this.#byKey.set(key, [entry]);
      else sharing.push(entry);
    }
    for (const key of anchorKeys(entry)) this.#anchors.add(key);
    for (const key of shelfKeys(entry)) {
      const shelf = this.#shelves.get(key) ?? new Shelf();
      this.#shelves.set(key, shelf);
      shelf.add(entry);
    }
  }

  remove(entry: Entry): void {
    for (const key of entryKeys(entry)) {
      const sharing = this.at(key).filter((other) => other !== entry);
      if (sharing.length === 0) this.#byKey.delete(key);
      else this.#byKey.set(key, sharing);
    }
    for (const key of anchorKeys(entry)) this.#anchors.remove(key);
    for (const key of shelfKeys(entry)) {
      const shelf = this.#shelves.get(key);
      shelf?.remove(entry);
      if (shelf?.files.size === 0) this.#shelves.delete(key);
    }
  }

  /** The rules that have a key of `entryKeys`. */
  at(key: string): readonly Entry[] {
    return this.#byKey.get(key) ?? [];
  }

  /** Those of a list of keys, each once, in the order of files and rules. */
  sharing(keys: readonly string[]): readonly Entry[] {
    return [...new Set(keys.flatMap((key) => this.at(key)))].sort(compareEntries);
  }

  shelf(key: string): Shelf | undefined {
    return this.#shelves.get(key);
  }

  /** The shelves of a rule's zones, as far as there is something on them. */
  shelvesOf(rule: Pick<Entry, "zones" | "phase">): readonly Shelf[] {
    return shelfKeys(rule).flatMap((key) => this.#shelves.get(key) ?? []);
  }

  /** Whether the `position` of some rule names the one with this key of a ref. */
  isAnchor(key: string): boolean {
    return this.#anchors.has(key);
  }
}
