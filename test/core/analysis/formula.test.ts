import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assume, evaluate, type Formula, formulaOf, satisfiable } from "#core/analysis/reason/formula.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";

const tree = (text: string) =>
  parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
const node = tree("ssl").root;
const KEYS = ["a", "b", "c", "d"];
const atom = (key: string): Formula => ({ kind: "atom", key, field: undefined, node });

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(...KEYS).map(atom),
    fc.boolean().map((value): Formula => ({ kind: "constant", value })),
    tie("formula").map((operand): Formula => ({ kind: "not", operand })),
    fc
      .tuple(fc.constantFrom("and", "or", "xor" as const), fc.array(tie("formula"), { minLength: 1, maxLength: 3 }))
      .map(([kind, operands]): Formula => ({ kind, operands }) as Formula),
  ),
}));

const assignments = Array.from(
  { length: 16 },
  (_, bits) => new Map(KEYS.map((key, i) => [key, ((bits >> i) & 1) === 1])),
);

test("something is satisfiable when one of all answers makes it true", () => {
  fc.assert(
    fc.property(formula, (f) => {
      expect(satisfiable(f)).toBe(assignments.some((assignment) => evaluate(f, assignment) === true));
    }),
  );
});

test("to assume answers changes no value that they leave", () => {
  fc.assert(
    fc.property(formula, fc.boolean(), (f, value) => {
      const rest = assume(f, new Map([["a", value]]));
      for (const assignment of assignments.filter((all) => all.get("a") === value)) {
        expect(evaluate(rest, assignment)).toBe(evaluate(f, assignment));
      }
    }),
  );
});

describe("an expression", () => {
  const possible = (text: string) => satisfiable(formulaOf(tree(text)));
  test.each([
    ['http.host eq "a" and not http.host in {"a" "b"}', false],
    ['http.host in {"a" "b"} and http.host ne "a"', true],
    ["ssl xor ssl", false],
    ["not true", false],
    ['http.host  eq "a" and not (http.host eq "a")', false],
    ['any(http.request.headers.names[*] eq "a") and not any(http.request.headers.names[*] eq "a")', false],
  ] as const)("%s", (text, expected) => {
    expect(possible(text)).toBe(expected);
  });

  test("that is too hard has no answer", () => {
    // Parity of 40 questions, wanted both ways.
    const parity = Array.from({ length: 40 }, (_, i) => `http.host eq "${i}"`).join(" xor ");
    expect(possible(`(${parity}) and not (${parity})`)).toBeUndefined();
  });
});
