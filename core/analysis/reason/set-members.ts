/** Members of a set that say what another one says. */
import type { SetLiteral, SetMember } from "#core/syntax/ast.ts";
import { areApart } from "./apart.ts";
import { coveredIntervals } from "./implied.ts";
import type { Interval } from "./intervals.ts";
import { intervalOf } from "./points.ts";

export interface MemberClaim {
  /** `same`: it is there twice. `covered`: the other one holds it and more. `overlaps`: the two share some values. */
  readonly kind: "same" | "covered" | "overlaps";
  readonly member: SetMember;
  /** Where in the set it stands. */
  readonly index: number;
  readonly other: SetMember;
}

/** What can be said of the members of one set, in the order of the text. Of two that are the same the later one is named. */
export function memberClaims(set: SetLiteral, text: string): MemberClaim[] {
  return areApart(set, text) ? [] : foundClaims(set, text);
}

/** The same without a look at whether there can be any. */
export function foundClaims({ members }: SetLiteral, text: string): MemberClaim[] {
  const intervals = members.map((member) => intervalOf(member, text));
  const memberAt = (index: number): SetMember => members[index] as SetMember;
  const claims: MemberClaim[] = [];
  const covered = new Set<number>();
  for (const { index, by, same } of coveredIntervals(intervals)) {
    covered.add(index);
    claims.push({ kind: same ? "same" : "covered", member: memberAt(index), index, other: memberAt(by) });
  }
  const kept = [...members.keys()].filter((index) => !covered.has(index));
  const startOf = (index: number) => (intervals[index] as Interval).from;
  kept.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  // None of these holds another, so only neighbours can share values that no pair between them shares.
  for (const [at, index] of kept.entries()) {
    const before = kept[at - 1];
    const end = before === undefined ? undefined : (intervals[before] as Interval).to;
    if (before === undefined || end === undefined || end <= startOf(index)) continue;
    const [first, second] = before < index ? [before, index] : [index, before];
    claims.push({ kind: "overlaps", member: memberAt(second), index: second, other: memberAt(first) });
  }
  return claims.sort((a, b) => a.member.start - b.member.start);
}
