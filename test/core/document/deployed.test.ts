import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import type { ParseOptions } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const scheme = catalogScheme();
const FILE: ParseOptions = { scheme, dialect: "cloudflare", root: "filter", trivia: "file" };
const API: ParseOptions = { ...FILE, trivia: "api" };
const deployed = (text: string, options: ParseOptions = FILE) => deployedExpression(parse(text, options));

describe("the deployed text", () => {
  test.each([
    ["is trimmed", "  \n\tssl \r\n", "ssl"],
    ["has one space for each run", 'ssl\r\n\t and   http.host\teq \n\n"a"', 'ssl and http.host eq "a"'],
    ["has no comments", "# first\nssl # why\nand # because\n# more\ncf.client.bot# end", "ssl and cf.client.bot"],
    ["keeps strings", 'http.host eq "a  #\tb\n c"', 'http.host eq "a  #\tb\n c"'],
    ["keeps raw strings", 'http.host eq r#"a  "  # b"#', 'http.host eq r#"a  "  # b"#'],
    ["keeps patterns", 'http.host matches "[\\"# ]  x"', 'http.host matches "[\\"# ]  x"'],
    ["keeps keys", 'http.request.headers["a  # b"][0] eq "c"', 'http.request.headers["a  # b"][0] eq "c"'],
    ["joins the two words of an operator", 'http.host strict\n# so\n  wildcard "a"', 'http.host strict wildcard "a"'],
    ["adds no space", 'http.host in{"a""b"}and(ssl)', 'http.host in{"a""b"}and(ssl)'],
    ["of nothing is nothing", " # only a comment", ""],
    ["of a broken text keeps its quotes", 'ssl ; "a  # b" x', 'ssl ; "a  # b" x'],
    ["of an open string keeps its end", 'http.host eq "a  # b', 'http.host eq "a  # b'],
  ])("%s", (_name, text, expected) => {
    expect(deployed(text).text).toBe(expected);
  });

  test("of a text for the API has its tabs and hash signs", () => {
    expect(deployed("ssl\tand  #x", API).text).toBe("ssl\tand #x");
  });

  test("is that of the expression's part of a file alone", () => {
    const text = "---\nname: A\n---\nssl # x\n---\n";
    const tree = parse(text, { ...FILE, start: 16, end: 24 });
    expect(deployedExpression(tree).text).toBe("ssl");
  });
});

test("the map leads back to the same characters", () => {
  const text = '# c\nssl\n  and # d\n http.host eq "a  b"';
  const { text: result, map } = deployed(text);
  const at = result.indexOf('eq "a');
  const span = map.spanToSource({ start: at, end: result.length });
  expect(text.slice(span.start, span.end)).toBe('eq "a  b"');
  expect(map.toDerived(text.indexOf("and"))).toBe(result.indexOf("and"));
});

/** White space and comments for the spaces of a text, and a text without the spaces inside quotes. */
const trivia = fc.constantFrom(" ", "  ", "\n", "\t", "\r\n  ", " # a comment\n", '\n\n# one "quote\n\t', " # x\r\n");

test("sends the same tree, whatever white space and comments a file has", () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(trivia, { minLength: 1 }), (seed, gaps) => {
      const expression = new ExpressionGenerator(scheme, new Random(seed), "cloudflare").filter();
      const plain = parse(expression, API);
      if (plain.engineError !== undefined) return;
      const sent = deployedExpression(plain).text;
      let next = 0;
      // Every space of a deployed expression outside quotes may be any white space of a file.
      const quoted = [...deployedExpression(plain).map.segments];
      expect(quoted.length).toBeGreaterThan(0);
      const parts = quoted.map(({ derived, length }) => sent.slice(derived, derived + length));
      const loose = parts.reduce((all, part) => all + gaps[next++ % gaps.length] + part);
      const again = deployed(loose);
      expect(again.text).toBe(sent);
      const tree = parse(again.text, API);
      expect(tree.engineError).toBeUndefined();
      expect(printTree(tree)).toBe(printTree(plain));
      expect(parse(loose, FILE).engineError).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test("of any text maps every character that it kept to itself, in order", () => {
  const piece = fc.constantFrom(
    "ssl",
    " ",
    "\t",
    "\n",
    "#",
    '"',
    "\\",
    "r#",
    "(",
    "and",
    "http.host eq ",
    "é",
    "\ud800",
    "\0",
    "\u00a0",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom(FILE, API), (pieces, options) => {
      const text = pieces.join("");
      const { text: result, map } = deployed(text, options);
      let source = -1;
      for (const segment of map.segments) {
        expect(text.slice(segment.source, segment.source + segment.length)).toBe(
          result.slice(segment.derived, segment.derived + segment.length),
        );
        expect(segment.source).toBeGreaterThan(source);
        source = segment.source + segment.length;
      }
      // All that the map does not know is a space that stands for what was dropped.
      let made = result;
      for (const segment of [...map.segments].reverse()) {
        made = made.slice(0, segment.derived) + made.slice(segment.derived + segment.length);
      }
      expect(made).toMatch(/^ *$/);
    }),
    { numRuns: 1000 },
  );
});
