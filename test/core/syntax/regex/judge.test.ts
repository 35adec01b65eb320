import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REGEX_REASONS } from "#core/syntax/regex/error-text.ts";
import { judgeRegex, type RegexError } from "#core/syntax/regex/judge.ts";

interface Vector {
  readonly pattern: string;
  readonly ok: boolean;
  readonly kind?: string;
  readonly message?: string;
  readonly start?: number;
  readonly end?: number;
  readonly auxiliary?: { readonly start: number; readonly end: number };
}

const vectors = JSON.parse(
  readFileSync(new URL("../../../vectors/regex.json", import.meta.url), "utf8"),
) as readonly Vector[];

const SPECIAL = "\\()[]{}|*+?^$.&~-#:=!<>, \n\r\tpPuUxbdswaAzé中😀\u2028".split("");

/** Patterns that are mostly made of what means something in one. */
const patternSoup = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...SPECIAL) },
      fc.constantFrom("(?x)", "(?u)", "(?:", "(?P<n>", "[^", "[[:alpha:]]", "\\p{Greek}", "{2,3}", "&&", "\\b{start}"),
      fc.string({ unit: "binary", maxLength: 2 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

/** Any UTF-16 at all, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

function expectSound(pattern: string, error: RegexError | undefined): void {
  if (error === undefined) return;
  expect(error.start).toBeGreaterThanOrEqual(0);
  expect(error.end).toBeGreaterThanOrEqual(error.start);
  expect(error.end).toBeLessThanOrEqual(pattern.length);
  expect(error.message.endsWith(error.reason)).toBe(true);
}

describe("the engine's verdicts", () => {
  test.each(vectors.map((vector) => [vector.pattern, vector] as const))("%j", (pattern, vector) => {
    const error = judgeRegex(pattern);
    if (vector.ok) {
      expect(error).toBeUndefined();
      return;
    }
    const { kind, message, start, end, auxiliary } = vector;
    expect(error).toMatchObject({ kind, message, start, end });
    expect(error?.auxiliary).toEqual(auxiliary);
  });

  test("the vectors know every reason to refuse", () => {
    const met = new Set(vectors.map((vector) => vector.kind));
    expect([...Object.keys(REGEX_REASONS), "compiled-too-big"].filter((kind) => !met.has(kind))).toEqual([]);
  });
});

describe("the message", () => {
  test("has no newline at its end and ends with the reason", () => {
    const error = judgeRegex("a{2,1}");
    expect(error?.reason).toBe("invalid repetition count range, the start must be <= the end");
    expect(error?.message).toBe(
      "regex parse error:\n    a{2,1}\n     ^^^^^\nerror: invalid repetition count range, the start must be <= the end",
    );
  });

  test("counts characters, not UTF-16 units, under the pattern", () => {
    const error = judgeRegex("😀(");
    expect(error).toMatchObject({ start: 2, end: 3 });
    expect(error?.message).toBe("regex parse error:\n    😀(\n     ^\nerror: unclosed group");
  });
});

describe("any text", () => {
  test("is judged without throwing, with a span inside it", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, patternSoup), (pattern) => expectSound(pattern, judgeRegex(pattern))),
      { numRuns: 3000 },
    );
  });

  test("gets the same verdict twice", () => {
    fc.assert(
      fc.property(patternSoup, (pattern) => {
        expect(judgeRegex(pattern)).toEqual(judgeRegex(pattern));
      }),
    );
  });

  test("a lone surrogate is a character like any other", () => {
    expect(judgeRegex("\ud800")).toBeUndefined();
    expect(judgeRegex("[\udc00]")).toMatchObject({ kind: "unicode-not-allowed", start: 1, end: 2 });
  });
});

test("every prefix of a pattern is judged", () => {
  const pattern =
    "(?P<n>a|[^b-\\d&&[[:alpha:]c--\\x{e9}]])\\b{start}(?i-u:\\p{sc=Greek}{2,30}?)(?x) \\u{41} # c\n |😀{1,2}";
  for (let end = 0; end <= pattern.length; end++) {
    const prefix = pattern.slice(0, end);
    expectSound(prefix, judgeRegex(prefix));
  }
});

describe("deep nesting", () => {
  const depth = 10_000;
  test.each([
    ["groups", "(".repeat(depth) + ")".repeat(depth), "nest-limit-exceeded"],
    ["open groups", "(".repeat(depth), "group-unclosed"],
    ["classes", `${"[".repeat(depth)}a${"]".repeat(depth)}`, "nest-limit-exceeded"],
    ["open classes", "[".repeat(depth), "class-unclosed"],
    ["repetitions", `a${"*".repeat(depth)}`, "nest-limit-exceeded"],
    ["set operations", `[${"a&&".repeat(depth)}b]`, "nest-limit-exceeded"],
    ["alternatives", "a|".repeat(depth), undefined],
  ])("%s", (_name, pattern, kind) => {
    expect(judgeRegex(pattern)?.kind).toBe(kind);
  });

  test("faults come before what a deeper level would say", () => {
    expect(judgeRegex(`${"(".repeat(depth)}\\pL`)?.kind).toBe("group-unclosed");
    expect(judgeRegex(`${"(".repeat(251)}\\pL${")".repeat(251)}`)?.kind).toBe("nest-limit-exceeded");
    expect(judgeRegex(`${"(".repeat(250)}\\pL${")".repeat(250)}`)?.kind).toBe("unicode-not-allowed");
  });
});
