import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { refactor } from "#test/support/refactor.ts";
import { difference } from "#test/support/truth.ts";

const MERGE = "Merge the two rules with `or`";
const SPLIT = "Split into two rules at this `or`";

const rule = (expression: string, ...header: string[]): string => ["---", ...header, "---", expression, ""].join("\n");
const block = (name: string, ref: string, expression: string, ...more: string[]): string =>
  rule(expression, `name: ${name}`, `ref: ${ref}`, "action: block", ...more);

function trees(text: string): Tree[] {
  return analyse(text, {}).file.rules.map(({ expression }) => expression);
}

describe("merging two rules", () => {
  const pair = (a: string, b: string): string => {
    const [first, second] = [block("One", "one", a), block("Two", "two", b)];
    return `${first.replace(a, `⟦${a}`)}${second.replace(b, `${b}⟧`)}`;
  };

  test.each([
    ["ssl", "not ssl", "ssl\n# Two\nor not ssl"],
    ["ssl or ssl", "ssl or ssl", "ssl\nor ssl\n# Two\nor ssl\nor ssl"],
    ["ssl and ssl", "ssl xor ssl", "(ssl and ssl)\n# Two\nor (ssl xor ssl)"],
    ["ssl && ssl", "ssl", "(ssl && ssl)\n# Two\n|| ssl"],
  ])("%s with %s", (a, b, merged) => {
    const text = pair(a, b);
    const result = refactor(MERGE, text);
    expect(result).toBe(block("One", "one", merged));
    // It matches what one of the two matches.
    const whole = trees(`(${a}) or (${b})`)[0] as Tree;
    expect(difference(whole, trees(result as string)[0] as Tree)).toBeUndefined();
  });

  test("keeps all comments, those of the second header too", () => {
    const text = [
      "# top",
      block("One", "one", '# before ⟦one\nhttp.host eq "a" # behind one'),
      "# between",
      block("Two # no comment", "two # old", '# before two\nhttp.host eq "b" # beh⟧ind two', "# last"),
    ].join("\n");
    expect(refactor(MERGE, text)).toBe(
      [
        "# top",
        block(
          "One",
          "one",
          'http.host eq "a" # behind one\n\n# between\n# Two\n# no comment\n# old\n# last\n# before two\nor http.host eq "b" # behind two',
        ).replace("http.host", "# before one\nhttp.host"),
      ].join("\n"),
    );
  });

  test("with CRLF", () => {
    const text = pair("ssl", "not ssl").replaceAll("\n", "\r\n");
    expect(refactor(MERGE, text)).toBe(block("One", "one", "ssl\n# Two\nor not ssl").replaceAll("\n", "\r\n"));
  });

  test.each<[string, string, string]>([
    ["different actions", block("One", "one", "⟦ssl"), rule("ssl⟧", "ref: two", "action: log")],
    [
      "an action that would be done once instead of twice",
      rule("⟦ssl", "ref: a", "action: log"),
      rule("ssl⟧", "ref: b", "action: log"),
    ],
    ["another phase", block("One", "one", "⟦ssl"), block("Two", "two", "ssl⟧", "phase: http_request_firewall_managed")],
    ["one that is not enabled", block("One", "one", "⟦ssl", "enabled: false"), block("Two", "two", "ssl⟧")],
    ["a position", block("One", "one", "⟦ssl"), block("Two", "two", "ssl⟧", "position: first")],
    ["another zone", block("One", "one", "⟦ssl", "zone: example.com"), block("Two", "two", "ssl⟧")],
    ["a broken one", block("One", "one", "⟦ssl and"), block("Two", "two", "ssl⟧")],
    [
      "a rule placed after the second",
      block("One", "one", "⟦ssl"),
      `${block("Two", "two", "ssl⟧")}${block("Three", "three", "ssl", "position:", "  after: two")}`,
    ],
    ["a selection of the first only", block("One", "one", "⟦ssl⟧"), block("Two", "two", "ssl")],
    ["a selection of three", block("One", "one", "⟦ssl"), block("Two", "two", "ssl") + block("Three", "three", "ssl⟧")],
    [
      "rate limits",
      block("One", "one", "⟦ssl", "ratelimit: {period: 10}"),
      block("Two", "two", "ssl⟧", "ratelimit: {period: 10}"),
    ],
  ])("is not offered for %s", (_, first, second) => expect(refactor(MERGE, first + second)).toBeUndefined());
});

describe("splitting a rule", () => {
  test.each([
    ['┆ssl or http.host eq "a"', "ssl", 'http.host eq "a"'],
    ["(ssl and ssl) or ┆(ssl xor ssl)", "ssl and ssl", "ssl xor ssl"],
    ["ssl or ssl ┆or (ssl)", "ssl or ssl", "ssl"],
    ["ssl or ┆ssl or ssl", "ssl", "ssl or ssl"],
    ["# a\nssl # b\n# c\nor ┆ssl # d", "# a\nssl # b", "# c\nssl # d"],
  ])("%s", (before, first, second) => {
    const result = refactor(SPLIT, block("One", "one", before, "# note"));
    expect(result).toBe(block("One", "one", first, "# note") + block("One", "one-2", second, "# note"));
    const whole = trees(block("One", "one", before.replace("┆", "")))[0] as Tree;
    const [a, b] = trees(result as string) as [Tree, Tree];
    const joined = trees(
      `(${a.text.slice(a.root.start, a.root.end)}) or (${b.text.slice(b.root.start, b.root.end)})`,
    )[0] as Tree;
    expect(difference(whole, joined)).toBeUndefined();
  });

  test("takes a ref that is free, and one from the file's name where none is written", () => {
    const taken = block("Two", "one-2", "ssl");
    expect(refactor(SPLIT, block("One", "one", "ssl ┆or ssl") + taken)).toBe(
      block("One", "one", "ssl") + block("One", "one-3", "ssl") + taken,
    );
    const text = rule("ssl ┆or ssl", "name: One", "action: block");
    expect(refactor(SPLIT, text, { stem: "api" })).toBe(block("One", "api", "ssl") + block("One", "api-2", "ssl"));
    expect(refactor(SPLIT, text)).toBeUndefined();
    const long = "a".repeat(64);
    expect(refactor(SPLIT, block("One", long, "ssl ┆or ssl"))).toContain(`ref: ${long.slice(0, 62)}-2\n`);
  });

  test("leaves the rules around it and line ends alone", () => {
    const [before, after] = [block("A", "a", "ssl  or ssl"), block("B", "b", "ssl  or ssl")];
    const text = (before + block("One", "one", "ssl ┆or ssl") + after).replaceAll("\n", "\r\n");
    const result = before + block("One", "one", "ssl") + block("One", "one-2", "ssl") + after;
    expect(refactor(SPLIT, text)).toBe(result.replaceAll("\n", "\r\n"));
  });

  test.each([
    ["no `or` at the top", block("One", "one", "ssl ┆and (ssl or ssl)")],
    ["no header", "ssl ┆or ssl"],
    ["a rate limit", block("One", "one", "ssl ┆or ssl", "ratelimit: {period: 10}")],
    ["a position", block("One", "one", "ssl ┆or ssl", "position: last")],
    ["an action that would be done twice", rule("ssl ┆or ssl", "ref: a", "action: log")],
    ["a broken expression", block("One", "one", "ssl ┆or")],
  ])("is not offered with %s", (_, text) => expect(refactor(SPLIT, text)).toBeUndefined());
});
