import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { selectionsAt } from "#core/ide/selections.ts";
import { sliceOf } from "#core/text/span.ts";
import { atCursor } from "#test/support/cursor.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

/** What is selected step by step from the cursor on. */
function growing(marked: string): string[] {
  const { text, offset } = atCursor(marked);
  return selectionsAt(analyse(text, {}), offset).map((span) => sliceOf(text, span));
}

describe("a selection grows", () => {
  test("from a word of a field to the whole expression", () => {
    expect(growing('ssl and (lower(http.req┆uest.uri.path) eq "/a" or ssl)\n')).toEqual([
      "request",
      "http.request.uri.path",
      "lower(http.request.uri.path)",
      'lower(http.request.uri.path) eq "/a"',
      'lower(http.request.uri.path) eq "/a" or ssl',
      '(lower(http.request.uri.path) eq "/a" or ssl)',
      'ssl and (lower(http.request.uri.path) eq "/a" or ssl)',
      'ssl and (lower(http.request.uri.path) eq "/a" or ssl)\n',
    ]);
  });

  test.each([
    // Inside a string: word, content, with its quotes.
    ['http.host eq "a b.e┆x"', ["ex", "a b.ex", '"a b.ex"', 'http.host eq "a b.ex"']],
    ['http.host eq r#"a ┆"#', ["a ", 'r#"a "#', 'http.host eq r#"a "#']],
    // A member, all members, the set.
    [
      "ip.src in {10.0.0.0/8 192.0.2.┆1}",
      ["1", "192.0.2.1", "10.0.0.0/8 192.0.2.1", "{10.0.0.0/8 192.0.2.1}", "ip.src in {10.0.0.0/8 192.0.2.1}"],
    ],
    ["tcp.dstport in {1..2┆0}", ["20", "1..20", "{1..20}", "tcp.dstport in {1..20}"]],
    // The chain that binds tighter comes first.
    ["ssl or ss┆l and ssl", ["ssl", "ssl and ssl", "ssl or ssl and ssl"]],
    ["not s┆sl or ssl", ["ssl", "not ssl", "not ssl or ssl"]],
    // A key without and with its quotes, the brackets, the operand.
    [
      'any(http.request.headers["x-┆tag"][*] eq "a")',
      [
        "tag",
        "x-tag",
        '"x-tag"',
        '["x-tag"]',
        'http.request.headers["x-tag"][*]',
        'http.request.headers["x-tag"][*] eq "a"',
        'any(http.request.headers["x-tag"][*] eq "a")',
      ],
    ],
    // Arguments together, then the call.
    ['starts_with(http.host, ┆"a")', ['"a"', 'http.host, "a"', 'starts_with(http.host, "a")']],
    // Operators are words of what they make.
    ['http.host e┆q "a"', ["eq", 'http.host eq "a"']],
    ["ssl a┆nd ssl", ["and", "ssl and ssl"]],
    // Words, then the comment.
    ["ssl # not to┆day\nand ssl", ["today", "not today", "# not today", "ssl # not today\nand ssl"]],
    ["┆", []],
    ["http.host eq ┆", ["http.host eq "]],
  ] as const)("%s", (marked, expected) => {
    expect(growing(marked)).toEqual(expected);
  });

  test("from a word of a header to its value, entry, map, header, rule and file", () => {
    expect(growing("---\nref: a\nratelimit:\n  period: 6┆0\n---\nssl\n---\nref: b\n---\nssl\n")).toEqual([
      "60",
      "period: 60",
      "ratelimit:\n  period: 60",
      "ref: a\nratelimit:\n  period: 60",
      "---\nref: a\nratelimit:\n  period: 60\n---",
      "---\nref: a\nratelimit:\n  period: 60\n---\nssl",
      "---\nref: a\nratelimit:\n  period: 60\n---\nssl\n---\nref: b\n---\nssl\n",
    ]);
  });

  test("inside an expression that a header holds", () => {
    const header = "---\naction: block\nratelimit:\n  counting_expression: 'ssl and http.h┆ost eq \"a\"'\n---\nssl\n";
    expect(growing(header).slice(0, 6)).toEqual([
      "host",
      "http.host",
      'http.host eq "a"',
      'ssl and http.host eq "a"',
      "'ssl and http.host eq \"a\"'",
      "counting_expression: 'ssl and http.host eq \"a\"'",
    ]);
  });

  test("in steps that hold each other, wherever it starts", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, broken) => {
        const generator = new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare");
        const expression = generator.filter(3);
        const text = broken ? generator.mutate(expression) : expression;
        const analysis = analyse(text, {});
        for (let offset = 0; offset <= text.length; offset++) {
          let inner = { start: offset, end: offset };
          for (const span of selectionsAt(analysis, offset)) {
            expect(span.start <= inner.start && inner.end <= span.end).toBe(true);
            expect(span.end - span.start).toBeGreaterThan(inner.end - inner.start);
            inner = span;
          }
          expect(inner).toEqual({ start: 0, end: text.length });
        }
      }),
      { numRuns: 60 },
    );
  });
});
