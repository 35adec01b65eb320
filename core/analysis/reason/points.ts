/** Literals as points on a line: what the engine compares, in the order in which it compares. */
import type { Cidr, IntegerLiteral, IpLiteral, SetMember, StringLiteral, WildcardLiteral } from "#core/syntax/ast.ts";
import { bytesOf, wildcardOf } from "#core/syntax/literals.ts";
import { type Interval, type Intervals, type Point, single } from "./intervals.ts";

const IPV4_END = 1n << 32n;
const IPV6_START = 1n << 128n;

/** All integers of the engine. */
export const ALL_INTEGERS: Intervals = [{ from: -(1n << 63n), to: 1n << 63n }];
export const ALL_TEXTS: Intervals = [{ from: "", to: undefined }];
export const ALL_IPV4: Interval = { from: 0n, to: IPV4_END };
/** Addresses of different families never equal each other, so they stand apart on the line. */
export const ALL_IPV6: Interval = { from: IPV6_START, to: IPV6_START << 1n };
export const ALL_ADDRESSES: Intervals = [ALL_IPV4, ALL_IPV6];

export const FALSE_POINT = 0n;
export const TRUE_POINT = 1n;
export const BOTH_TRUTHS: Intervals = [{ from: FALSE_POINT, to: TRUE_POINT + 1n }];
export const IS_TRUE: Intervals = [single(TRUE_POINT)];
export const IS_FALSE: Intervals = [single(FALSE_POINT)];

/** Bytes as a text with one character a byte, so that `<` orders it as the engine does. */
export function textPoint(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** The bytes of a literal as such a text. Most literals are it already. */
export function literalText(literal: StringLiteral | WildcardLiteral, text: string): string {
  const { start, end } = literal.content;
  if (literal.form === "bytes") return textPoint(bytesOf(literal, text));
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f || code === BACKSLASH) return textPoint(bytesOf(literal, text));
  }
  return text.slice(start, end);
}

const BACKSLASH = 0x5c;

/** The pieces between the stars of a wildcard as such texts; undefined when it is no wildcard. */
export function wildcardTexts(literal: WildcardLiteral, text: string): readonly string[] | undefined {
  const whole = literalText(literal, text);
  return /\\|\*\*/.test(whole) ? wildcardOf(literal, text)?.pieces.map(textPoint) : whole.split("*");
}

function word(bytes: readonly number[], at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) value = value * 256 + (bytes[index] as number);
  return value;
}

export function addressPoint(bytes: readonly number[]): bigint {
  if (bytes.length === 4) return BigInt(word(bytes, 0));
  let value = 0n;
  for (let at = 0; at < bytes.length; at += 4) {
    value = (value << 32n) | BigInt(word(bytes, at));
  }
  return IPV6_START + value;
}

/** Negative, zero or positive as `a` is below, at or above `b`; undefined for addresses of different families. */
export function compareAddresses(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length !== b.length) return undefined;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number);
  return 0;
}

/** The addresses of the same family as `point`. */
export function familyOf(point: bigint): Interval {
  return point < IPV6_START ? ALL_IPV4 : ALL_IPV6;
}

export function pointOf(literal: StringLiteral | IntegerLiteral | IpLiteral, text: string): Point {
  if (literal.kind === "string") return literalText(literal, text);
  return literal.kind === "integer" ? literal.value : addressPoint(literal.bytes);
}

function networkInterval({ bytes, prefixLength }: Cidr): Interval {
  const from = addressPoint(bytes);
  return { from, to: from + (1n << BigInt(bytes.length * 8 - prefixLength)) };
}

/** The values that a member of a set stands for. */
export function intervalOf(member: SetMember, text: string): Interval {
  switch (member.kind) {
    case "integer-range":
      return { from: member.from.value, to: member.to.value + 1n };
    case "ip-range":
      return { from: addressPoint(member.from.bytes), to: addressPoint(member.to.bytes) + 1n };
    case "cidr":
      return networkInterval(member);
    default:
      return single(pointOf(member, text));
  }
}
