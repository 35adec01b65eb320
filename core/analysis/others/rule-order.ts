/** Which of two rules of a zone and phase runs first, as far as their files say. */
import type { RulePosition } from "#core/document/model.ts";

/** A rule at its place in its file. */
export interface Placed {
  /** The same for rules of one file. */
  readonly uri: string;
  readonly index: number;
  readonly position: RulePosition | undefined;
}

/** The rule that a rule's `position` names; undefined where no file has it. */
export type Anchor<P extends Placed> = (of: P, ref: string) => P | undefined;

/** Chains of `before` and `after` are followed as far as this. */
const LONGEST_CHAIN = 8;

/**
 * Whether `a` certainly runs before `b`, whichever file was deployed last. Files are deployed each by itself and in any
 * order: a rule without `position` keeps its place among those of its file, `first` stands before what is not placed, and
 * `before` and `after` hold for the rule that they name. `last` is kept only until another file brings a new rule.
 */
export function runsBefore<P extends Placed>(a: P, b: P, anchor: Anchor<P>, steps = LONGEST_CHAIN): boolean {
  if (isSame(a, b) || steps === 0) return false;
  const before = namedBy(a, "before", anchor);
  if (before !== undefined && (isSame(before, b) || runsBefore(before, b, anchor, steps - 1))) return true;
  const after = namedBy(b, "after", anchor);
  if (after !== undefined && (isSame(after, a) || runsBefore(a, after, anchor, steps - 1))) return true;
  const [first, second] = [rankOf(a), rankOf(b)];
  if (first === undefined || second === undefined) return false;
  if (a.uri !== b.uri) return first === 0 && second > 0;
  return first < second || (first === second && a.index < b.index);
}

function isSame(a: Placed, b: Placed): boolean {
  return a.uri === b.uri && a.index === b.index;
}

function namedBy<P extends Placed>(of: P, side: "before" | "after", anchor: Anchor<P>): P | undefined {
  const { position } = of;
  if (typeof position !== "object" || !(side in position)) return undefined;
  return anchor(of, (position as Readonly<Record<string, string>>)[side] as string);
}

/** Undefined for a rule that stands where another one does. */
function rankOf({ position }: Placed): number | undefined {
  if (typeof position === "object") return undefined;
  return position === undefined ? 1 : position === "first" ? 0 : 2;
}
