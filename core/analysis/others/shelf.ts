import { CoverIndex } from "../reason/cover-index.ts";
import { Counts } from "./counts.ts";
import { compareEntries, type Entry } from "./entry.ts";
import { knownOf } from "./read-digest.ts";

/** The rules of one zone and phase. */
export class Shelf {
  /** Files with rules here, once for each. */
  readonly files = new Counts();
  readonly #takers = new Set<Entry>();
  readonly #takerIndex = new CoverIndex(compareEntries);
  readonly #passing = new Set<Entry>();

  /** Rules that end the phase, where others are known to run after them. */
  get takers(): ReadonlySet<Entry> {
    return this.#takers;
  }

  /** Those that cover what they are asked about, without asking each. */
  get takerIndex(): Pick<CoverIndex<Entry>, "find"> {
    return this.#takerIndex;
  }

  /** Rules that let visitors without a certificate past the rest. */
  get passing(): ReadonlySet<Entry> {
    return this.#passing;
  }

  add(entry: Entry): void {
    this.files.add(entry.uri);
    if (entry.digest.meaning?.passes === true) this.#passing.add(entry);
    const known = isEarly(entry) ? knownOf(entry.digest.meaning, entry.config?.fields) : undefined;
    if (known === undefined) return;
    this.#takers.add(entry);
    this.#takerIndex.add(known, entry);
  }

  remove(entry: Entry): void {
    this.files.remove(entry.uri);
    this.#passing.delete(entry);
    const known = this.#takers.delete(entry) ? knownOf(entry.digest.meaning, entry.config?.fields) : undefined;
    if (known !== undefined) this.#takerIndex.remove(known, entry);
  }
}

/** Whether rules of other files that name no place for themselves may be known to run after it. */
function isEarly({ position }: Entry): boolean {
  return position === "first" || (typeof position === "object" && "before" in position);
}
