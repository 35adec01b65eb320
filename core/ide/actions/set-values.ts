/** Members of sets as what they stand for: strings, or stretches of numbers and addresses. */
import type { Cidr, SetMember } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";

/** What a member stands for. `from` and `to` are both included. */
export type MemberValue =
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "integer" | "ipv4" | "ipv6"; readonly from: bigint; readonly to: bigint };

export function memberValue(member: SetMember, text: string): MemberValue {
  switch (member.kind) {
    case "string":
      // One character a byte: UTF-8 sorts as its code points do.
      return { kind: "string", text: Array.from(bytesOf(member, text), (byte) => String.fromCharCode(byte)).join("") };
    case "integer":
      return { kind: "integer", from: member.value, to: member.value };
    case "integer-range":
      return { kind: "integer", from: member.from.value, to: member.to.value };
    case "ip":
      return { kind: familyOf(member.bytes), from: numberOf(member.bytes), to: numberOf(member.bytes) };
    case "ip-range":
      return { kind: familyOf(member.from.bytes), from: numberOf(member.from.bytes), to: numberOf(member.to.bytes) };
    case "cidr":
      return { kind: familyOf(member.bytes), from: numberOf(member.bytes), to: lastOf(member) };
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

/** Whether everything that is in `inner` is in `outer`. */
export function covers(outer: MemberValue, inner: MemberValue): boolean {
  if (outer.kind === "string" || inner.kind === "string") {
    return outer.kind === "string" && inner.kind === "string" && outer.text === inner.text;
  }
  return outer.kind === inner.kind && outer.from <= inner.from && inner.to <= outer.to;
}

function familyOf(bytes: readonly number[]): "ipv4" | "ipv6" {
  return bytes.length === 4 ? "ipv4" : "ipv6";
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

function lastOf({ bytes, prefixLength }: Cidr): bigint {
  return numberOf(bytes) + (1n << BigInt(bytes.length * 8 - prefixLength)) - 1n;
}
