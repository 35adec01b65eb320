import type { Scheme } from "#core/catalog/scheme.ts";
import { FIELD_CONCEPTS, FUNCTION_CONCEPTS } from "./concepts.ts";

/** A name without the differences that people get wrong: case and separators. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[._-]/g, "");
}

/** How many slips a name of this length may hold and still be recognised. */
function tolerance(length: number): number {
  return length <= 3 ? 0 : length <= 5 ? 1 : length <= 10 ? 2 : 3;
}

/**
 * The number of characters to insert, delete, replace or swap with a neighbour to turn `a` into `b`;
 * anything above `limit` comes back as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] as number) + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}

/** Names with what makes looking through them quick. Built once a scheme. */
interface NameTable {
  readonly names: readonly string[];
  readonly known: ReadonlySet<string>;
  /** What dotted names start with, without the last dot: the shortest name of each such family. */
  readonly families: ReadonlyMap<string, string>;
  /** Which characters each name holds, one bit for several characters. */
  readonly masks: readonly number[];
  readonly byPlain: ReadonlyMap<string, string>;
  readonly byLastPart: ReadonlyMap<string, readonly string[]>;
}

const tables = new WeakMap<Scheme, { readonly fields: NameTable; readonly functions: NameTable }>();

function tableOf(names: readonly string[]): NameTable {
  const byLastPart = new Map<string, string[]>();
  for (const name of names) {
    const part = name.slice(name.lastIndexOf(".") + 1);
    const group = byLastPart.get(part);
    if (group === undefined) byLastPart.set(part, [name]);
    else group.push(name);
  }
  const families = new Map<string, string>();
  for (const name of names) {
    for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
      const family = name.slice(0, dot);
      const shortest = families.get(family);
      if (shortest === undefined || name.length < shortest.length) families.set(family, name);
    }
  }
  const byPlain = new Map(names.map((name) => [plain(name), name]));
  return { names, known: new Set(names), families, masks: names.map(maskOf), byPlain, byLastPart };
}

function tablesOf(scheme: Scheme): { readonly fields: NameTable; readonly functions: NameTable } {
  let found = tables.get(scheme);
  if (found === undefined) {
    found = { fields: tableOf(scheme.fieldNames()), functions: tableOf(scheme.functionNames()) };
    tables.set(scheme, found);
  }
  return found;
}

function maskOf(name: string): number {
  let mask = 0;
  for (let at = 0; at < name.length; at++) mask |= 1 << (name.charCodeAt(at) & 31);
  return mask;
}

/** How many characters one mask has that the other lacks, at least as many edits apart, up to pairs replaced. */
function missingBits(a: number, b: number): number {
  let count = 0;
  for (let rest = a & ~b; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The name nearest to `name` by slips of the finger; the first of equally near ones. */
function nearest(table: NameTable, name: string): string | undefined {
  const mask = maskOf(name);
  let best: string | undefined;
  let bestDistance = tolerance(name.length) + 1;
  for (let index = 0; index < table.names.length && bestDistance > 1; index++) {
    const candidate = table.names[index] as string;
    const other = table.masks[index] as number;
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    if (missingBits(mask, other) >= bestDistance || missingBits(other, mask) >= bestDistance) continue;
    const distance = editDistance(name, candidate, bestDistance - 1);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Whether the parts of a dotted name stand in `candidate` in the same order. */
function abbreviates(parts: readonly string[], candidate: string): boolean {
  let found = 0;
  for (const part of candidate.split(".")) if (part === parts[found]) found++;
  return found === parts.length;
}

function shortest(names: readonly string[]): string | undefined {
  return names.reduce<string | undefined>(
    (best, name) => (best === undefined || name.length < best.length ? name : best),
    undefined,
  );
}

/** The shortest field of which `name` is all but the last parts, such as `http.request`; undefined when there is none. */
export function familyExample(scheme: Scheme, name: string): string | undefined {
  return tablesOf(scheme).fields.families.get(name);
}

/** The shortest name that a half-written one, with at least one dot, is the beginning of. */
function completion(table: NameTable, name: string): string | undefined {
  return name.includes(".") ? shortest(table.names.filter((known) => known.startsWith(name))) : undefined;
}

/**
 * The name that someone may have meant by an unknown one: the same but for case and separators, another word for the
 * thing, a slip of the finger, or a name with parts left out. Undefined when nothing is near.
 */
export function suggestName(scheme: Scheme, name: string, isCall: boolean): string | undefined {
  const table = isCall ? tablesOf(scheme).functions : tablesOf(scheme).fields;
  const concepts = isCall ? FUNCTION_CONCEPTS : FIELD_CONCEPTS;
  const byConcept = (word: string): string | undefined =>
    Object.hasOwn(concepts, word) ? concepts[word]?.find((known) => table.known.has(known)) : undefined;
  const word = plain(name);
  const lower = name.toLowerCase();
  const known = table.byPlain.get(word) ?? byConcept(word) ?? completion(table, lower) ?? nearest(table, lower);
  if (known !== undefined) return known;
  const parts = lower.split(".");
  const last = parts.at(-1) as string;
  const whole = (table.byLastPart.get(last) ?? []).filter((candidate) => abbreviates(parts, candidate));
  return shortest(whole) ?? byConcept(plain(last));
}
