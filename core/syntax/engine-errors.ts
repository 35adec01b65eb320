import type { ValueType } from "#core/catalog/value-type.ts";
import { rustString } from "./rust-text.ts";
import { debugType, displayTypes, type ExpectedType } from "./type-text.ts";

/** Names of the engine's error kinds (LANGUAGE.md §5.2), without their fields. */
export type EngineKind =
  | "EOF"
  | "UnknownIdentifier"
  | "ExpectedName"
  | "ExpectedLiteral"
  | "ParseInt"
  | "CountMismatch"
  | "InvalidCharacterEscape"
  | "MissingEndingQuote"
  | "InvalidRawStringHashCount"
  | "ParseNetwork"
  | "IncompatibleRangeBounds"
  | "ParseRegex"
  | "ParseWildcard"
  | "UnsupportedOp"
  | "InvalidIndexAccess"
  | "InvalidListName"
  | "InvalidArgumentsCount"
  | "InvalidArgumentKind"
  | "InvalidArgumentType"
  | "InvalidMapEachAccess"
  | "TypeMismatch"
  | "NestingLimitExceeded";

/**
 * What the engine would raise at one place: kind, message text and span, UTF-16. The span is not yet cut at the end of
 * its first line; that is done once, when the failure becomes the expression's first error.
 */
export interface Failure {
  readonly kind: EngineKind;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

function failure(kind: EngineKind, message: string, start: number, end: number): Failure {
  return { kind, message, start, end };
}

export const unrecognised = (start: number, end: number): Failure => failure("EOF", "unrecognised input", start, end);

export const unknownIdentifier = (start: number, end: number): Failure =>
  failure("UnknownIdentifier", "unknown identifier", start, end);

export type ExpectedName =
  | "identifier character"
  | "ComparisonOp"
  | "digit"
  | "IP address character"
  | "byte separator"
  | '" or #'
  | '" or r';

export const expectedName = (name: ExpectedName, start: number, end: number): Failure =>
  failure("ExpectedName", `expected ${name}`, start, end);

export type ExpectedLiteral =
  | "("
  | ")"
  | ","
  | "]"
  | "{"
  | "expected quoted utf8 string or positive integer"
  | "expected positive integer as index"
  | "expected utf8 string";

export const expectedLiteral = (literal: ExpectedLiteral, start: number, end: number): Failure =>
  failure("ExpectedLiteral", `expected literal "${literal}"`, start, end);

export type IntegerProblem = "invalid" | "too-large" | "too-small" | "empty";

const INTEGER_PROBLEMS: Readonly<Record<IntegerProblem, string>> = {
  invalid: "invalid digit found in string",
  "too-large": "number too large to fit in target type",
  "too-small": "number too small to fit in target type",
  empty: "cannot parse integer from empty string",
};

export const parseInteger = (problem: IntegerProblem, radix: number, start: number, end: number): Failure =>
  failure("ParseInt", `${INTEGER_PROBLEMS[problem]} while parsing with radix ${radix}`, start, end);

export const countMismatch = (expected: number, actual: number, start: number, end: number): Failure =>
  failure("CountMismatch", `expected ${expected} characters, but found ${actual}`, start, end);

export const invalidEscape = (start: number, end: number): Failure =>
  failure("InvalidCharacterEscape", 'expected ", xHH or OOO after \\', start, end);

export const missingEndingQuote = (start: number, end: number): Failure =>
  failure("MissingEndingQuote", "could not find an ending quote", start, end);

export const tooManyHashes = (start: number, end: number): Failure =>
  failure("InvalidRawStringHashCount", "invalid raw string hash count, there can't be more than 255 #s", start, end);

export const badAddress = (start: number, end: number): Failure =>
  failure("ParseNetwork", "couldn't parse address in network: invalid IP address syntax", start, end);

export const badPrefixLength = (problem: IntegerProblem, start: number, end: number): Failure =>
  failure("ParseNetwork", `couldn't parse length in network: ${INTEGER_PROBLEMS[problem]}`, start, end);

export const prefixTooLong = (length: number, family: 4 | 6, start: number, end: number): Failure =>
  failure(
    "ParseNetwork",
    `invalid length for network: Network length ${length} is too long for Ipv${family} (maximum: ${family === 4 ? 32 : 128})`,
    start,
    end,
  );

export const hostBitsSet = (start: number, end: number): Failure =>
  failure("ParseNetwork", "host part of address was not zero", start, end);

export const incompatibleBounds = (start: number, end: number): Failure =>
  failure("IncompatibleRangeBounds", "incompatible range bounds", start, end);

export const badRegex = (message: string, start: number, end: number): Failure =>
  failure("ParseRegex", message, start, end);

export const doubleStar = (start: number, end: number): Failure =>
  failure("ParseWildcard", "wildcard contains a double star", start, end);

export const wildcardSyntax = (position: number, incomplete: boolean, start: number, end: number): Failure => {
  const what = incomplete ? "incomplete escape sequence at the end of the wildcard" : "invalid escape sequence";
  return failure(
    "ParseWildcard",
    `invalid wildcard: wildcard syntax error at position ${position}: ${what}`,
    start,
    end,
  );
};

export const tooManyStars = (count: number, limit: number, start: number, end: number): Failure =>
  failure("ParseWildcard", `wildcard has ${count} star metacharacters, but the limit is ${limit}`, start, end);

export const unsupportedOperator = (type: ValueType, start: number, end: number): Failure =>
  failure("UnsupportedOp", `cannot perform this operation on type ${debugType(type)}`, start, end);

/** `index` is a position, a key, or undefined for `[*]`. */
export const invalidIndex = (
  index: number | string | undefined,
  type: ValueType,
  start: number,
  end: number,
): Failure => {
  const access =
    index === undefined
      ? "MapEach"
      : typeof index === "number"
        ? `ArrayIndex(${index})`
        : `MapKey(${rustString(index)})`;
  return failure("InvalidIndexAccess", `cannot access index ${access} for type ${debugType(type)}`, start, end);
};

export const invalidListName = (name: string, start: number, end: number): Failure =>
  failure("InvalidListName", `invalid list name ${rustString(name)}`, start, end);

export const argumentCount = (start: number, end: number): Failure =>
  failure("InvalidArgumentsCount", "invalid number of arguments", start, end);

export const argumentKind = (index: number, wanted: "field" | "literal", start: number, end: number): Failure => {
  const [expected, actual] = wanted === "field" ? ["Field", "Literal"] : ["Literal", "Field"];
  return failure(
    "InvalidArgumentKind",
    `invalid kind of argument #${index}: expected argument of kind ${expected}, but got ${actual}`,
    start,
    end,
  );
};

export const argumentType = (
  index: number,
  expected: readonly ExpectedType[],
  actual: ValueType,
  start: number,
  end: number,
): Failure =>
  failure(
    "InvalidArgumentType",
    `invalid type of argument #${index}: expected value of type ${displayTypes(expected)}, but got ${displayTypes([actual])}`,
    start,
    end,
  );

export const mapEachMisuse = (start: number, end: number): Failure =>
  failure("InvalidMapEachAccess", "invalid use of map each access operator", start, end);

export const typeMismatch = (expected: ValueType, actual: ValueType, start: number, end: number): Failure =>
  failure(
    "TypeMismatch",
    `expected value of type ${displayTypes([expected])}, but got ${displayTypes([actual])}`,
    start,
    end,
  );

export const nestingLimit = (limit: number, start: number, end: number): Failure =>
  failure("NestingLimitExceeded", `maximum nesting depth exceeded (limit: ${limit})`, start, end);
