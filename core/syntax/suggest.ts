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

/** The name nearest to `name` by slips of the finger; the first of equally near ones. */
function nearest(names: readonly string[], name: string): string | undefined {
  const limit = tolerance(name.length);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of names) {
    const distance = editDistance(name, candidate, bestDistance - 1);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
    if (bestDistance === 1) break;
  }
  return best;
}

/** Whether the parts of a dotted name stand in `candidate` in the same order, its last part at the end. */
function abbreviates(parts: readonly string[], candidate: string): boolean {
  const all = candidate.split(".");
  if (all.at(-1) !== parts.at(-1)) return false;
  let found = 0;
  for (const part of all) if (part === parts[found]) found++;
  return found === parts.length;
}

function shortest(names: readonly string[]): string | undefined {
  return names.reduce<string | undefined>(
    (best, name) => (best === undefined || name.length < best.length ? name : best),
    undefined,
  );
}

function byConcept(concepts: Readonly<Record<string, readonly string[]>>, word: string, names: readonly string[]) {
  return Object.hasOwn(concepts, word) ? concepts[word]?.find((field) => names.includes(field)) : undefined;
}

/**
 * The name that someone may have meant by an unknown one: the same but for case and separators, a slip of the finger,
 * a name with parts left out, or another word for the thing. Undefined when nothing is near.
 */
export function suggestName(scheme: Scheme, name: string, isCall: boolean): string | undefined {
  const names = isCall ? scheme.functionNames() : scheme.fieldNames();
  const concepts = isCall ? FUNCTION_CONCEPTS : FIELD_CONCEPTS;
  const word = plain(name);
  const same = names.find((candidate) => candidate.length - word.length < 12 && plain(candidate) === word);
  if (same !== undefined) return same;
  const concept = byConcept(concepts, word, names);
  if (concept !== undefined) return concept;
  const near = nearest(names, name.toLowerCase());
  if (near !== undefined) return near;
  const parts = name.toLowerCase().split(".");
  const whole = shortest(names.filter((candidate) => abbreviates(parts, candidate)));
  return whole ?? byConcept(concepts, plain(parts.at(-1) as string), names);
}
