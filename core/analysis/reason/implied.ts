/** Which operands of an `or` another operand includes. */
import { type Condition, chain, opposite, rootsOf, type Test } from "./condition.ts";
import type { Interval } from "./intervals.ts";
import { IS_TRUE } from "./points.ts";
import { isSubset } from "./region.ts";
import { isNever } from "./search.ts";
import type { Budget } from "./state.ts";

export interface Implied {
  readonly index: number;
  /** The operand that includes it. */
  readonly by: number;
  /** Whether each includes the other; then `by` is the earlier one. */
  readonly same: boolean;
}

/** Groups and chains of more operands are not compared pair by pair. */
export const MOST_PAIRWISE = 32;

/**
 * The operands that another one includes. What is named as including is not in the list itself, so that all that are can be
 * taken out together. Only pairs of which one `mayInclude` the other are searched.
 */
export function impliedOperands(
  operands: readonly Condition[],
  budget: Budget,
  mayInclude: (outer: number, inner: number) => boolean,
): Implied[] {
  const found = new Map<number, Implied>();
  const groups = new Map<string, number[]>();
  for (const [index, operand] of operands.entries()) {
    if (operand.kind !== "test") continue;
    const group = groups.get(operand.subject.key);
    if (group === undefined) groups.set(operand.subject.key, [index]);
    else group.push(index);
  }
  for (const group of groups.values()) {
    const implied = group.length <= MOST_PAIRWISE ? pairwise(operands, group) : swept(operands, group);
    for (const item of implied) found.set(item.index, item);
  }
  if (operands.length <= MOST_PAIRWISE) searchPairs(operands, found, budget, mayInclude);
  return [...found.values()].flatMap((item) => keeperOf(item, found)).sort((a, b) => a.index - b.index);
}

/** The same with an operand that stays, by way of those that go; none where that leads back. */
function keeperOf(item: Implied, found: ReadonlyMap<number, Implied>): Implied[] {
  let { by, same } = item;
  for (let steps = 0; steps <= found.size; steps++) {
    const next = found.get(by);
    if (next === undefined) return [{ index: item.index, by, same }];
    same &&= next.same;
    by = next.by;
  }
  return [];
}

const regionAt = (operands: readonly Condition[], index: number) => (operands[index] as Test).region;

function pairwise(operands: readonly Condition[], group: readonly number[]): Implied[] {
  const includes = (outer: number, inner: number): boolean =>
    isSubset(regionAt(operands, inner), regionAt(operands, outer));
  return impliedPairs(group, includes);
}

/** For each index the first that includes it, where an earlier one wins over a later one that means the same. */
function impliedPairs(
  indexes: readonly number[],
  includes: (outer: number, inner: number) => boolean | undefined,
): Implied[] {
  const implied: Implied[] = [];
  for (const index of indexes) {
    for (const by of indexes) {
      if (by === index || includes(by, index) !== true) continue;
      const same = includes(index, by);
      if (same === undefined || (same && by > index)) continue;
      implied.push({ index, by, same });
      break;
    }
  }
  return implied;
}

/** For many operands: those of one interval, sorted by where it starts, the longest first. */
function swept(operands: readonly Condition[], group: readonly number[]): Implied[] {
  const single = group
    .map((index) => ({ index, region: regionAt(operands, index) }))
    .filter(({ region }) => region.missing === 0 && region.values.length === 1)
    .map(({ index, region }) => ({ index, interval: region.values[0] as Interval }));
  return coveredIntervals(single.map(({ interval }) => interval)).map(({ index, by, same }) => ({
    index: (single[index] as { index: number }).index,
    by: (single[by] as { index: number }).index,
    same,
  }));
}

/** Which of these intervals another one holds wholly; of two that are the same the later. Sorting is all the cost. */
export function coveredIntervals(intervals: readonly Interval[]): Implied[] {
  const order = [...intervals.keys()].sort((a, b) => {
    const [first, second] = [intervals[a] as Interval, intervals[b] as Interval];
    if (first.from !== second.from) return first.from < second.from ? -1 : 1;
    if (first.to === second.to) return a - b;
    return first.to === undefined || (second.to !== undefined && first.to > second.to) ? -1 : 1;
  });
  const covered: Implied[] = [];
  let by: number | undefined;
  for (const index of order) {
    const outer = by === undefined ? undefined : (intervals[by] as Interval);
    const inner = intervals[index] as Interval;
    const inside = outer !== undefined && (outer.to === undefined || (inner.to !== undefined && inner.to <= outer.to));
    if (outer === undefined || by === undefined || !inside) by = index;
    else covered.push({ index, by, same: outer.from === inner.from && outer.to === inner.to });
  }
  return covered.sort((a, b) => a.index - b.index);
}

/** Pairs that are about more than one subject, or about one through another. */
function searchPairs(
  operands: readonly Condition[],
  found: Map<number, Implied>,
  budget: Budget,
  mayInclude: (outer: number, inner: number) => boolean,
): void {
  const open = [...operands.keys()].filter((index) => !found.has(index));
  const roots = operands.map((operand) => rootsOf(operand));
  const includes = (outer: number, inner: number): boolean | undefined => {
    if (!mayInclude(outer, inner)) return false;
    const mine = roots[inner] as ReadonlySet<string>;
    if (![...(roots[outer] as ReadonlySet<string>)].some((root) => mine.has(root))) return false;
    const simple = needlesImply(operands[outer] as Condition, operands[inner] as Condition);
    if (simple !== undefined) return simple;
    const outside = chain("and", [operands[inner] as Condition, opposite(operands[outer] as Condition)]);
    return isNever(outside, budget);
  };
  for (const item of impliedPairs(open, includes)) found.set(item.index, item);
}

/** The answer for two questions whether the same text holds something: there are rules with dozens of them. */
function needlesImply(outer: Condition, inner: Condition): boolean | undefined {
  if (outer.kind !== "test" || inner.kind !== "test") return undefined;
  const [wide, narrow] = [outer.subject, inner.subject];
  if (wide.needle === undefined || narrow.needle === undefined) return undefined;
  if (wide.links[0]?.from.key !== narrow.links[0]?.from.key) return undefined;
  const [isHeld, isAlsoHeld] = [outer, inner].map(({ region }) => isSubset({ values: IS_TRUE, missing: 0 }, region));
  if (isHeld !== isAlsoHeld) return false;
  return isHeld ? narrow.needle.includes(wide.needle) : wide.needle.includes(narrow.needle);
}
