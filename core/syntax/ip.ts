import type { Cidr, IpLiteral, IpRange } from "./ast.ts";
import {
  badAddress,
  badPrefixLength,
  expectedName,
  hostBitsSet,
  type IntegerProblem,
  incompatibleBounds,
  prefixTooLong,
} from "./engine-errors.ts";
import { isDigit, isHexDigit, type Scanner } from "./scanner.ts";

const DOT = 0x2e;
const COLON = 0x3a;
const SLASH = 0x2f;

/** Reads dotted IPv4 without leading zeros at `from`; gives the offset after it, or -1. Octets go to `bytes` at `into`. */
function readIpv4(text: string, from: number, to: number, bytes: number[], into: number): number {
  let at = from;
  for (let octet = 0; octet < 4; octet++) {
    if (octet > 0) {
      if (at >= to || text.charCodeAt(at) !== DOT) return -1;
      at++;
    }
    const first = at;
    let value = 0;
    while (at < to && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 0x30;
      at++;
      if (at - first > 3) return -1;
    }
    const digits = at - first;
    if (digits === 0 || value > 255 || (digits > 1 && text.charCodeAt(first) === 0x30)) return -1;
    bytes[into + octet] = value;
  }
  return at;
}

/** Reads a group of one to four hexadecimal digits into two bytes; gives the offset after it, or -1. */
function readGroup(text: string, from: number, to: number, bytes: number[], into: number): number {
  let at = from;
  let value = 0;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isHexDigit(code)) break;
    value = value * 16 + (code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57);
    if (at - from > 3) return -1;
  }
  if (at === from) return -1;
  bytes[into] = value >> 8;
  bytes[into + 1] = value & 0xff;
  return at;
}

interface Groups {
  /** 16-bit groups read. */
  readonly count: number;
  readonly at: number;
  /** Whether the last two came from an embedded IPv4 address, after which nothing may follow. */
  readonly embedded: boolean;
}

/** Reads up to `limit` groups separated by colons into `bytes`, from its start. Only where it is `mixed` is there a dot. */
function readGroups(text: string, from: number, to: number, limit: number, bytes: number[], mixed: boolean): Groups {
  let at = from;
  for (let count = 0; count < limit; count++) {
    let start = at;
    if (count > 0) {
      if (at >= to || text.charCodeAt(at) !== COLON) return { count, at, embedded: false };
      start++;
    }
    if (mixed && count < limit - 1) {
      const after = readIpv4(text, start, to, bytes, count * 2);
      if (after !== -1) return { count: count + 2, at: after, embedded: true };
    }
    const after = readGroup(text, start, to, bytes, count * 2);
    if (after === -1) return { count, at, embedded: false };
    at = after;
  }
  return { count: limit, at, embedded: false };
}

function parseIpv6(text: string, from: number, to: number): number[] | undefined {
  const head: number[] = [];
  let mixed = false;
  for (let at = from; at < to && !mixed; at++) mixed = text.charCodeAt(at) === DOT;
  const before = readGroups(text, from, to, 8, head, mixed);
  if (before.count === 8) return before.at === to ? head.slice(0, 16) : undefined;
  if (before.embedded || text.charCodeAt(before.at) !== COLON || text.charCodeAt(before.at + 1) !== COLON)
    return undefined;
  if (before.at + 2 > to) return undefined;
  const tail: number[] = [];
  const after = readGroups(text, before.at + 2, to, 8 - (before.count + 1), tail, mixed);
  if (after.at !== to) return undefined;
  const bytes = new Array<number>(16).fill(0);
  for (let index = 0; index < before.count * 2; index++) bytes[index] = head[index] as number;
  const offset = 16 - after.count * 2;
  for (let index = 0; index < after.count * 2; index++) bytes[offset + index] = tail[index] as number;
  return bytes;
}

/** The 4 or 16 bytes of the address that `[from, to)` of `text` spells, by the strict rules of Rust's `IpAddr`. */
export function parseIp(text: string, from = 0, to = text.length): number[] | undefined {
  const bytes = [0, 0, 0, 0];
  if (readIpv4(text, from, to, bytes, 0) === to) return bytes;
  return parseIpv6(text, from, to);
}

/** Short and zero-padded IPv4 (`10`, `10.1`, `1.1.1.01`), which the engine's CIDR parser takes; missing octets are 0. */
function parseShortIpv4(text: string, from: number, to: number): number[] | undefined {
  const bytes = [0, 0, 0, 0];
  let at = from;
  for (let octet = 0; octet < 4; octet++) {
    const first = at;
    let value = 0;
    while (at < to && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 0x30;
      if (value > 255) return undefined;
      at++;
    }
    if (at === first) return undefined;
    bytes[octet] = value;
    if (at === to) return bytes;
    if (text.charCodeAt(at) !== DOT) return undefined;
    at++;
  }
  return undefined;
}

