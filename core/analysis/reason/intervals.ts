/** Sets of ordered values as sorted, disjoint intervals. Every operation is one merge of the two lists. */

/** A number, an address as a number, or bytes as a text of one character a byte: all of them ordered by `<`. */
export type Point = bigint | string;

/** The values from `from` on and before `to`; without `to` there is no end. */
export interface Interval {
  readonly from: Point;
  readonly to: Point | undefined;
}

/** Sorted, disjoint, not touching. */
export type Intervals = readonly Interval[];

/** The next value after `point`: between them there is none. */
export function successor(point: Point): Point {
  return typeof point === "bigint" ? point + 1n : `${point}\0`;
}

export function single(point: Point): Interval {
  return { from: point, to: successor(point) };
}

/** The one value of an interval; undefined when it has more. */
export function onlyPoint({ from, to }: Interval): Point | undefined {
  return to !== undefined && to === successor(from) ? from : undefined;
}

const endsBefore = (to: Point | undefined, point: Point | undefined): boolean =>
  to !== undefined && (point === undefined || to < point);

const compareStarts = (a: Interval, b: Interval): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

/** Any intervals as a set. */
export function normalise(intervals: readonly Interval[]): Intervals {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort(compareStarts);
  const merged: Interval[] = [];
  let last = sorted[0] as Interval;
  for (const interval of sorted) {
    if (endsBefore(last.to, interval.from)) {
      merged.push(last);
      last = interval;
    } else if (endsBefore(last.to, interval.to)) last = { from: last.from, to: interval.to };
  }
  merged.push(last);
  return merged;
}

export function union(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  return b.length === 0 ? a : normalise([...a, ...b]);
}

/** The values that both have, interval by interval. */
function* common(a: Intervals, b: Intervals): Generator<Interval> {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = a[i] as Interval;
    const second = b[j] as Interval;
    const { from } = compareStarts(first, second) < 0 ? second : first;
    const shorter = endsBefore(first.to, second.to);
    const { to } = shorter ? first : second;
    if (to === undefined || from < to) yield { from, to };
    if (shorter) i++;
    else j++;
  }
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  return [...common(a, b)];
}

export function isDisjoint(a: Intervals, b: Intervals): boolean {
  return common(a, b).next().done === true;
}

/** What is in `a` and not in `b`. */
export function difference(a: Intervals, b: Intervals): Intervals {
  if (b.length === 0) return a;
  const left: Interval[] = [];
  let j = 0;
  for (const { from: start, to } of a) {
    let from: Point | undefined = start;
    for (; j < b.length; j++) {
      const hole = b[j] as Interval;
      if (hole.to !== undefined && hole.to <= start) continue;
      if (to !== undefined && hole.from >= to) break;
      if (from < hole.from) left.push({ from, to: hole.from });
      // A hole that reaches the end may reach into what follows too.
      from = endsBefore(hole.to, to) ? hole.to : undefined;
      if (from === undefined) break;
    }
    if (from !== undefined) left.push({ from, to });
  }
  return left;
}

export function isSubset(a: Intervals, b: Intervals): boolean {
  let j = 0;
  for (const { from, to } of a) {
    while (j < b.length && endsBefore((b[j] as Interval).to, from)) j++;
    // An interval that ends where this one starts has nothing of it.
    if (j < b.length && (b[j] as Interval).to === from) j++;
    const outer = b[j];
    if (outer === undefined || from < outer.from || endsBefore(outer.to, to)) return false;
  }
  return true;
}

export function includes(intervals: Intervals, point: Point): boolean {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).from <= point) low = middle + 1;
    else high = middle;
  }
  const candidate = intervals[low - 1];
  return candidate !== undefined && (candidate.to === undefined || point < candidate.to);
}

/** All texts that start with `prefix`. */
export function startingWith(prefix: string): Interval {
  let end = prefix.length;
  while (end > 0 && prefix.charCodeAt(end - 1) === 0xff) end--;
  if (end === 0) return { from: prefix, to: undefined };
  return { from: prefix, to: prefix.slice(0, end - 1) + String.fromCharCode(prefix.charCodeAt(end - 1) + 1) };
}

/** The longest text that everything in the interval starts with. */
export function commonPrefix({ from, to }: Interval): string {
  if (typeof from !== "string") return "";
  let prefix = from;
  for (; prefix !== ""; prefix = prefix.slice(0, -1)) {
    if (!endsBefore(startingWith(prefix).to, to)) break;
  }
  return prefix;
}
