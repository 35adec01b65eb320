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
import { expressionOf, offersAt } from "#test/support/refactor.ts";
import { RepetitiveExpressions } from "#test/support/repetitive-expression.ts";
import { difference, isOpen } from "#test/support/truth.ts";

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
      { numRuns: 60 },
    );
  });

  test("of expressions that ask about the same operands again and again", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => checkLaws(new RepetitiveExpressions(seed).chain(3), new Map())),
      { numRuns: 60 },
    );
  });

  test("each of them, of expressions that can come out both ways", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.integer(), (seed) => checkLaws(new RepetitiveExpressions(seed).chain(3), seen)),
      { numRuns: 300, seed: 1 },
    );
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

  test("nothing is left where all needless brackets are taken away", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const text = new RepetitiveExpressions(seed).chain(4);
        const bare = offersAt(text, { start: 0, end: 0 })["Remove all needless brackets"];
        for (let at = 0; bare !== undefined && at <= bare.length; at += 7) {
          const titles = Object.keys(offersAt(bare, { start: at, end: at }));
          expect(
            titles.filter((title) => title.includes("needless")),
            `${text}\n→\n${bare}`,
          ).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("refactorings of rules", () => {
  const rule = (ref: string, expression: string): string => `---\nref: ${ref}\naction: block\n---\n${expression}\n`;
  const trees = (text: string): Tree[] => analyse(text, {}).file.rules.map(({ expression }) => expression);
  const codeOf = ({ text, root }: Tree): string => text.slice(root.start, root.end);
  const comments = (text: string): string[] => trees(text).flatMap(commentsOf).sort();

  test("merge to a rule that matches what one of the two does, with all comments", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (one, other) => {
        const [a, b] = [one, other].map((seed) => new RepetitiveExpressions(seed).chain(2)) as [string, string];
        const text = rule("a", `# first\n${a} # behind`) + rule("b", `# second\n${b}`);
        const merged = offersAt(text, { start: 0, end: text.length })["Merge the two rules with `or`"] ?? "";
        const [tree, ...more] = trees(merged) as [Tree];
        expect(more).toEqual([]);
        expect(difference(expressionOf(`(${a}) or (${b})`), tree, { tries: 10 }), merged).toBeUndefined();
        expect(comments(merged)).toEqual(comments(text));
      }),
      { numRuns: 60 },
    );
  });

  test("split to two rules that match together what the one does, with all comments", () => {
    let splits = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const expression = new RepetitiveExpressions(seed).chain(3);
        const text = rule("a", expression);
        const at = text.length - 1 - (expression.length >> 1);
        const split = offersAt(text, { start: at, end: at })["Split into two rules at this `or`"];
        if (split === undefined) return;
        splits++;
        const [first, second, ...more] = trees(split) as [Tree, Tree];
        expect(more).toEqual([]);
        const joined = expressionOf(`(${codeOf(first)}) or (${codeOf(second)})`);
        expect(difference(expressionOf(expression), joined, { tries: 10 }), split).toBeUndefined();
        expect(comments(split)).toEqual(comments(text));
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(splits).toBeGreaterThan(20);
  });

  test("extract to a list that, put back, gives what was there", () => {
    const text = 'ssl and (ip.src in {10.0.0.1 10.0.0.0/8} or http.host in {"a.example.com" "b"})';
    for (const at of [text.indexOf("{10"), text.indexOf('{"a')]) {
      const offered = refactoringsAt(analyse(text, {}), { start: at, end: at });
      const found = offered.find(({ title }) => title.startsWith("Extract"));
      const set = text.slice(at, text.indexOf("}", at) + 1);
      const after = codeOf(expressionOf(applyEdits(text, found?.edits ?? [])));
      expect(after.replace(`$${found?.declares?.key}`, set)).toBe(text);
    }
  });
});
