import type { Rule } from "#core/document/model.ts";
import type { Entry } from "./entry.ts";
import { mayBeSame, writtenIn } from "./marks.ts";

/** Rules that do the same, by one of their marks: a text, or a name where there is no text, or nothing. */
interface Group {
  readonly byText: Map<string, Set<Entry>>;
  readonly byName: Map<string, Set<Entry>>;
}

/** Stands for the names of a rule that asks nothing. */
const NO_NAME = "";

/** Finds rules that may be the same as another one, as far as their marks tell. */
export class Lookalikes {
  readonly #groups = new Map<number, Group>();

  add(entry: Entry): void {
    const place = this.#placeOf(entry);
    if (place === undefined) return;
    const there = place.list.get(place.mark);
    if (there === undefined) place.list.set(place.mark, new Set([entry]));
    else there.add(entry);
  }

  remove(entry: Entry): void {
    const place = this.#placeOf(entry);
    const there = place?.list.get(place.mark);
    there?.delete(entry);
    if (there?.size === 0) place?.list.delete(place.mark);
  }

  /** All rules that may be the same as this one, in no order. */
  of(rule: Rule): readonly Entry[] {
    if (this.#groups.size === 0) return [];
    const written = writtenIn(rule);
    const group = this.#groups.get(written.deed);
    if (group === undefined) return [];
    const found: Entry[] = [];
    const take = (entries: ReadonlySet<Entry> | undefined): void => {
      for (const entry of entries ?? []) {
        const marks = entry.digest.meaning?.marks;
        if (marks !== undefined && mayBeSame(marks, written)) found.push(entry);
      }
    };
    for (const text of group.byText.size === 0 ? [] : written.texts) take(group.byText.get(text));
    for (const name of [NO_NAME, ...written.names]) take(group.byName.get(name));
    return found;
  }

  /** Where an entry is kept; undefined for one whose meaning nobody can tell. */
  #placeOf({ digest }: Entry): { readonly list: Map<string, Set<Entry>>; readonly mark: string } | undefined {
    const marks = digest.meaning?.marks;
    if (marks === undefined) return undefined;
    const group = this.#groups.get(marks.deed) ?? { byText: new Map(), byName: new Map() };
    this.#groups.set(marks.deed, group);
    const [text] = marks.texts;
    if (text !== undefined) return { list: group.byText, mark: text };
    return { list: group.byName, mark: marks.names[0] ?? NO_NAME };
  }
}
