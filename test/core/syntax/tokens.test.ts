import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { tokensOf } from "#core/syntax/tokens.ts";

function fileTree(text: string, start?: number): Tree {
  const part = start === undefined ? {} : { start };
  return parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file", ...part });
}

/** Kinds and texts of the tokens that are not white space. */
function kinds(text: string): string[] {
  return tokensOf(fileTree(text))
    .filter(({ kind }) => kind !== "whitespace")
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

/** What is deployed: comments dropped, each run of white space outside literals one blank. */
function deployed(text: string): string {
  let result = "";
  for (const { kind, start, end } of tokensOf(fileTree(text))) {
    if (kind === "comment" || kind === "whitespace") result = `${result.trimEnd()} `;
    else
      result +=
        kind === "operator"
          ? text.slice(start, end).replace(/^strict[\s\S]*wildcard$/, "strict wildcard")
          : text.slice(start, end);
  }
  return result.trim();
}

describe("tokensOf", () => {
  it("names every part of an expression", () => {
    expect(kinds('not any(lower(http.request.headers["a"][*])[*] eq "b") && ip.src in {1.1.1.1 10.0.0.0/8}')).toEqual([
      "keyword not",
      "keyword any",
      "punctuation (",
      "function lower",
      "punctuation (",
      "field http.request.headers",
      "punctuation [",
      'string "a"',
      "punctuation ]",
      "punctuation [",
      "punctuation *",
      "punctuation ]",
      "punctuation )",
      "punctuation [",
      "punctuation *",
      "punctuation ]",
      "operator eq",
      'string "b"',
      "punctuation )",
      "operator &&",
      "field ip.src",
      "operator in",
      "punctuation {",
      "ip 1.1.1.1",
      "ip 10.0.0.0/8",
      "punctuation }",
    ]);
    expect(kinds('http.host ~ r"a#b" or cf.threat_score in {1..0x5} xor ip.src in $x # "end"')).toEqual([
      "field http.host",
      "operator ~",
      'regex r"a#b"',
      "keyword or",
      "field cf.threat_score",
      "operator in",
      "punctuation {",
      "number 1",
      "punctuation ..",
      "number 0x5",
      "punctuation }",
      "keyword xor",
      "field ip.src",
      "operator in",
      "list $x",
      'comment # "end"',
    ]);
  });

  it("keeps what recovery stepped over", () => {
    expect(kinds('ssl garbage "a b" # note\nand ssl')).toEqual([
      "field ssl",
      "skipped garbage",
      'string "a b"',
      "comment # note",
      "keyword and",
      "field ssl",
    ]);
  });

  it("covers only the part that was parsed", () => {
    const tree = fileTree("---\nssl # x", 4);
    expect(tokensOf(tree).map(({ start, end }) => [start, end])).toEqual([
      [4, 7],
      [7, 8],
      [8, 11],
    ]);
  });
});

describe("a file's white space and comments", () => {
  const pieces = [
    "http.host",
    " eq ",
    "eq",
    '"a # b"',
    " and ",
    "and",
    "(",
    ")",
    "not ",
    "ssl",
    "http.host strict wildcard ",
    'r#"x"#',
    " in {",
    "}",
    "any(",
    "http.request.headers.names",
    "[*]",
    "[ 0 ]",
    "lower(",
    ",",
    "# one\n",
    "\t",
    " \r\n",
    "  # two \t x\n ",
    "ip.src in {10.0.0.0/8 ",
    "1..5",
    "cf.threat_score",
    " == ",
    "7",
  ];

  it.each([
    ['ssl\tand # why\n  http.host eq "a"', 'ssl and http.host eq "a"'],
    ['http.host strict\t# gap\n wildcard "*a # b"', 'http.host strict wildcard "*a # b"'],
    ["# first\nssl # last", "ssl"],
    ['http.host in { # one\n "a" # two\n"b"}#', 'http.host in { "a" "b"}'],
    ['http.request.headers[ # key\n "a" ][0] eq "x"', 'http.request.headers[ "a" ][0] eq "x"'],
    ['lower\t( http.host # x\n) eq "a"', 'lower ( http.host ) eq "a"'],
    ["not # no\nssl", "not ssl"],
  ])("%j means what its deployed form means", (text, expected) => {
    expect(deployed(text)).toBe(expected);
    const file = fileTree(text);
    expect(file.diagnostics).toEqual([]);
    const api = parse(expected, { ...file.options, trivia: "api" });
    expect(printTree(api)).toBe(printTree(file));
    expect(api.engineError).toBeUndefined();
  });

  it("does not change what an expression means, broken ones included", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (chosen) => {
        const text = chosen.join("");
        const file = fileTree(text);
        const api = parse(deployed(text), { ...file.options, trivia: "api" });
        expect(api.engineError === undefined).toBe(file.engineError === undefined);
        if (file.engineError === undefined) expect(printTree(api)).toBe(printTree(file));
        else expect(api.engineError?.message).toBe(file.engineError.message);
      }),
      { numRuns: 2000 },
    );
  });
});
