import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { ParseOptions, Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const scheme = catalogScheme();
const FILE: ParseOptions = { scheme, dialect: "cloudflare", root: "filter", trivia: "file" };
const read = (text: string, options: ParseOptions = FILE): Tree => parse(text, options);

/** Everything but white space and comments, token by token. */
function words(tree: Tree): string[] {
  return tokensOf(tree)
    .filter(({ kind }) => kind !== "whitespace" && kind !== "comment")
    .map(({ start, end }) => tree.text.slice(start, end).replace(/^strict[\s\S]*wildcard$/, "strict wildcard"));
}

function comments(tree: Tree): string[] {
  const found: string[] = [];
  for (const { kind, start, end } of tokensOf(tree)) {
    const text = tree.text.slice(start, end);
    if (kind === "comment") found.push(text.trimEnd());
    if (text.startsWith("strict")) found.push(...(text.match(/#.*/g) ?? []).map((comment) => comment.trimEnd()));
  }
  return found;
}

/** What must hold of every text, sound or broken. */
function check(text: string, options: ParseOptions = FILE): void {
  const before = read(text, options);
  const layout = formatExpression(before);
  const formatted = layout ?? text.slice(before.start, before.end);
  if (before.engineError === undefined) expect(layout).toBeDefined();
  const after = read(formatted, options);
  expect(words(after)).toEqual(words(before));
  expect(comments(after)).toEqual(comments(before));
  expect(printTree(after)).toBe(printTree(before));
  expect(after.engineError?.message).toBe(before.engineError?.message);
  expect(formatExpression(after) ?? formatted).toBe(formatted);
  if (layout === undefined) return;
  const kept = formatExpression(before, { spacing: "kept" }) ?? "";
  expect(deployedExpression(read(kept, options)).text).toBe(deployedExpression(before).text.trim());
  expect(formatExpression(read(kept, options), { spacing: "kept" })).toBe(kept);
}

const TRIVIA = [" ", "  ", "\n", "\t", "\n\n\n", " # one\n", "\n# two \n", "\n  # three\n\n", "#four\r\n"];

/** The same expression with other white space and comments wherever it has white space. */
function unsettled(text: string, random: Random): string {
  const tree = read(text);
  return tokensOf(tree)
    .map(({ kind, start, end }) => {
      if (kind === "whitespace") return random.pick(TRIVIA);
      if (kind === "punctuation" && random.chance(0.3)) return spaced(text.slice(start, end), random);
      return text.slice(start, end);
    })
    .join("");
}

/** Brackets and commas with white space where it may stand. */
function spaced(token: string, random: Random): string {
  if ("({".includes(token)) return `${token}${random.pick(TRIVIA)}`;
  if (")}".includes(token)) return `${random.pick(TRIVIA)}${token}`;
  return token === "," ? `${random.pick(TRIVIA)},${random.pick(TRIVIA)}` : token;
}

describe("formatting an expression", () => {
  test("changes only optional white space of random expressions, and nothing the second time", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const text = new ExpressionGenerator(scheme, random).filter(1 + random.below(4));
        check(text);
        check(unsettled(text, random));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ["\u00a0ssl", "ssl"],
    ["ssl\u3000", "ssl"],
    ["\u2003 ssl and ssl \u2028", "ssl and ssl"],
  ])("lays out %j, around which any white space may stand", (text, expected) => {
    check(text);
    expect(formatExpression(read(text))).toBe(expected);
  });

  test("leaves broken texts as they are", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const generator = new ExpressionGenerator(scheme, random);
        check(generator.mutate(generator.filter(3)));
      }),
      { numRuns: 400 },
    );
  });

  test("whose spaces are canonical changes what is deployed not at all, however it is broken", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 10, max: 200 }), (seed, width) => {
        const random = new Random(seed);
        const once = formatExpression(read(new ExpressionGenerator(scheme, random).filter(3)), { width: 1e6 }) ?? "";
        const narrow = formatExpression(read(once), { width }) ?? "";
        expect(deployedExpression(read(narrow)).text).toBe(deployedExpression(read(once)).text);
      }),
      { numRuns: 300 },
    );
  });

  const corpus = path.join(import.meta.dirname, "../../../../../shared/corpus/dev.jsonl");
  test.runIf(existsSync(corpus))("holds on expressions from documentation and public repositories", () => {
    const rows = readFileSync(corpus, "utf8").split("\n").filter(Boolean);
    expect(rows.length).toBeGreaterThan(1000);
    for (const row of rows) {
      const { expr, kind } = JSON.parse(row) as { expr: string; kind: "filter" | "value" };
      check(expr, { ...FILE, root: kind });
      check(expr, { ...FILE, root: kind, trivia: "api" });
    }
  });
});
