/** Members of sets as the stretches of values that they stand for, and how such a stretch is written. */
import type { Interval } from "#core/analysis/reason/intervals.ts";
import { ALL_IPV6, intervalOf } from "#core/analysis/reason/points.ts";
import type { SetMember } from "#core/syntax/ast.ts";
import { addressText } from "../literal-text.ts";

/** What a member stands for, and as what it is written. */
export interface MemberValue extends Interval {
  readonly kind: SetMember["kind"];
}

export function memberValue(member: SetMember, text: string): MemberValue {
  return { ...intervalOf(member, text), kind: member.kind };
}

/** Numbers by size, addresses by number with IPv4 first, strings by code point. What covers more comes first. */
export function compareValues(a: MemberValue, b: MemberValue): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to === b.to || a.to === undefined || b.to === undefined) return 0;
  return a.to > b.to ? -1 : 1;
}

function sameValue(a: MemberValue, b: MemberValue): boolean {
  return a.from === b.from && a.to === b.to;
}

/**
 * One value that stands for exactly what two stand for, of which `a` sorts first: `a` itself where it covers `b`, a range
 * where one of them is a range and no gap lies between, the network of two halves. Undefined where there is none.
 */
export function joinValues(a: MemberValue, b: MemberValue): MemberValue | undefined {
  if (typeof a.from === "string" || typeof b.from === "string") return sameValue(a, b) ? a : undefined;
  const [aEnd, bEnd] = [a.to as bigint, b.to as bigint];
  if (bEnd <= aEnd) return a;
  const range = [a, b].find(({ kind }) => kind === "integer-range" || kind === "ip-range");
  if (range !== undefined) return b.from > aEnd ? undefined : { from: a.from, to: bEnd, kind: range.kind };
  const size = aEnd - a.from;
  const areHalves = b.from === aEnd && bEnd - b.from === size && a.from % (size * 2n) === 0n;
  return a.kind === "cidr" && b.kind === "cidr" && areHalves ? { ...a, to: bEnd } : undefined;
}

/** How a value of several numbers or addresses is written in a set. */
export function textOfStretch({ from, to, kind }: MemberValue): string {
  const [first, last] = [from as bigint, (to as bigint) - 1n];
  if (kind === "integer-range") return `${first}..${last}`;
  if (kind === "ip-range") return `${addressOf(first)}..${addressOf(last)}`;
  const bits = first < (ALL_IPV6.from as bigint) ? 32 : 128;
  return `${addressOf(first)}/${bits - ((last - first + 1n).toString(2).length - 1)}`;
}

/** The address at a place of the line that all addresses are on. */
function addressOf(point: bigint): string {
  const length = point < (ALL_IPV6.from as bigint) ? 4 : 16;
  const byteAt = (place: number): number => Number((point >> BigInt((length - 1 - place) * 8)) & 255n);
  return addressText(Array.from({ length }, (_, place) => byteAt(place)));
}
