/** Members of sets as what they stand for: strings, or stretches of numbers and addresses. */
import type { Cidr, SetMember } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";
import { addressText } from "../literal-text.ts";

/** Numbers or addresses of one family; `from` and `to` are both included. */
interface Stretch {
  readonly kind: "integer" | "ipv4" | "ipv6";
  readonly from: bigint;
  readonly to: bigint;
  /** How it is written: as one value, as a range, or as a network. */
  readonly form: "single" | "range" | "network";
}

/** What a member stands for. */
export type MemberValue = { readonly kind: "string"; readonly text: string } | Stretch;

export function memberValue(member: SetMember, text: string): MemberValue {
  switch (member.kind) {
    case "string":
      // One character a byte: UTF-8 sorts as its code points do.
      return { kind: "string", text: Array.from(bytesOf(member, text), (byte) => String.fromCharCode(byte)).join("") };
    case "integer":
      return { kind: "integer", form: "single", from: member.value, to: member.value };
    case "integer-range":
      return { kind: "integer", form: "range", from: member.from.value, to: member.to.value };
    case "ip":
      return address("single", member.bytes, numberOf(member.bytes));
    case "ip-range":
      return address("range", member.from.bytes, numberOf(member.to.bytes));
    case "cidr":
      return address("network", member.bytes, lastOf(member));
  }
}

/** Numbers by size, addresses by number with IPv4 first, strings by code point. What covers more comes first. */
export function compareValues(a: MemberValue, b: MemberValue): number {
  if (a.kind === "string" || b.kind === "string") {
    if (a.kind !== "string" || b.kind !== "string") return 0;
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  }
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.to === b.to ? 0 : a.to > b.to ? -1 : 1;
}

/** Whether both stand for the same. */
export function sameValue(a: MemberValue, b: MemberValue): boolean {
  return a.kind === b.kind && compareValues(a, b) === 0;
}

/**
 * One value that stands for exactly what two stand for, of which `a` sorts first: `a` itself where it covers `b`, a range
 * where one of them is a range and no gap lies between, the network of two halves. Undefined where there is none.
 */
export function joinValues(a: MemberValue, b: MemberValue): MemberValue | undefined {
  if (a.kind === "string" || b.kind === "string") return sameValue(a, b) ? a : undefined;
  if (a.kind !== b.kind) return undefined;
  if (b.to <= a.to) return a;
  if (a.form === "range" || b.form === "range") {
    return b.from > a.to + 1n ? undefined : { ...a, form: "range", to: b.to };
  }
  const size = a.to - a.from + 1n;
  const areHalves = b.from === a.to + 1n && b.to - b.from + 1n === size && a.from % (size * 2n) === 0n;
  return a.form === "network" && b.form === "network" && areHalves ? { ...a, to: b.to } : undefined;
}

/** How a joined value is written in a set. */
export function textOfValue(value: MemberValue): string {
  if (value.kind === "string") return "";
  const { kind, form, from, to } = value;
  if (kind === "integer") return `${from}..${to}`;
  const bytes = kind === "ipv4" ? 4 : 16;
  if (form === "range") return `${addressText(bytesOfNumber(from, bytes))}..${addressText(bytesOfNumber(to, bytes))}`;
  return `${addressText(bytesOfNumber(from, bytes))}/${bytes * 8 - ((to - from + 1n).toString(2).length - 1)}`;
}

function address(form: Stretch["form"], bytes: readonly number[], to: bigint): Stretch {
  return { kind: bytes.length === 4 ? "ipv4" : "ipv6", form, from: numberOf(bytes), to };
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

function bytesOfNumber(number: bigint, length: number): number[] {
  return Array.from({ length }, (_, place) => Number((number >> BigInt((length - 1 - place) * 8)) & 255n));
}

function lastOf({ bytes, prefixLength }: Cidr): bigint {
  return numberOf(bytes) + (1n << BigInt(bytes.length * 8 - prefixLength)) - 1n;
}
