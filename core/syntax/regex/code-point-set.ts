/**
 * A set of code points, or of bytes: first and last of each range in turn, ascending, ranges neither touching nor
 * overlapping.
 */
export type CodePointSet = readonly number[];

/** Ranges in any order, given as [first, last, first, last ...], as a set. */
export function setOf(ranges: readonly number[]): CodePointSet {
  const pairs: [number, number][] = [];
  for (let index = 0; index + 1 < ranges.length; index += 2) {
    pairs.push([ranges[index] ?? 0, ranges[index + 1] ?? 0]);
  }
  pairs.sort((left, right) => left[0] - right[0]);
  const set: number[] = [];
  for (const [first, last] of pairs) {
    const previous = set.length - 1;
    const previousLast = set[previous];
    if (previousLast !== undefined && first <= previousLast + 1) set[previous] = Math.max(previousLast, last);
    else set.push(first, last);
  }
  return set;
}

/** The members of either set. */
export function unite(left: CodePointSet, right: CodePointSet): CodePointSet {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  return setOf([...left, ...right]);
}

/** Everything from 0 to `highest` that is not in the set. */
export function complement(set: CodePointSet, highest: number): CodePointSet {
  const result: number[] = [];
  let next = 0;
  for (let index = 0; index + 1 < set.length; index += 2) {
    const first = set[index] ?? 0;
    if (first > next) result.push(next, first - 1);
    next = (set[index + 1] ?? 0) + 1;
  }
  if (next <= highest) result.push(next, highest);
  return result;
}

/** The members of both sets. */
export function intersect(left: CodePointSet, right: CodePointSet): CodePointSet {
  const result: number[] = [];
  let leftIndex = 0;
  let rightIndex = 0;
  while (leftIndex + 1 < left.length && rightIndex + 1 < right.length) {
    const leftLast = left[leftIndex + 1] ?? 0;
    const rightLast = right[rightIndex + 1] ?? 0;
    const first = Math.max(left[leftIndex] ?? 0, right[rightIndex] ?? 0);
    const last = Math.min(leftLast, rightLast);
    if (first <= last) result.push(first, last);
    if (leftLast <= rightLast) leftIndex += 2;
    else rightIndex += 2;
  }
  return result;
}

/** The members of the set and their lower and upper case forms, for ASCII letters only. */
export function foldAscii(set: CodePointSet): CodePointSet {
  const upper = intersect(set, [0x41, 0x5a]);
  const lower = intersect(set, [0x61, 0x7a]);
  if (upper.length === 0 && lower.length === 0) return set;
  return setOf([...set, ...upper.map((letter) => letter + 0x20), ...lower.map((letter) => letter - 0x20)]);
}

/** Beyond this many code points of a range, case variants outside ASCII are not looked for. */
const FOLDED_PER_RANGE = 512;

/**
 * The members of the set and their simple case variants. Variants beyond ASCII come from JavaScript's own tables, one
 * to one mappings only, and are left out for long ranges: near enough to measure a class by.
 */
export function foldUnicode(set: CodePointSet): CodePointSet {
  const folded = foldAscii(set);
  const variants: number[] = [];
  for (let index = 0; index + 1 < folded.length; index += 2) {
    const first = folded[index] ?? 0;
    const last = Math.min(folded[index + 1] ?? 0, first + FOLDED_PER_RANGE);
    if (first <= 0x6b && last >= 0x6b) variants.push(0x212a, 0x212a);
    if (first <= 0x73 && last >= 0x73) variants.push(0x17f, 0x17f);
    for (let codePoint = Math.max(first, 0x80); codePoint <= last; codePoint++) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const character = String.fromCodePoint(codePoint);
      for (const variant of [character.toLowerCase(), character.toUpperCase()]) {
        const code = variant.codePointAt(0) ?? codePoint;
        if (code !== codePoint && String.fromCodePoint(code) === variant) variants.push(code, code);
      }
    }
  }
  return variants.length === 0 ? folded : foldAscii(setOf([...folded, ...variants]));
}
