/** Sets of what one operand can be: values, and missing. */

import type { Intervals } from "./intervals.ts";
import * as intervals from "./intervals.ts";

/**
 * A missing value makes comparisons false, all but `ne`: what that says of a missing value is a setting of Cloudflare's
 * that no public source tells (LANGUAGE.md §3.6). So there are two ways of being missing, and what is claimed has to hold
 * in both.
 */
export const MISSING_IS_UNEQUAL = 1;
export const MISSING_IS_NOTHING = 2;
export const MAYBE_MISSING = MISSING_IS_UNEQUAL | MISSING_IS_NOTHING;

export interface Region {
  readonly values: Intervals;
  /** Which ways of being missing are in. */
  readonly missing: number;
}

export const isEmpty = (region: Region): boolean => region.values.length === 0 && region.missing === 0;

export const isSubset = (a: Region, b: Region): boolean =>
  (a.missing & ~b.missing) === 0 && intervals.isSubset(a.values, b.values);

export const isDisjoint = (a: Region, b: Region): boolean =>
  (a.missing & b.missing) === 0 && intervals.isDisjoint(a.values, b.values);

export const intersection = (a: Region, b: Region): Region => ({
  values: intervals.intersection(a.values, b.values),
  missing: a.missing & b.missing,
});

export const difference = (a: Region, b: Region): Region => ({
  values: intervals.difference(a.values, b.values),
  missing: a.missing & ~b.missing,
});

/** The union of any number, in one sorting. */
export const unionOf = (regions: readonly Region[]): Region => ({
  values: intervals.normalise(regions.flatMap((region) => region.values)),
  missing: regions.reduce((missing, region) => missing | region.missing, 0),
});

/** How long it takes to look at. */
export const sizeOf = (region: Region): number => region.values.length + 1;
