import type { IntegerLiteral, IntegerRange } from "./ast.ts";
import { expectedName, type IntegerProblem, incompatibleBounds, parseInteger } from "./engine-errors.ts";
import { isHexDigit, type Scanner } from "./scanner.ts";

const MAX_INTEGER = 9223372036854775807n;
const MIN_INTEGER = -9223372036854775808n;

/** As many digits as always fit a double exactly, in any radix up to 16. */
const SAFE_DIGITS = 12;

function digitValue(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}

/** The value of digits `[from, to)`, which are all hexadecimal digits, or what Rust's parser would object to. */
function digitsValue(
  text: string,
  from: number,
  to: number,
  radix: 8 | 10 | 16,
  negative: boolean,
): bigint | IntegerProblem {
  let valid = from;
  let small = 0;
  while (valid < to) {
    const digit = digitValue(text.charCodeAt(valid));
    if (digit >= radix) break;
    if (valid - from < SAFE_DIGITS) small = small * radix + digit;
    valid++;
  }
  let value: bigint;
  if (valid - from <= SAFE_DIGITS) value = BigInt(small);
  else {
    const prefix = radix === 16 ? "0x" : radix === 8 ? "0o" : "";
    value = BigInt(prefix + text.slice(from, valid));
  }
  if (negative) value = -value;
  // Digits are read from the left, so an overflow before the first bad digit comes first.
  if (value > MAX_INTEGER) return "too-large";
  if (value < MIN_INTEGER) return "too-small";
  return valid < to ? "invalid" : value;
}

/**
 * Reads an integer at the cursor: `0x` hexadecimal, leading `0` octal, else decimal with an optional `-`
 * (LANGUAGE.md §1.5). All digit runs are taken as hexadecimal digits first, whatever the radix.
 */
export function scanInteger(scanner: Scanner): IntegerLiteral | undefined {
  const start = scanner.at;
  const first = scanner.code(start);
  let radix: 8 | 10 | 16 = 10;
  let digits = start;
  if (first === 0x30) {
    if (scanner.code(start + 1) === 0x78) {
      radix = 16;
      digits += 2;
    } else radix = 8;
  } else if (first === 0x2d) digits++;
  let end = digits;
  while (isHexDigit(scanner.code(end))) end++;
  if (end === digits) {
    scanner.failure = expectedName("digit", digits, scanner.end);
    return undefined;
  }
  const value = digitsValue(scanner.text, digits, end, radix, first === 0x2d);
  if (typeof value === "string") {
    scanner.failure = parseInteger(value, radix, radix === 16 ? digits : start, end);
    return undefined;
  }
  scanner.at = end;
  return { kind: "integer", start, end, value };
}

/** Reads an integer or a range `a..b`, the members of a set of integers. */
export function scanIntegerMember(scanner: Scanner): IntegerLiteral | IntegerRange | undefined {
  const from = scanInteger(scanner);
  if (from === undefined || scanner.code(scanner.at) !== 0x2e || scanner.code(scanner.at + 1) !== 0x2e) return from;
  scanner.at += 2;
  const to = scanInteger(scanner);
  if (to === undefined) return undefined;
  if (to.value < from.value) {
    scanner.failure = incompatibleBounds(from.start, to.end);
    return undefined;
  }
  return { kind: "integer-range", start: from.start, end: to.end, from, to };
}
