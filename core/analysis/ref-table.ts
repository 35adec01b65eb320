/** Which refs the rules of many files have, to tell at once where one is used twice for one zone and phase. */

/** Where a rule is deployed, as its header says. */
export interface RuleScope {
  /** Zone names or aliases as written; empty where the header names none. */
  readonly zones: readonly string[];
  readonly phase: string;
}

/** A rule's lasting identity. `zones` are names, aliases resolved; a rule whose zones are not known has none. */
export interface TableRef {
  readonly ref: string;
  readonly zones: readonly string[];
  readonly phase: string;
}

/** A rule in another file. */
export interface RefElsewhere {
  readonly uri: string;
  /** Zero-based place of the rule in its file. */
  readonly rule: number;
}

/** More rules with one ref than these are not named. */
const MOST_NAMED = 5;

export class RefTable {
  readonly #keysOf = new Map<string, readonly (readonly string[])[]>();
  readonly #holders = new Map<string, Map<string, number>>();

  /**
   * Takes the refs of a file's rules, in their order (undefined for a rule without one). Returns the other files whose
   * rules share a ref with it now and did not before, or no longer do.
   */
  set(uri: string, refs: readonly (TableRef | undefined)[]): ReadonlySet<string> {
    const before = this.#keysOf.get(uri);
    const keys = refs.map(keysOf);
    if (before !== undefined && sameKeys(before, keys)) return new Set();
    const had = new Set(before?.flat());
    const has = new Set(keys.flat());
    const affected = new Set<string>();
    for (const key of had) {
      const holders = this.#holders.get(key);
      holders?.delete(uri);
      if (holders?.size === 0) this.#holders.delete(key);
      else if (!has.has(key)) for (const other of holders?.keys() ?? []) affected.add(other);
    }
    for (const [rule, own] of keys.entries()) {
      for (const key of own) {
        const holders = this.#holders.get(key) ?? new Map<string, number>();
        this.#holders.set(key, holders);
        if (!holders.has(uri)) holders.set(uri, rule);
        if (!had.has(key)) for (const other of holders.keys()) affected.add(other);
      }
    }
    if (keys.length === 0) this.#keysOf.delete(uri);
    else this.#keysOf.set(uri, keys);
    affected.delete(uri);
    return affected;
  }

  /** Rules of other files with this ref for one of the zones, in its phase; of many the first few. */
  elsewhere(uri: string, ref: TableRef): readonly RefElsewhere[] {
    const found = new Map<string, number>();
    for (const key of keysOf(ref)) {
      for (const [other, rule] of this.#holders.get(key) ?? []) {
        if (other !== uri && !found.has(other) && found.size < MOST_NAMED) found.set(other, rule);
      }
    }
    return [...found].map(([other, rule]) => ({ uri: other, rule }));
  }
}

function keysOf(ref: TableRef | undefined): readonly string[] {
  return ref === undefined ? [] : ref.zones.map((zone) => `${zone}\n${ref.phase}\n${ref.ref}`);
}

function sameKeys(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return (
    a.length === b.length &&
    a.every((keys, index) => {
      const others = b[index] as readonly string[];
      return keys.length === others.length && keys.every((key, at) => key === others[at]);
    })
  );
}
