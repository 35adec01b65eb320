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

/** The comparison operator that starts at `at`. Its end is then `scanner.operatorEnd`. Keywords have no word boundary. */
export function comparisonOperatorAt(scanner: Scanner, at: number): ComparisonOperator | undefined {
  const second = scanner.code(at + 1);
  switch (scanner.code(at)) {
    case 0x69: // in
      return second === 0x6e ? found(scanner, at + 2, "in") : undefined;
    case 0x65: // eq
      return second === 0x71 ? found(scanner, at + 2, "eq") : undefined;
    case 0x3d: // ==
      return second === 0x3d ? found(scanner, at + 2, "eq") : undefined;
    case 0x6e: // ne
      return second === 0x65 ? found(scanner, at + 2, "ne") : undefined;
    case 0x21: // !=
      return second === 0x3d ? found(scanner, at + 2, "ne") : undefined;
    case 0x67: // ge, gt
      if (second === 0x65) return found(scanner, at + 2, "ge");
      return second === 0x74 ? found(scanner, at + 2, "gt") : undefined;
    case 0x6c: // le, lt
      if (second === 0x65) return found(scanner, at + 2, "le");
      return second === 0x74 ? found(scanner, at + 2, "lt") : undefined;
    case 0x3e: // >=, >
      return second === 0x3d ? found(scanner, at + 2, "ge") : found(scanner, at + 1, "gt");
    case 0x3c: // <=, <
      return second === 0x3d ? found(scanner, at + 2, "le") : found(scanner, at + 1, "lt");
    case 0x26: // &
      return found(scanner, at + 1, "bitwise_and");
    case 0x7e: // ~
      return found(scanner, at + 1, "matches");
    case 0x62:
      return word(scanner, at, "bitwise_and");
    case 0x63:
      return word(scanner, at, "contains");
    case 0x6d:
      return word(scanner, at, "matches");
    case 0x77:
      return word(scanner, at, "wildcard");
    case 0x73:
      return strictWildcardAt(scanner, at);
    default:
      return undefined;
  }
}

function found(scanner: Scanner, end: number, operator: ComparisonOperator): ComparisonOperator {
  scanner.operatorEnd = end;
  return operator;
}

function word(scanner: Scanner, at: number, operator: ComparisonOperator): ComparisonOperator | undefined {
  return scanner.startsWith(operator, at) ? found(scanner, at + operator.length, operator) : undefined;
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
