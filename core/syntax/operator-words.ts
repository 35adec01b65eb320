import type { ComparisonOperator } from "./ast.ts";
import type { Rank } from "./operators.ts";
import { AND, OR, XOR } from "./operators.ts";
import { isWord, type Scanner } from "./scanner.ts";

/** Spellings of other languages, in lower case, and the operator that each stands for here. */
const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  "=": "eq",
  "===": "eq",
  "!==": "ne",
  "<>": "ne",
  "=~": "matches",
  "~=": "matches",
  "=<": "le",
  "=>": "ge",
  ":": "eq",
  bitwise_and: "bitwise_and",
  contains: "contains",
  contain: "contains",
  includes: "contains",
  eq: "eq",
  equal: "eq",
  equals: "eq",
  is: "eq",
  isnot: "ne",
  ge: "ge",
  gte: "ge",
  gt: "gt",
  in: "in",
  le: "le",
  like: "wildcard",
  lte: "le",
  lt: "lt",
  match: "matches",
  matches: "matches",
  ne: "ne",
  neq: "ne",
  regex: "matches",
  wildcard: "wildcard",
};

/** The same for operators that are `not` of one here. */
const NEGATED: Readonly<Record<string, ComparisonOperator>> = { "!~": "matches", "!in": "in", notin: "in", nin: "in" };

const LOGICAL: Readonly<Record<string, Exclude<Rank, 0>>> = {
  and: AND,
  "&": AND,
  "&&": AND,
  or: OR,
  "|": OR,
  "||": OR,
  xor: XOR,
  "^": XOR,
  "^^": XOR,
};

/** Functions that read like operators. */
const INFIX_FUNCTIONS: Readonly<Record<string, string>> = {
  starts_with: "starts_with",
  startswith: "starts_with",
  begins_with: "starts_with",
  ends_with: "ends_with",
  endswith: "ends_with",
};

/** A word or a run of symbols at a place. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SYMBOLS = "=!<>&|^~:";

/** The word at `at`, or the run of operator symbols; empty when neither stands there. */
export function wordAt(scanner: Scanner, at: number): Word {
  let end = at;
  if (isWord(scanner.code(at))) while (isWord(scanner.code(end))) end++;
  else while (end < scanner.end && SYMBOLS.includes(scanner.text.charAt(end))) end++;
  return { start: at, end, text: scanner.text.slice(at, end) };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The comparison operator that a foreign spelling means. */
export function foreignComparison(word: string): ComparisonOperator | undefined {
  return own(COMPARISONS, word.toLowerCase());
}

/** The comparison operator whose opposite a foreign spelling means. */
export function foreignNegation(word: string): ComparisonOperator | undefined {
  return own(NEGATED, word.toLowerCase());
}

/** The rank of the logical operator that a foreign spelling means; 0 when it means none. */
export function foreignLogical(word: string): Rank {
  return own(LOGICAL, word.toLowerCase()) ?? 0;
}

/** The function that is written like an operator. */
export function infixFunction(word: string): string | undefined {
  return own(INFIX_FUNCTIONS, word.toLowerCase());
}
