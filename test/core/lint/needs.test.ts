/** Lints are asked only where there is something for them; leaving them out must never lose a finding. */
import { expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import type { ExpressionLint, LintExample, RuleLint } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/lints.ts";
import { hasEnough, LintIndex, type Needs } from "#core/lint/needs.ts";
import { LintedExpression, LintedRule } from "#core/lint/subject.ts";
import { parse } from "#core/syntax/parse.ts";
import { ExpressionGenerator, Random } from "../../support/random-expression.ts";

const lints = LINTS.filter((lint): lint is ExpressionLint => lint.scope === "expression");
const index = new LintIndex(lints);

function linted(text: string): LintedExpression {
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" });
  expect(tree.engineError, text).toBeUndefined();
  return new LintedExpression({ tree, facts: {} });
}

/** The expressions of all lints' examples, with the facts and the headers around them. */
function examples(): readonly LintedExpression[] {
  const all: readonly LintExample[] = LINTS.flatMap(({ bad, good }) => [...bad, ...good]);
  return all.flatMap(({ text, facts = {} }) => {
    const file = parseRuleFile(text.replace(/[«»]/g, ""), { scheme: catalogScheme() });
    return file.rules.flatMap((rule) => {
      const whole = new LintedRule(rule, file.text, facts);
      return [whole.expression, ...rule.embedded.map((embedded) => whole.embedded(embedded))].filter(
        (expression) => expression !== undefined,
      );
    });
  });
}

function randomExpressions(count: number): readonly LintedExpression[] {
  const found: LintedExpression[] = [];
  for (let seed = 1; found.length < count; seed++) {
    const text = new ExpressionGenerator(catalogScheme(), new Random(seed)).filter();
    const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" });
    if (tree.engineError === undefined) found.push(new LintedExpression({ tree, facts: {} }));
  }
  return found;
}

test("a lint finds nothing where what it needs is not there", () => {
  let left = 0;
  for (const expression of [...examples(), ...randomExpressions(500)]) {
    const asked = new Set(index.relevantTo(expression));
    for (const lint of lints) {
      if (asked.has(lint)) continue;
      left++;
      expect([...lint.check(expression)], `${lint.code} in ${expression.text}`).toEqual([]);
    }
  }
  expect(left).toBeGreaterThan(10_000);
});

test("a lint of rules finds nothing where its key is not in the header", () => {
  const ofRules = LINTS.filter((lint): lint is RuleLint => lint.scope === "rule");
  const counts = { asked: 0, left: 0 };
  for (const { text, facts = {} } of LINTS.flatMap(({ bad, good }) => [...bad, ...good])) {
    const file = parseRuleFile(text.replace(/[«»]/g, ""), { scheme: catalogScheme() });
    for (const rule of file.rules) {
      const linted = new LintedRule(rule, file.text, facts);
      for (const lint of ofRules) {
        if (hasEnough(linted, lint)) counts.asked++;
        else {
          counts.left++;
          expect([...lint.check(linted)], `${lint.code} in ${text}`).toEqual([]);
        }
      }
    }
  }
  expect(counts.asked).toBeGreaterThan(500);
  expect(counts.left).toBeGreaterThan(5000);
});

/** A lint of which only its needs count. */
const needing = (needs: Needs | undefined): ExpressionLint =>
  ({ scope: "expression", ...(needs === undefined ? {} : { needs }) }) as unknown as ExpressionLint;

test.each<[string, Needs | undefined, boolean]>([
  ["ssl", undefined, true],
  ["ssl", {}, true],
  ["ssl", { fields: ["ssl"] }, true],
  ["ssl", { fields: new Set(["http.host"]) }, false],
  ["ssl", { kinds: ["set"] }, false],
  ["not ssl", { kinds: ["set", "not"] }, true],
  ['http.host eq "a"', { operators: ["contains"] }, false],
  ['http.host contains "a"', { operators: ["contains", "matches"] }, true],
  ["ip.src in {10.0.0.0/8}", { kinds: ["set"], fields: { has: (name) => name.startsWith("ip.") } }, true],
  ['http.host eq "a" and ssl', { fields: ["ssl", "ip.src"], operators: ["eq"] }, true],
  ['http.host eq "a" and ssl', { fields: ["ssl"], operators: ["ne"] }, false],
  ['http.request.uri.path eq "/a"', { signs: ["*", "?"] }, false],
  ['http.request.uri.path eq "/a?"', { signs: ["*", "?"] }, true],
  ['http.request.uri.path eq "/a\\x2a"', { signs: ["*"] }, true],
  ["http.request.uri.path eq 61:2a", { signs: ["*"] }, true],
  ["http.request.uri.path in {61:2a}", { signs: ["*"] }, true],
  ["ip.src in {10.0.0.0/8 2001:db8::/32}", { signs: ["-"] }, false],
  ['any(lower(http.request.headers["x"][*])[*] eq "a")', { fields: ["http.request.headers"], kinds: ["call"] }, true],
])("%s has enough for %o: %s", (text, needs, expected) => {
  expect(new LintIndex([needing(needs)]).relevantTo(linted(text))).toHaveLength(expected ? 1 : 0);
});

test("keeps the order of any number of lints", () => {
  const many = Array.from({ length: 100 }, (_, at) => needing({ fields: [at % 3 === 0 ? "ssl" : "ip.src"] }));
  const relevant = new LintIndex(many).relevantTo(linted("ssl"));
  expect(relevant).toHaveLength(34);
  expect(relevant.every((lint, at) => lint === many[at * 3])).toBe(true);
});
