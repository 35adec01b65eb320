import type { ComparisonOperator, LogicalOperator } from "./ast.ts";
import type { Scanner } from "./scanner.ts";

/** Ranks of the logical operators; a higher one binds tighter, 0 is none. */
export const OR = 1;
export const XOR = 2;
export const AND = 3;
export type Rank = 0 | 1 | 2 | 3;
export const LOGICAL_OPERATORS: readonly (LogicalOperator | undefined)[] = [undefined, "or", "xor", "and"];

/** The rank of the logical operator at `at`; 0 when there is none. No word boundary is asked for. */
export function logicalRank(scanner: Scanner, at: number): Rank {
  switch (scanner.code(at)) {
    case 0x61: // and
      return scanner.code(at + 1) === 0x6e && scanner.code(at + 2) === 0x64 ? AND : 0;
    case 0x6f: // or
      return scanner.code(at + 1) === 0x72 ? OR : 0;
    case 0x78: // xor
      return scanner.code(at + 1) === 0x6f && scanner.code(at + 2) === 0x72 ? XOR : 0;
    case 0x26: // &&
      return scanner.code(at + 1) === 0x26 ? AND : 0;
    case 0x7c: // ||
      return scanner.code(at + 1) === 0x7c ? OR : 0;
    case 0x5e: // ^^
      return scanner.code(at + 1) === 0x5e ? XOR : 0;
    default:
      return 0;
  }
}

/** The length of the logical operator of `rank` at `at`. */
export function logicalLength(scanner: Scanner, at: number, rank: Rank): number {
  const first = scanner.code(at);
  return first === 0x26 || first === 0x7c || first === 0x5e || rank === OR ? 2 : 3;
}

type Spelling = readonly [text: string, operator: ComparisonOperator];

/** Spellings by first character, in the engine's order of trying; keywords have no word boundary. */
const SPELLINGS: readonly Spelling[] = [
  ["in", "in"],
  ["eq", "eq"],
  ["==", "eq"],
  ["ne", "ne"],
  ["!=", "ne"],
  ["ge", "ge"],
  [">=", "ge"],
  ["le", "le"],
  ["<=", "le"],
  ["gt", "gt"],
  [">", "gt"],
  ["lt", "lt"],
  ["<", "lt"],
  ["&", "bitwise_and"],
  ["bitwise_and", "bitwise_and"],
  ["contains", "contains"],
  ["~", "matches"],
  ["matches", "matches"],
  ["wildcard", "wildcard"],
];

const BY_FIRST: readonly (readonly Spelling[])[] = Array.from({ length: 128 }, (_, code) =>
  SPELLINGS.filter(([text]) => text.charCodeAt(0) === code),
);

/** The comparison operator that starts at `at`. Its end is then `scanner.operatorEnd`. */
export function comparisonOperatorAt(scanner: Scanner, at: number): ComparisonOperator | undefined {
  const first = scanner.code(at);
  if (first < 0 || first > 127) return undefined;
  for (const [text, operator] of BY_FIRST[first] as readonly Spelling[]) {
    if (scanner.startsWith(text, at)) {
      scanner.operatorEnd = at + text.length;
      return operator;
    }
  }
  return first === 0x73 ? strictWildcardAt(scanner, at) : undefined;
}

/** `strict wildcard`: one space between the words, in a file any run of white space and comments. */
function strictWildcardAt(scanner: Scanner, at: number): ComparisonOperator | undefined {
  if (!scanner.startsWith("strict", at)) return undefined;
  let second = at + 6;
  if (scanner.inFile) second = scanner.triviaEnd(second);
  else if (scanner.code(second) === 0x20) second++;
  if (second === at + 6 || !scanner.startsWith("wildcard", second)) return undefined;
  scanner.operatorEnd = second + 8;
  return "strict wildcard";
}
