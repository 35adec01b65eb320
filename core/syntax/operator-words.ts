import type { ComparisonOperator } from "./ast.ts";
import type { Rank } from "./operators.ts";
import { AND, OR, XOR } from "./operators.ts";
import { isWord, type Scanner } from "./scanner.ts";
import { editDistance } from "./suggest.ts";

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

/** Operators of other languages, or of speech, that are several words, in lower case with single blanks. */
const PHRASES: Readonly<
  Record<string, { readonly operator?: ComparisonOperator; readonly negated?: true; readonly call?: string }>
> = {
  "does not contain": { operator: "contains", negated: true },
  "does not equal": { operator: "eq", negated: true },
  "does not match": { operator: "matches", negated: true },
  "doesn't contain": { operator: "contains", negated: true },
  "doesn't equal": { operator: "eq", negated: true },
  "doesn't match": { operator: "matches", negated: true },
  "is not in": { operator: "in", negated: true },
  "is in": { operator: "in" },
  "is one of": { operator: "in" },
  "is equal to": { operator: "eq" },
  "not starts_with": { call: "starts_with", negated: true },
  "not ends_with": { call: "ends_with", negated: true },
  "does not start with": { call: "starts_with", negated: true },
  "does not end with": { call: "ends_with", negated: true },
  "starts with": { call: "starts_with" },
  "begins with": { call: "starts_with" },
  "ends with": { call: "ends_with" },
};

const PHRASE = new RegExp(`^(?:${Object.keys(PHRASES).join("|").replaceAll(" ", "\\s+")})\\b`, "i");

/** An operator of several words: the comparison operator or the function it means, and whether it is `not` of that. */
export interface Phrase extends Word {
  readonly operator: ComparisonOperator | undefined;
  readonly call: string | undefined;
  readonly negated: boolean;
}

/** The operator of several words that stands at `at`. */
export function phraseAt(scanner: Scanner, at: number): Phrase | undefined {
  const found = PHRASE.exec(scanner.text.slice(at, Math.min(at + 60, scanner.end)))?.[0];
  const row = found === undefined ? undefined : PHRASES[found.toLowerCase().replaceAll(/\s+/g, " ")];
  if (found === undefined || row === undefined) return undefined;
  const { operator, call, negated = false } = row;
  return { start: at, end: at + found.length, text: found, operator, call, negated };
}

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

/** Words that a misspelt or half-written operator may be. */
const WORDS: readonly ComparisonOperator[] = [
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "in",
  "contains",
  "matches",
  "wildcard",
  "strict wildcard",
];

/** Slips that a word of this length may hold and still be read as an operator. */
function tolerance(length: number): number {
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

function isSwapped(a: string, b: string): boolean {
  return a.length === 2 && a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0) && b.length === 2;
}

/** The comparison operator that a word is the beginning of, or a slip of the finger away from; only if it is one. */
export function nearOperator(word: string): ComparisonOperator | undefined {
  const lower = word.toLowerCase();
  const limit = tolerance(lower.length);
  const near = WORDS.filter(
    (operator) =>
      operator.startsWith(lower) || isSwapped(lower, operator) || editDistance(lower, operator, limit) <= limit,
  );
  return near.length === 1 ? near[0] : undefined;
}

const NEAR_LOGICAL: ReadonlyMap<string, Exclude<Rank, 0>> = new Map(
  Object.entries({ and: AND, or: OR, xor: XOR } as const).flatMap(([word, rank]) =>
    slipsOf(word).map((slip) => [slip, rank] as const),
  ),
);

/** A short word cut short, with two letters swapped, one doubled or one left out. */
function slipsOf(word: string): string[] {
  const slips: string[] = [];
  for (let at = 0; at < word.length; at++) {
    slips.push(word.slice(0, at + 1) + word.slice(at));
    if (word.length > 2) slips.push(word.slice(0, at) + word.slice(at + 1));
    if (at > 0)
      slips.push(word.slice(0, at), word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1));
  }
  return slips.filter((slip) => slip !== "or");
}

/** The rank of the logical operator that a word is a slip of; 0 when it is none. */
export function nearLogical(word: string): Rank {
  return NEAR_LOGICAL.get(word.toLowerCase()) ?? 0;
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
