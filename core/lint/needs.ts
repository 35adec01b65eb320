/** What lints need to find anything, and which of them an expression has enough for. */
import type { ComparisonOperator } from "#core/syntax/ast.ts";
import type { ExpressionLint, RuleLint } from "./lint.ts";
import type { LintedExpression, LintedRule, WalkedKind } from "./subject.ts";

/**
 * What an expression has to hold for a lint to find anything there: of each list that is given, one entry at least. A lint is
 * not asked about other expressions, so a hundred of them cost little where only a few have something to look at.
 */
export interface Needs {
  readonly kinds?: readonly WalkedKind[];
  readonly operators?: readonly ComparisonOperator[];
  /** Names of fields: a list, a set, or anything else that knows them. */
  readonly fields?: readonly string[] | { has(name: string): boolean };
  /** Characters of its text. An expression that may spell characters otherwise, with escapes or as bytes, has all of them. */
  readonly signs?: readonly Sign[];
}

/** Characters that can be asked for: those that few expressions have. */
const SIGNS = ["*", "?", "^", "$", "|", "[", "&", "!", "=", "<", ">", "~", "#", "-", "%", "+"] as const;

export type Sign = (typeof SIGNS)[number];

/** Whether a rule's header has what a lint needs of it. */
export function hasEnough(linted: LintedRule, { needsKey }: RuleLint): boolean {
  return needsKey === undefined || linted.entry(needsKey) !== undefined;
}

/** What of all that an expression holds. */
export interface Features {
  /** Kinds of nodes and operators of comparisons, a bit each. */
  readonly shape: number;
  /** The fields' names, each once. */
  readonly fields: readonly string[];
  /** Signs of the text, a bit each. */
  readonly signs: number;
}

const KINDS = {
  logical: 0,
  group: 1,
  not: 2,
  quantifier: 3,
  comparison: 4,
  field: 5,
  call: 6,
  string: 7,
  integer: 8,
  ip: 9,
  regex: 10,
  wildcard: 11,
  set: 12,
  list: 13,
  missing: 14,
} as const satisfies Readonly<Record<WalkedKind, number>>;

const OPERATORS = {
  eq: 15,
  ne: 16,
  lt: 17,
  le: 18,
  gt: 19,
  ge: 20,
  bitwise_and: 21,
  contains: 22,
  matches: 23,
  wildcard: 24,
  "strict wildcard": 25,
  in: 26,
} as const satisfies Readonly<Record<ComparisonOperator, number>>;

export const kindBit = (kind: WalkedKind): number => 1 << KINDS[kind];
export const operatorBit = (operator: ComparisonOperator): number => 1 << OPERATORS[operator];

/** The bits of all signs. */
export const ANY_SIGN = 2 ** SIGNS.length - 1;
const BACKSLASH = 0x5c;

/** The bits of the signs by their code; an escape may stand for any of them. */
const SIGN_BITS = Uint32Array.from({ length: 128 }, (_, code) => {
  if (code === BACKSLASH) return ANY_SIGN;
  const index = SIGNS.findIndex((sign) => sign.charCodeAt(0) === code);
  return index < 0 ? 0 : 1 << index;
});

/** The signs in a part of a text. */
export function signsIn(text: string, start: number, end: number): number {
  let signs = 0;
  for (let at = start; at < end && signs !== ANY_SIGN; at++) {
    const code = text.charCodeAt(at);
    if (code < SIGN_BITS.length) signs |= SIGN_BITS[code] as number;
  }
  return signs;
}

const knows = (fields: NonNullable<Needs["fields"]>, name: string): boolean =>
  "has" in fields ? fields.has(name) : fields.includes(name);

/** Some of the lints, a bit each. */
type Chosen = readonly number[];

const WORD = 32;

/** Finds the lints that may find something, without looking at each. */
export class LintIndex {
  readonly #lints: readonly ExpressionLint[];
  readonly #fieldless: Chosen;
  readonly #signless: Chosen;
  readonly #bySign: readonly Chosen[];
  readonly #byField = new Map<string, Chosen>();
  readonly #byShape = new Map<number, Chosen>();

  constructor(lints: readonly ExpressionLint[]) {
    this.#lints = lints;
    this.#fieldless = this.#choose(({ fields }) => fields === undefined);
    this.#signless = this.#choose(({ signs }) => signs === undefined);
    this.#bySign = SIGNS.map((sign) => this.#choose(({ signs }) => signs?.includes(sign) === true));
  }

  /** The lints that an expression has enough for, in their order. */
  relevantTo({ features: { shape, fields, signs } }: LintedExpression): readonly ExpressionLint[] {
    const byShape = this.#shaped(shape);
    const byField = fields.map((name) => this.#about(name));
    const relevant: ExpressionLint[] = [];
    for (let word = 0; word < byShape.length; word++) {
      let chosen = this.#fieldless[word] as number;
      for (const some of byField) chosen |= some[word] as number;
      chosen &= byShape[word] as number;
      let signed = this.#signless[word] as number;
      for (let left = signs; left !== 0; left &= left - 1) {
        signed |= (this.#bySign[WORD - 1 - Math.clz32(left & -left)] as Chosen)[word] as number;
      }
      chosen &= signed;
      while (chosen !== 0) {
        const bit = WORD - 1 - Math.clz32(chosen & -chosen);
        relevant.push(this.#lints[word * WORD + bit] as ExpressionLint);
        chosen &= chosen - 1;
      }
    }
    return relevant;
  }

  /** Those for which there are enough kinds and operators. */
  #shaped(shape: number): Chosen {
    let chosen = this.#byShape.get(shape);
    if (chosen === undefined) {
      const hasOne = (bits: readonly number[] | undefined) => bits?.some((bit) => (shape & bit) !== 0) ?? true;
      chosen = this.#choose(
        ({ kinds, operators }) => hasOne(kinds?.map(kindBit)) && hasOne(operators?.map(operatorBit)),
      );
      this.#byShape.set(shape, chosen);
    }
    return chosen;
  }

  /** Those that need a field such as this. */
  #about(name: string): Chosen {
    let chosen = this.#byField.get(name);
    if (chosen === undefined) {
      chosen = this.#choose(({ fields }) => fields !== undefined && knows(fields, name));
      this.#byField.set(name, chosen);
    }
    return chosen;
  }

  #choose(isChosen: (needs: Needs) => boolean): Chosen {
    const words: number[] = Array.from({ length: Math.ceil(this.#lints.length / WORD) }, () => 0);
    for (const [index, { needs = {} }] of this.#lints.entries()) {
      if (isChosen(needs))
        words[Math.floor(index / WORD)] = (words[Math.floor(index / WORD)] as number) | (1 << (index % WORD));
    }
    return words;
  }
}
