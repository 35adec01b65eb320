import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClassSet, partsOf, type RegexNode } from "#core/syntax/regex/ast.ts";
import { parseRegex } from "#core/syntax/regex/judge.ts";
import { parsePattern } from "#core/syntax/regex/parse.ts";

function tree(pattern: string): RegexNode {
  const parsed = parseRegex(pattern);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return parsed.ast;
}

describe("the tree", () => {
  test("of a sequence has the parts in order, with their spans", () => {
    expect(tree("^a.\\d")).toEqual({
      kind: "concat",
      items: [
        { kind: "assertion", assertion: "start-line", start: 0, end: 1 },
        { kind: "literal", form: "verbatim", codePoint: 0x61, start: 1, end: 2 },
        { kind: "dot", start: 2, end: 3 },
        { kind: "perl-class", name: "digit", negated: false, start: 3, end: 5 },
      ],
      start: 0,
      end: 5,
    });
  });

  test("of a repetition tells bounds, greed and operator", () => {
    expect(tree("a{2,}?")).toMatchObject({
      kind: "repetition",
      min: 2,
      max: undefined,
      greedy: false,
      counted: true,
      operator: { start: 1, end: 6 },
      start: 0,
      end: 6,
    });
    expect(tree("a?")).toMatchObject({ min: 0, max: 1, greedy: true, counted: false });
    expect(tree("a{3}")).toMatchObject({ min: 3, max: 3 });
  });

  test("of groups numbers and names the capturing ones", () => {
    const ast = tree("(a)(?P<year>b)(?i-s:c)(?:d)");
    expect(ast.kind === "concat" && ast.items).toMatchObject([
      { kind: "group", index: 1, start: 0, end: 3 },
      { kind: "group", index: 2, name: { text: "year", start: 7, end: 11 } },
      { kind: "group", flags: { enabled: ["i"], disabled: ["s"], start: 16, end: 19 } },
      { kind: "group", flags: { enabled: [], disabled: [] } },
    ]);
  });

  test("of alternatives keeps empty ones", () => {
    expect(tree("a|")).toMatchObject({
      kind: "alternation",
      alternatives: [
        { kind: "literal", start: 0, end: 1 },
        { kind: "empty", start: 2, end: 2 },
      ],
    });
  });

  test("of a class groups operators to the left", () => {
    expect(tree("[^a-c--b&&[:digit:]\\w]")).toMatchObject({
      kind: "class",
      negated: true,
      set: {
        kind: "operation",
        operator: "&&",
        left: {
          kind: "operation",
          operator: "--",
          left: { kind: "range", from: { codePoint: 0x61 }, to: { codePoint: 0x63 }, start: 2, end: 5 },
          right: { kind: "literal", codePoint: 0x62 },
        },
        right: {
          kind: "union",
          items: [
            { kind: "posix-class", name: "digit" },
            { kind: "perl-class", name: "word" },
          ],
        },
      },
    });
  });

  test("of a Unicode class splits name and value", () => {
    expect(tree("\\P{sc!=Greek}")).toMatchObject({ negated: true, name: "sc", operator: "!=", value: "Greek" });
    expect(tree("\\pé")).toMatchObject({ kind: "unicode-class", name: "é", start: 0, end: 3 });
  });

  test("has spans in UTF-16", () => {
    const ast = tree("😀é");
    expect(ast.kind === "concat" && ast.items).toMatchObject([
      { codePoint: 0x1f600, start: 0, end: 2 },
      { codePoint: 0xe9, start: 2, end: 3 },
    ]);
  });

  test.each([
    ["\\.", "operator-escape", 0x2e],
    ["\\%", "needless-escape", 0x25],
    ["\\x41", "hex-byte", 0x41],
    ["\\u0041", "hex-fixed", 0x41],
    ["\\x{1F600}", "hex-brace", 0x1f600],
    ["\\n", "control-escape", 0x0a],
  ])("of %s says how the literal is spelt", (pattern, form, codePoint) => {
    expect(tree(pattern)).toMatchObject({ kind: "literal", form, codePoint });
  });
});

test("verbose mode keeps its comments apart, and ends with its group", () => {
  const parsed = parsePattern("(?x: a # one\n) b");
  expect("ast" in parsed && parsed.comments).toEqual([{ start: 7, end: 13 }]);
  const ast = tree("(?x: a # one\n) b");
  expect(ast.kind === "concat" && ast.items).toMatchObject([
    { kind: "group", body: { kind: "literal", codePoint: 0x61 } },
    { kind: "literal", codePoint: 0x20 },
    { kind: "literal", codePoint: 0x62 },
  ]);
});

test("a pattern the engine refuses for its Unicode still has a tree", () => {
  expect(tree("\\pL")).toMatchObject({ kind: "unicode-class" });
});

test("in every tree the parts stand in order, inside what they are part of", () => {
  const check = (node: RegexNode | ClassSet): void => {
    let reached = node.start;
    for (const part of partsOf(node) ?? []) {
      expect(part.start).toBeGreaterThanOrEqual(reached);
      expect(part.end).toBeLessThanOrEqual(node.end);
      reached = part.end;
      check(part);
    }
  };
  const pieces = fc.constantFrom(
    "a",
    "(",
    ")",
    "[",
    "]",
    "|",
    "*",
    "{2}",
    "-",
    "^",
    "&&",
    "\\d",
    "(?x)",
    " ",
    "é",
    "😀",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const parsed = parseRegex(parts.join(""));
      if ("ast" in parsed) check(parsed.ast);
    }),
    { numRuns: 2000 },
  );
});
