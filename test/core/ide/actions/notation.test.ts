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

const C_LIKE = "Switch to C-like notation";
const ENGLISH = "Switch to English notation";

/** What is offered for the last rule of a text, title → resulting text. */
function offers(text: string, at = text.length): Record<string, string> {
  const found = refactoringsAt(analyse(text, {}), { start: at, end: at });
  const switches = found.filter(({ title }) => title === C_LIKE || title === ENGLISH);
  return Object.fromEntries(switches.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

describe("switching the notation", () => {
  test.each([
    ["ssl and not ssl", "ssl && !ssl"],
    ["not not ssl or ssl xor ssl", "!!ssl || ssl ^^ ssl"],
    ['http.host eq "a and b" or http.host ne "c"', 'http.host == "a and b" || http.host != "c"'],
    ["cf.threat_score lt 1 or cf.threat_score ge 5", "cf.threat_score < 1 || cf.threat_score >= 5"],
    ["cf.threat_score le 1 and cf.threat_score gt 5", "cf.threat_score <= 1 && cf.threat_score > 5"],
    ['http.host matches "^a" and (not ssl)', 'http.host ~ "^a" && (!ssl)'],
    ["cf.threat_score bitwise_and 4", "cf.threat_score & 4"],
    ["ssl # and\nand ssl", "ssl # and\n&& ssl"],
  ])("%s and %s are the two ways to write it", (english, symbols) => {
    expect(offers(english)).toEqual({ [C_LIKE]: symbols });
    expect(offers(symbols)).toEqual({ [ENGLISH]: english });
  });

  test("offers both ways where both are used", () => {
    expect(offers("ssl and ssl || ssl")).toEqual({ [C_LIKE]: "ssl && ssl || ssl", [ENGLISH]: "ssl and ssl or ssl" });
  });

  test("puts the white space that words need", () => {
    const tight = 'ssl&&!ssl||(http.host=="a"&&cf.threat_score<5)&&cf.threat_score!=0x1';
    expect(offers(tight)[ENGLISH]).toBe(
      'ssl and not ssl or (http.host eq "a" and cf.threat_score lt 5) and cf.threat_score ne 0x1',
    );
  });

  test("offers nothing where there is nothing to switch, where the expression is broken, and in a header", () => {
    expect(offers('http.host contains "a"')).toEqual({});
    expect(offers("ssl and and ssl")).toEqual({});
    const text = "---\nname: a and b\n---\nssl and ssl\n";
    expect(offers(text, text.indexOf("and b"))).toEqual({});
    expect(offers(text)).toEqual({ [C_LIKE]: "---\nname: a and b\n---\nssl && ssl\n" });
  });

  test("changes the rule at the cursor only", () => {
    const text = "---\nname: a\n---\nssl and ssl\n---\nname: b\n---\nssl or ssl\n";
    expect(offers(text, text.indexOf("ssl and"))[C_LIKE]).toBe(text.replace("ssl and", "ssl &&"));
  });

  test("changes the spelling of operators and nothing else of random expressions", () => {
    const scheme = catalogScheme();
    const others = ({ text, ...tree }: Tree): string[] =>
      tokensOf({ ...tree, text })
        .filter(({ kind }) => !["operator", "keyword", "whitespace"].includes(kind))
        .map(({ start, end }) => text.slice(start, end));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const text = new ExpressionGenerator(scheme, new Random(seed)).filter(3);
        const before = analyse(text, {}).file.rules[0]?.expression as Tree;
        for (const result of Object.values(offers(text))) {
          const after = analyse(result, {}).file.rules[0]?.expression as Tree;
          expect(printTree(after)).toBe(printTree(before));
          expect(others(after)).toEqual(others(before));
          expect(Object.keys(offers(result))).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
