/** What literals mean, in words: networks, AS numbers, countries, decoded strings. */

import { countryInfo } from "#core/catalog/catalog.ts";
import type { Cidr, IpLiteral, IpRange, StringLiteral } from "#core/syntax/ast.ts";
import { grouped } from "#core/text/grouped.ts";
import { isCountryField } from "./completion/values.ts";
import { valueMeaning } from "./known-values.ts";

/** "256 addresses: 10.0.0.0 to 10.0.0.255". */
export function networkText(network: Cidr): string {
  const bits = network.bytes.length * 8 - network.prefixLength;
  const first = network.bytes;
  const last = first.map((byte, place) => {
    const free = Math.max(0, Math.min(8, (place + 1) * 8 - network.prefixLength));
    return byte | (2 ** free - 1);
  });
  const text = `${countText(bits)}: \`${addressText(first)}\` to \`${addressText(last)}\``;
  return bits === 0 ? `1 address: \`${addressText(first)}\`` : text;
}

function countText(bits: number): string {
  return bits <= 32 ? `${grouped(2 ** bits)} addresses` : `2^${bits} addresses`;
}

/** "3 addresses: 10.0.0.1 to 10.0.0.3". */
export function rangeText(range: IpRange): string {
  const count = toBigInt(range.to.bytes) - toBigInt(range.from.bytes) + 1n;
  return `${grouped(count)} ${count === 1n ? "address" : "addresses"}: \`${addressText(range.from.bytes)}\` to \`${addressText(range.to.bytes)}\``;
}

const toBigInt = (bytes: readonly number[]): bigint => bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);

/** The address in its usual form; IPv6 with the longest run of zeros folded (RFC 5952). */
export function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, place) =>
    (((bytes[place * 2] ?? 0) << 8) | (bytes[place * 2 + 1] ?? 0)).toString(16),
  );
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (groups[at + length] === "0") length++;
    if (length > best.length) best = { at, length };
  }
  if (best.at < 0) return groups.join(":");
  return `${groups.slice(0, best.at).join(":")}::${groups.slice(best.at + best.length).join(":")}`;
}

const KNOWN_RANGES: readonly { readonly first: readonly number[]; readonly bits: number; readonly text: string }[] = [
  { first: [10], bits: 8, text: "a private network (RFC 1918), never a visitor's address" },
  { first: [172, 16], bits: 12, text: "a private network (RFC 1918), never a visitor's address" },
  { first: [192, 168], bits: 16, text: "a private network (RFC 1918), never a visitor's address" },
  { first: [100, 64], bits: 10, text: "shared by carriers (RFC 6598), never a visitor's address" },
  { first: [127], bits: 8, text: "the machine itself, never a visitor's address" },
  { first: [169, 254], bits: 16, text: "link-local, never a visitor's address" },
  { first: [192, 0, 2], bits: 24, text: "kept for documentation (RFC 5737)" },
  { first: [198, 51, 100], bits: 24, text: "kept for documentation (RFC 5737)" },
  { first: [203, 0, 113], bits: 24, text: "kept for documentation (RFC 5737)" },
  { first: [0x20, 0x01, 0x0d, 0xb8], bits: 32, text: "kept for documentation (RFC 3849)" },
  { first: [0xfc], bits: 7, text: "a private network (RFC 4193), never a visitor's address" },
  { first: [0xfe, 0x80], bits: 10, text: "link-local, never a visitor's address" },
];

/** What an address is kept for, where that is not the open internet. */
export function purposeText(literal: Cidr | IpLiteral): string | undefined {
  const length = literal.kind === "cidr" ? literal.prefixLength : literal.bytes.length * 8;
  const ipv4 = literal.bytes.length === 4;
  return KNOWN_RANGES.find(
    ({ first, bits }) =>
      ipv4 === ((first[0] as number) < 0xfc && first[0] !== 0x20) &&
      length >= bits &&
      sharesBits(literal.bytes, first, bits),
  )?.text;
}

function sharesBits(bytes: readonly number[], first: readonly number[], bits: number): boolean {
  for (let at = 0; at < bits; at++) {
    const mask = 0x80 >> (at % 8);
    const place = Math.floor(at / 8);
    if (((bytes[place] ?? 0) & mask) !== ((first[place] ?? 0) & mask)) return false;
  }
  return true;
}

/** What a string stands for beside the field `field`: a country, one of a set of values. Undefined when there is nothing to add. */
export function meaningOf(value: string, field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (!isCountryField(field)) return valueMeaning(field, value);
  const country = countryInfo(value);
  if (country === undefined) return undefined;
  return country.note === undefined ? country.name : `${country.name}. ${country.note}`;
}

/** Whether a string is written otherwise than it reads. */
export function isEncoded(literal: StringLiteral, text: string): boolean {
  return (
    literal.form === "bytes" ||
    (literal.form === "quoted" && text.slice(literal.content.start, literal.content.end).includes("\\"))
  );
}

/** Bytes as text, with what cannot be printed as `\xHH`. */
export function bytesText(bytes: readonly number[] | Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const { char, length } = utf8At(bytes, at);
    text += char ?? `\\x${(bytes[at] as number).toString(16).padStart(2, "0")}`;
    at += length;
  }
  return text;
}

/** The character at a place of UTF-8 bytes; undefined for a byte that is not part of a printable one. */
function utf8At(bytes: readonly number[] | Uint8Array, at: number): { char: string | undefined; length: number } {
  const first = bytes[at] as number;
  if (first < 0x20 || first === 0x7f) return { char: undefined, length: 1 };
  if (first < 0x80) return { char: String.fromCharCode(first), length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  let code = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return { char: undefined, length: 1 };
    code = (code << 6) | (byte & 0x3f);
  }
  const valid = length > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? { char: String.fromCodePoint(code), length } : { char: undefined, length: 1 };
}
