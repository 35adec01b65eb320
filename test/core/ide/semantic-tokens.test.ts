import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Facts } from "#core/analysis/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { semanticTokensOf } from "#core/ide/semantic-tokens.ts";
import { sliceOf } from "#core/text/span.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

/** Each token as `text type` or `text type.modifier`. */
function tokens(text: string, facts: Facts = {}): string[] {
  return semanticTokensOf(analyse(text, facts)).map((token) =>
    [sliceOf(text, token), [token.type, ...token.modifiers].join(".")].join(" "),
  );
}

describe("semantic tokens", () => {
  test.each([
    ["ssl and not ssl", ["ssl variable", "and keyword", "not keyword", "ssl variable"]],
    ["ssl && !ssl", ["ssl variable", "&& operator", "! operator", "ssl variable"]],
    // Operators in letters are words to look at.
    [
      'http.host eq "a\\"\\x41"',
      ["http.host variable", "eq keyword", '"a string', '\\" escape', "\\x41 escape", '" string'],
    ],
    ['http.host == r"\\x"', ["http.host variable", "== operator", 'r"\\x" string']],
    ['http.host matches "a+"', ["http.host variable", "matches keyword", '"a+" regexp']],
    ['http.host strict wildcard "*"', ["http.host variable", "strict wildcard keyword", '"*" string']],
    // Names that are not known have no colour.
    ['http.hots eq "a"', ["eq keyword", '"a" string']],
    ["lowr(http.host)", ["http.host variable"]],
    // Deprecated fields say so.
    ["cf.threat_score gt 1", ["cf.threat_score variable.deprecated", "gt keyword", "1 number"]],
    [
      'any(lower(http.request.headers["a"][*])[*] eq "x")',
      [
        "any function.defaultLibrary",
        "lower function.defaultLibrary",
        "http.request.headers variable",
        '"a" string',
        "eq keyword",
        '"x" string',
      ],
    ],
    // Values that the field is known to take, and others.
    [
      'ip.src.country in {"DE" "QQ"}',
      ["ip.src.country variable", "in keyword", '" string', "DE enumMember.readonly", '" string', '"QQ" string'],
    ],
    [
      'http.request.method eq "POST"',
      ["http.request.method variable", "eq keyword", '" string', "POST enumMember.readonly", '" string'],
    ],
    [
      "ip.src in {10.0.0.0/8 ::1..::2} or ip.src in $office",
      [
        "ip.src variable",
        "in keyword",
        "10.0.0.0/8 number",
        "::1 number",
        ".. operator",
        "::2 number",
        "or keyword",
        "ip.src variable",
        "in keyword",
        "$office variable.readonly",
      ],
    ],
    ["# why\nssl", ["# why comment", "ssl variable"]],
    // No token goes over the end of a line.
    ['http.host eq "a\r\n  b"', ["http.host variable", "eq keyword", '"a string', 'b" string']],
    ["", []],
  ])("%s", (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test("of a header, and of expressions in it", () => {
    const text = `---
name: A
ref: "login"
action: blok
phase: http_ratelimit
enabled: false
position:
  after: other
ratelimit:
  characteristics: [ip.src]
  period: 60
  counting_expression: "http.host eq \\"a\\""
---
ssl
---
action: block
position: first
---
`;
    expect(tokens(text)).toEqual([
      "name property",
      "A string",
      "ref property",
      "login label.declaration",
      "action property",
      "phase property",
      "http_ratelimit namespace",
      "enabled property",
      "false keyword",
      "position property",
      "after property",
      "other label",
      "ratelimit property",
      "characteristics property",
      "ip.src string",
      "period property",
      "60 number",
      "counting_expression property",
      "http.host variable",
      "eq keyword",
      '\\"a\\" string',
      "ssl variable",
      "action property",
      "block event",
      "position property",
      "first enumMember.readonly",
    ]);
  });

  test("know the fields that the workspace declares", () => {
    const text = "cf.brand.new";
    expect(tokens(text, { fields: { "cf.brand.new": "Boolean" } })).toEqual(["cf.brand.new variable"]);
    expect(tokens(text)).toEqual([]);
  });

  test("of a part are those of the rules in it", () => {
    const text = "---\nref: a\n---\nssl\n---\nref: b\n---\nssl\n";
    const second = text.lastIndexOf("ssl");
    const found = semanticTokensOf(analyse(text, {}), { start: second, end: second + 1 });
    expect(found.map((token) => sliceOf(text, token))).toEqual(["ref", "b", "ssl"]);
  });

  test("move with rules that did not change", () => {
    const before = analyse("---\nref: a\n---\nssl\n---\nref: b\n---\nnot ssl\n", {});
    semanticTokensOf(before);
    const text = "---\nref: a\n---\nssl and ssl\n---\nref: b\n---\nnot ssl\n";
    expect(semanticTokensOf(analyse(text, {}, before))).toEqual(semanticTokensOf(analyse(text, {})));
  });

  test("are sorted, do not overlap, and stay in their line", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.constantFrom("\n", "\r\n"), (seed, broken, end) => {
        const generator = new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare");
        const expression = generator.filter(4);
        const written = broken ? generator.mutate(expression) : expression;
        const text = `---${end}ref: a${end}ratelimit:${end}  counting_expression: >${end}    ssl and${end}    ssl${end}---${end}${written}`;
        let at = 0;
        for (const token of semanticTokensOf(analyse(text, {}))) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(sliceOf(text, token)).not.toMatch(/[\n\r]/);
          expect(sliceOf(text, token).trim()).not.toBe("");
          at = token.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200 },
    );
  });
});
