/** Sets of values, compared with sets of the numbers from 0 to 11; texts with their bytes. */
import { expect, test } from "vitest";
import * as intervals from "#core/analysis/reason/intervals.ts";
import { Random } from "../../../support/random-expression.ts";

const ALL: intervals.Intervals = [{ from: 0n, to: 12n }];
const NUMBERS = Array.from({ length: 12 }, (_, number) => BigInt(number));

const randomSet = (random: Random): intervals.Intervals =>
  intervals.normalise(
    Array.from({ length: random.below(5) }, () => {
      const from = random.below(12);
      return { from: BigInt(from), to: random.chance(0.1) ? undefined : BigInt(from + 1 + random.below(12 - from)) };
    }),
  );

const members = (set: intervals.Intervals) => NUMBERS.filter((number) => intervals.includes(set, number));

test("operations are those of sets", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const random = new Random(seed);
    const [a, b] = [randomSet(random), randomSet(random)];
    const [inA, inB] = [members(a), members(b)];
    expect(members(intervals.union(a, b))).toEqual(NUMBERS.filter((n) => inA.includes(n) || inB.includes(n)));
    expect(members(intervals.intersection(a, b))).toEqual(inA.filter((n) => inB.includes(n)));
    const without = intervals.difference(a, b);
    expect(members(without)).toEqual(inA.filter((n) => !inB.includes(n)));
    for (const set of [intervals.union(a, b), intervals.intersection(a, b), without]) {
      expect(intervals.normalise(set)).toEqual(set);
      for (const { from, to } of set) expect(to === undefined || from < to).toBe(true);
    }
    const [smallA, smallB] = [intervals.intersection(a, ALL), intervals.intersection(b, ALL)];
    expect(intervals.isSubset(smallA, smallB)).toBe(inA.every((n) => inB.includes(n)));
    expect(intervals.isDisjoint(smallA, smallB)).toBe(!inA.some((n) => inB.includes(n)));
  }
});

test("the texts that start with something are one interval", () => {
  for (const prefix of ["", "a", "ab", "a\xff", "\xff", "\xff\xff"]) {
    const set = [intervals.startingWith(prefix)];
    for (const text of ["", "a", "ab", "abc", "ac", "b", "a\xff", "a\xff\xff", "\xff", "\xff\xfe", "\xff\xff\x00"]) {
      expect(intervals.includes(set, text), JSON.stringify([prefix, text])).toBe(text.startsWith(prefix));
    }
  }
});

test.each([
  ["a", "b", "a"],
  ["ab", "ac", "ab"],
  ["ab", "ad", "a"],
  ["a", "c", ""],
  ["a\xff", "b", "a\xff"],
  ["abc", "abc\0", "abc"],
  ["", undefined, ""],
  ["\xff", undefined, "\xff"],
])("everything from %j before %j starts with %j", (from, to, prefix) => {
  expect(intervals.commonPrefix({ from, to })).toBe(prefix);
});
