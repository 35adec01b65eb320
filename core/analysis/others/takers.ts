import type { Rule } from "#core/document/model.ts";
import { meaningOf } from "#core/lint/support/rule-meaning.ts";
import { CoverIndex, type Known } from "../reason/cover-index.ts";
import { compareEntries, type Entry } from "./entry.ts";
import { mayCover, writtenIn } from "./marks.ts";
import { knownOf } from "./read-digest.ts";

/** Rules that end the phase, to find one that takes all that another rule matches. */
export class Takers {
  readonly #known = new Map<Entry, Known>();
  readonly #index = new CoverIndex(compareEntries);

  /** Takes in a rule, if it ends the phase. */
  add(entry: Entry): void {
    const known = knownOf(entry.digest.meaning, entry.config?.fields);
    if (known === undefined) return;
    this.#known.set(entry, known);
    this.#index.add(known, entry);
  }

  remove(entry: Entry): void {
    const known = this.#known.get(entry);
    if (known === undefined) return;
    this.#known.delete(entry);
    this.#index.remove(known, entry);
  }

  /** The first rule accepted that certainly matches whatever this one does. */
  find(rule: Rule, accept: (entry: Entry) => boolean): Entry | undefined {
    if (!this.#mayTake(rule)) return undefined;
    const meaning = meaningOf(rule);
    return meaning === undefined ? undefined : this.#index.find(meaning, accept);
  }

  /** Whether one of them may take it, as far as can be seen without working out what it means. */
  #mayTake(rule: Rule): boolean {
    for (const [{ digest }, { hulls }] of this.#known) {
      // One that says nothing of any one subject is asked in any case.
      if (hulls.size === 0 || mayCover(digest.meaning?.marks, writtenIn(rule))) return true;
    }
    return false;
  }
}
