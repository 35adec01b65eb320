/** What holds of every lint, whatever the expression: it answers, in its place, and its fixes leave a file that Cloudflare takes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { LINTS } from "#core/lint/lints.ts";
import { applyEdits } from "#core/text/edit.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const HEADERS = [
  "",
  "---\nname: A\nref: a\naction: block\n---\n",
  "---\nname: A\nref: a\naction: skip\nparameters:\n  ruleset: current\n---\n",
];

const facts = { preset: "all" } as const;
const hasErrors = (found: readonly Diagnostic[]) => found.some(({ severity }) => severity === "error");

function check(text: string): void {
  const { diagnostics } = analyse(text, facts);
  const isSound = !hasErrors(diagnostics);
  for (const { start, end, fixes = [] } of diagnostics) {
    expect(0 <= start && start <= end && end <= text.length).toBe(true);
    for (const { title, edits } of isSound ? fixes : []) {
      const fixed = applyEdits(text, edits);
      const broken = analyse(fixed, facts).diagnostics.filter(({ severity }) => severity === "error");
      expect(broken.map(({ message }) => ({ title, text, fixed, message }))).toEqual([]);
    }
  }
}

test("random expressions", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...HEADERS), fc.boolean(), (seed, header, slips) => {
      const generator = new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare");
      const expression = generator.filter();
      check(header + (slips ? generator.mutate(expression) : expression));
    }),
    { numRuns: 300 },
  );
});

test("examples of lints with slips", () => {
  const examples = LINTS.flatMap(({ bad, good }) => [...bad, ...good]).map(({ text }) => text.replaceAll(/[«»]/g, ""));
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...examples), (seed, text) => {
      check(new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare").mutate(text));
    }),
    { numRuns: 300 },
  );
});
