import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { refactoringsAt } from "#core/ide/actions/refactoring.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { printTree } from "#core/syntax/print.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import { applyEdits } from "#core/text/edit.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";
import { expressionOf } from "#test/support/refactor.ts";
import { difference, isOpen } from "#test/support/truth.ts";

const HOST = ['"a"', '"b"', 'r"a"', '"c"', '"\\x61"'];
const NUMBER = ["1", "2", "3", "0x2", "7"];
const ADDRESS = ["10.0.0.1", "10.0.0.2", "2001:db8::1"];
const SETS = {
  host: ['{"a" "b"}', '{"b" "a" "b"}', '{"c"}', "{}"],
  number: ["{1 2}", "{7}", "{3..5 4}", "{2 1..3 2 9}", "{9 # nine\n 1 2 # two\n # rest\n 8 7 8}"],
  address: ["{10.0.0.0/24 10.0.0.1}", "{10.0.0.2 10}", "{10.0.0.0/25 10.0.0.128/25}"],
};
const OPERANDS = {
  host: ["http.host", "lower(http.host)", 'http.request.headers["x"][0]'],
  number: ["http.request.timestamp.sec", "len(http.host)", 'len(http.request.headers["x"][0])'],
  address: ["ip.src"],
};
const LITERALS = { host: HOST, number: NUMBER, address: ADDRESS };
const BARE = ["ssl", "cf.tls_client_auth.cert_verified", 'any(http.request.headers.names[*] eq "x")'];

/** Expressions over few operands, so that they ask about the same ones again and again, in all layouts. */
class Repetitive {
  readonly #random: Random;
  #kind: keyof typeof OPERANDS = "host";
  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  chain(depth: number, operand = this.#each): string {
    let text = this.#item(depth, operand);
    const same = this.#random.chance(0.7) ? this.#random.pick(["or", "and", "||", "&&"]) : undefined;
    for (let n = this.#random.below(4); n > 0; n--) {
      text += this.#gap() + (same ?? this.#random.pick(["or", "and", "xor", "||", "&&", "^^"])) + this.#gap();
      text += this.#item(depth, operand);
    }
    return text;
  }

  readonly #each = (): string => {
    const pick = <T>(items: readonly T[]): T => this.#random.pick(items);
    if (this.#random.chance(0.15)) return pick(BARE);
    if (this.#random.chance(0.4)) this.#kind = pick(["host", "number", "address"] as const);
    const kind = this.#kind;
    const left = pick(OPERANDS[kind]);
    if (this.#random.chance(0.3)) return `${pick(["", "", "not "])}${left} in ${pick(SETS[kind])}`;
    return `${left} ${pick(["eq", "eq", "eq", "ne", "==", "!=", "lt", "ge"])} ${pick(LITERALS[kind])}`;
  };

  readonly #mapped = (): string =>
    `http.request.headers.names[*] ${this.#random.pick(['eq "a"', 'eq "b"', 'in {"a" "c"}', 'ne "a"'])}`;

  #item(depth: number, operand: () => string): string {
    const roll = this.#random.next();
    if (depth === 0 || roll < 0.45) return operand();
    if (roll < 0.65) return `(${this.#inside()}${this.chain(depth - 1, operand)}${this.#inside()})`;
    if (roll < 0.8) return `${this.#random.pick(["not ", "!", "not  "])}${this.#item(depth - 1, operand)}`;
    if (roll < 0.85 && operand === this.#each) return `any((${this.chain(depth - 1, this.#mapped)}))`;
    if (roll < 0.88 && operand === this.#each) return `all(${this.#mapped()})`;
    return operand();
  }

  #gap(): string {
    return this.#random.chance(0.85) ? " " : this.#random.pick(["\n", "\r\n  ", " # why\n", "\n# so\n"]);
  }

  #inside(): string {
    return this.#random.chance(0.9) ? "" : this.#random.pick([" ", "\n", " # in\n"]);
  }
}

function commentsOf(tree: Tree): string[] {
  return tokensOf(tree)
    .filter(({ kind }) => kind === "comment")
    .map(({ start, end }) => tree.text.slice(start, end).trimEnd())
    .sort();
}

/** All refactorings at a few places of a text keep what it says, but for the one that turns it around. */
function checkLaws(text: string, seen: Map<string, number>): void {
  const before = expressionOf(text);
  if (before.engineError !== undefined) return;
  const open = isOpen(before);
  const analysis = analyse(text, {});
  const tried = new Set<string>();
  for (const offset of [0, 0.25, 0.5, 0.75, 1].map((part) => Math.floor(part * text.length))) {
    for (const { title, edits } of refactoringsAt(analysis, { start: offset, end: offset })) {
      const result = applyEdits(text, edits);
      // What a list holds and that an old field is a new one no evaluator of the text can know.
      if (tried.has(title + result) || /^Extract|deprecated/.test(title)) continue;
      tried.add(title + result);
      const after = expressionOf(result);
      const context = `${title}\n${text}\n→\n${result}`;
      expect(after.engineError, context).toBeUndefined();
      expect(commentsOf(after), context).toEqual(commentsOf(before));
      const opposite = title === "Invert the condition";
      if (title.endsWith(" string")) expect(printTree(after), context).toBe(printTree(before));
      else expect(difference(before, after, { tries: 10, opposite }), context).toBeUndefined();
      if (open) seen.set(title, (seen.get(title) ?? 0) + 1);
    }
  }
}

describe("refactorings of expressions keep what they say and every comment", () => {
  test("of random expressions", () => {
    const scheme = catalogScheme();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        checkLaws(new ExpressionGenerator(scheme, new Random(seed), "cloudflare").filter(3), new Map());
      }),
      { numRuns: 100 },
    );
  });

  test("of expressions that ask about the same operands again and again", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.integer(), (seed) => checkLaws(new Repetitive(seed).chain(3), seen)),
      { numRuns: 300, seed: 1 },
    );
    // Each of them was held against expressions that can come out both ways.
    expect(Object.fromEntries([...seen].filter(([, count]) => count < 3))).toEqual({});
    expect([...seen.keys()].sort()).toEqual([
      "Add clarifying brackets",
      "Invert the condition",
      "Join with `in`",
      "Join with `not … in`",
      "Pull `not` out",
      "Push `not` inwards",
      "Remove all needless brackets",
      "Remove needless brackets",
      "Remove the double `not`",
      "Sort the set",
      "Sort the set and drop what is said twice",
      "Switch to C-like notation",
      "Switch to English notation",
      "Write as `and`",
      "Write as `eq`",
      "Write as `ne`",
      "Write as `or`",
      "Write as a quoted string",
      "Write as a raw string",
      "Write with `not` and `eq`",
    ]);
  });
});
