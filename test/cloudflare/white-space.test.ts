import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collapseWhiteSpace } from "#cloudflare/white-space.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const scheme = catalogScheme();
const read = (text: string): Tree => parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" });

describe("collapseWhiteSpace", () => {
  test.each([
    ["  ssl \n and\t ssl ", "ssl and ssl"],
    ["( ssl ) and not ( ssl )", "(ssl)and not(ssl)"],
    ['http.host in { "a"  "b" }', 'http.host in{"a""b"}'],
    ['starts_with( http.host , " a,  b " )', 'starts_with(http.host," a,  b ")'],
    ['http.host  ==  "( a )"', 'http.host=="( a )"'],
    ['http.host eq "a \\" ( b"', 'http.host eq"a \\" ( b"'],
    ['http.host eq r#"a "  ( b"# or ssl', 'http.host eqr#"a "  ( b"#or ssl'],
    ["cf.threat_score in {1 2}", "cf.threat_score in{1 2}"],
  ])("%j is compared as %j", (text, expected) => expect(collapseWhiteSpace(text)).toBe(expected));

  test("sees no difference between an expression and its layout, and keeps what it is", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        // Where white space between two words is optional (`ssl ort`), a layout that adds it counts as a change.
        const text = formatExpression(read(new ExpressionGenerator(scheme, new Random(seed)).filter(3))) ?? "";
        const tight = collapseWhiteSpace(text);
        const padded = tokensOf(read(text))
          .map(({ start, end }) => text.slice(start, end).replace(/^[(){},]$/, "\n $&  "))
          .join("");
        expect(collapseWhiteSpace(padded)).toBe(tight);
        expect(formatExpression(read(tight), { width: 1e6 })).toBe(formatExpression(read(text), { width: 1e6 }));
      }),
      { numRuns: 300 },
    );
  });

  const corpus = path.join(import.meta.dirname, "../../../shared/corpus/dev.jsonl");
  test.runIf(existsSync(corpus))("so formatting an expression of a public repository is never an update", () => {
    const rows = readFileSync(corpus, "utf8").split("\n").filter(Boolean);
    let formatted = 0;
    for (const row of rows) {
      const { expr } = JSON.parse(row) as { expr: string };
      const text = formatExpression(read(expr));
      if (text === undefined) continue;
      formatted++;
      expect(collapseWhiteSpace(text)).toBe(collapseWhiteSpace(expr));
    }
    expect(formatted).toBeGreaterThan(700);
  });
});