function parsePrefixLength(text: string, from: number, to: number): number | IntegerProblem {
  if (from === to) return "empty";
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return "invalid";
    value = value * 10 + code - 0x30;
    if (value > 255) return "too-large";
  }
  return value;
}

/** The end of the longest run of characters that an address, network or range may hold. */
function runEnd(scanner: Scanner): number {
  let at = scanner.at;
  for (;;) {
    const code = scanner.code(at);
    // 0x2e to 0x3a are `.`, `/`, the digits and `:`.
    if ((code >= 0x2e && code <= 0x3a) || isHexDigit(code)) at++;
    else return at;
  }
}

/** Whether every bit after the first `prefixLength` is zero. */
export function isNetwork(bytes: readonly number[], prefixLength: number): boolean {
  for (let index = 0; index < bytes.length; index++) {
    const kept = Math.max(0, Math.min(8, prefixLength - index * 8));
    if (((bytes[index] as number) & (0xff >> kept)) !== 0) return false;
  }
  return true;
}

/** `bytes` with every bit after the first `prefixLength` cleared. */
export function networkOf(bytes: readonly number[], prefixLength: number): number[] {
  return bytes.map((byte, index) => {
    const kept = Math.max(0, Math.min(8, prefixLength - index * 8));
    return byte & ~(0xff >> kept) & 0xff;
  });
}

/** Order of two addresses of one family. */
function compareBytes(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] as number) - (b[index] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Reads a single address at the cursor. */
export function scanIp(scanner: Scanner): IpLiteral | undefined {
  const start = scanner.at;
  const end = runEnd(scanner);
  if (end === start) {
    scanner.failure = expectedName("IP address character", start, scanner.end);
    return undefined;
  }
  const bytes = parseIp(scanner.text, start, end);
  if (bytes === undefined) {
    scanner.failure = badAddress(start, end);
    return undefined;
  }
  scanner.at = end;
  return { kind: "ip", start, end, bytes };
}

function scanRange(scanner: Scanner, start: number, dots: number, end: number): IpRange | undefined {
  const from = parseIp(scanner.text, start, dots);
  if (from === undefined) {
    scanner.failure = badAddress(start, dots);
    return undefined;
  }
  const to = parseIp(scanner.text, dots + 2, end);
  if (to === undefined) {
    scanner.failure = badAddress(dots + 2, end);
    return undefined;
  }
  if (from.length !== to.length || compareBytes(from, to) > 0) {
    scanner.failure = incompatibleBounds(start, end);
    return undefined;
  }
  scanner.at = end;
  return {
    kind: "ip-range",
    start,
    end,
    from: { kind: "ip", start, end: dots, bytes: from },
    to: { kind: "ip", start: dots + 2, end, bytes: to },
  };
}

/** Reads an address, network or range at the cursor: a member of a set (LANGUAGE.md §1.9). */
export function scanIpMember(scanner: Scanner): IpLiteral | Cidr | IpRange | undefined {
  const { text, at: start } = scanner;
  const end = runEnd(scanner);
  if (end === start) {
    scanner.failure = expectedName("IP address character", start, scanner.end);
    return undefined;
  }
  let firstSlash = -1;
  let lastSlash = -1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT && at + 1 < end && text.charCodeAt(at + 1) === DOT) return scanRange(scanner, start, at, end);
    if (code === SLASH) {
      if (firstSlash === -1) firstSlash = at;
      lastSlash = at;
    }
  }
  const addressEnd = lastSlash === -1 ? end : lastSlash;
  const bytes = parseIp(text, start, addressEnd) ?? parseShortIpv4(text, start, addressEnd);
  if (bytes === undefined) {
    scanner.failure = badAddress(start, firstSlash === -1 ? end : firstSlash);
    return undefined;
  }
  if (lastSlash === -1) {
    scanner.at = end;
    return { kind: "ip", start, end, bytes };
  }
  const prefixLength = parsePrefixLength(text, lastSlash + 1, end);
  if (typeof prefixLength === "string") {
    scanner.failure = badPrefixLength(prefixLength, firstSlash + 1, end);
    return undefined;
  }
  if (prefixLength > bytes.length * 8) {
    scanner.failure = prefixTooLong(prefixLength, bytes.length === 4 ? 4 : 6, start, end);
    return undefined;
  }
  if (!isNetwork(bytes, prefixLength)) {
    scanner.failure = hostBitsSet(start, firstSlash);
    return undefined;
  }
  scanner.at = end;
  return { kind: "cidr", start, end, bytes, prefixLength };
}
