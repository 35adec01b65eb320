import { Counts } from "./counts.ts";
import type { Entry } from "./entry.ts";
import { Lookalikes } from "./lookalikes.ts";
import { Takers } from "./takers.ts";

/** The rules of one zone and phase. */
export class Shelf {
  /** Files with rules here, once for each. */
  readonly files = new Counts();
  readonly lookalikes = new Lookalikes();
  /** Those that end the phase, where others are known to run after them. */
  readonly takers = new Takers();
  readonly #passing = new Set<Entry>();

  /** Rules that let visitors without a certificate past the rest. */
  get passing(): ReadonlySet<Entry> {
    return this.#passing;
  }

  add(entry: Entry): void {
    this.files.add(entry.uri);
    this.lookalikes.add(entry);
    if (isEarly(entry)) this.takers.add(entry);
    if (entry.digest.meaning?.passes === true) this.#passing.add(entry);
  }

  remove(entry: Entry): void {
    this.files.remove(entry.uri);
    this.lookalikes.remove(entry);
    this.takers.remove(entry);
    this.#passing.delete(entry);
  }
}

/** Whether rules of other files that name no place for themselves may be known to run after it. */
function isEarly({ position }: Entry): boolean {
  return position === "first" || (typeof position === "object" && "before" in position);
}
