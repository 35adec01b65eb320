import { describe, expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { type ExpressionFormat, formatExpression } from "#core/document/format/expression.ts";
import { printExpression } from "#core/document/print-rule.ts";
import { parse } from "#core/syntax/parse.ts";

/** An expression laid out in 40 columns, so that tables stay readable; undefined where it is left alone. */
function laidOut(text: string, options: ExpressionFormat = {}): string | undefined {
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" });
  return formatExpression(tree, { width: 40, ...options });
}

describe("spaces", () => {
  test.each([
    ['  http.host   eq\t"a"  ', 'http.host eq "a"'],
    ['http.host=="a"', 'http.host == "a"'],
    ["ssl&&ssl||ssl^^ssl", "ssl && ssl || ssl ^^ ssl"],
    ["ssl and\nssl", "ssl and ssl"],
    ["notssl", "not ssl"],
    ["!  ssl and !!ssl", "!ssl and !!ssl"],
    ["not(ssl)", "not (ssl)"],
    ["(  ssl  )", "(ssl)"],
    ["(\n\tssl\n)", "(ssl)"],
    ["( ( ssl ) )", "((ssl))"],
    ['http.host in{"a""b"   "c" }', 'http.host in {"a" "b" "c"}'],
    ["cf.threat_score in { 1..3\n5 }", "cf.threat_score in {1..3 5}"],
    ['starts_with ( http.host ,"a" )', 'starts_with(http.host, "a")'],
    ['http.request.headers[ "a" ][ 0 ]eq"b"', 'http.request.headers["a"][0] eq "b"'],
    ['any ( http.request.headers.names[ * ] eq "" )', 'any(http.request.headers.names[*] eq "")'],
    ["cf.threat_score&4", "cf.threat_score & 4"],
    ["ip.src in$office_ips", "ip.src in $office_ips"],
    ["cf.threat_score eq 1or ssl", "cf.threat_score eq 1 or ssl"],
  ])("%j becomes %j", (text, expected) => expect(laidOut(text)).toBe(expected));
});

describe("what is never changed", () => {
  test.each([
    'http.host eq "  a  and  (b)  # c "',
    'http.host eq r#"a "quoted"  b"#',
    'http.user_agent matches "[a b]{2,3}  \\\\s+"',
    'http.user_agent wildcard "*  *"',
    'http.host eq "two\n   lines"',
    "((ssl))",
    'http.host in {"a" "a"}',
    "ssl or ssl && !ssl",
    "cf.threat_score eq 0x1F",
    "ip.src in {10/8 1.1.1.1..1.1.1.3}",
    "http.host eq 61:62:63",
  ])("%j", (text) => expect(laidOut(text)).toBe(text));
});

describe("lines", () => {
  test.each([
    [
      "40 columns still fit",
      'http.host eq "aaaaaaaaaaaaaaa" and not ssl',
      'http.host eq "aaaaaaaaaaaaaaa"\nand not ssl',
    ],
    ["40 columns fit", 'http.host eq "aaaaaaaaaaaaa" and not ssl', 'http.host eq "aaaaaaaaaaaaa" and not ssl'],
    [
      "a wide character is one column",
      'http.host eq "aaaaaaaaaaaa😀" and not ssl',
      'http.host eq "aaaaaaaaaaaa😀" and not ssl',
    ],
    [
      "the outermost operator first, then those within it, indented",
      'http.host eq "aaaaaaaaaa" and ssl or http.host eq "bbbbbbbbbb" and not ssl and http.host ne "c" or ssl',
      'http.host eq "aaaaaaaaaa" and ssl\nor http.host eq "bbbbbbbbbb"\n  and not ssl\n  and http.host ne "c"\nor ssl',
    ],
    [
      "a group",
      'ssl and (http.host eq "aaaaaaaaaa" or http.host eq "bbbbbbbbbb")',
      'ssl\nand (http.host eq "aaaaaaaaaa"\n  or http.host eq "bbbbbbbbbb")',
    ],
    [
      "a group with white space behind its bracket",
      'ssl and ( http.host eq "aaaaaaaaaa" or http.host eq "bbbbbbbbbb")',
      'ssl\nand (\n  http.host eq "aaaaaaaaaa"\n  or http.host eq "bbbbbbbbbb"\n)',
    ],
    [
      "groups in groups",
      'not (ssl and (http.host eq "aaaaaaaaaa" or http.host eq "bbbbbbbbbb") and ssl)',
      'not (ssl\n  and (http.host eq "aaaaaaaaaa"\n    or http.host eq "bbbbbbbbbb")\n  and ssl)',
    ],
    [
      "a set fills its lines",
      'http.host in {"aaaaaaa" "bbbbbbb" "ccccccc" "ddddddd" "eeeeeee"}',
      'http.host in {"aaaaaaa" "bbbbbbb"\n  "ccccccc" "ddddddd" "eeeeeee"}',
    ],
    [
      "a set with white space behind its bracket",
      'ssl and http.host in { "aaaaaaa" "bbbbbbb" "ccccccc" "ddddddd" "eeeeeee"}',
      'ssl\nand http.host in {\n  "aaaaaaa" "bbbbbbb" "ccccccc"\n  "ddddddd" "eeeeeee"\n}',
    ],
    [
      "a call at its commas",
      'concat(http.host, "aaaaaaaaaaaa", "bbbbbbbbbbbb") eq "c"',
      'concat(http.host,\n  "aaaaaaaaaaaa",\n  "bbbbbbbbbbbb") eq "c"',
    ],
    [
      "a call with white space behind its bracket",
      'concat( http.host, "aaaaaaaaaaaa", "bbbbbbbbbbbb" ) eq "c"',
      'concat(\n  http.host,\n  "aaaaaaaaaaaa",\n  "bbbbbbbbbbbb"\n) eq "c"',
    ],
    ["one long value stays", `http.host eq "${"a".repeat(60)}"`, `http.host eq "${"a".repeat(60)}"`],
    [
      "a string of two lines breaks what is around it",
      'ssl and http.host eq "a\nb" and ssl',
      'ssl\nand http.host eq "a\nb"\nand ssl',
    ],
  ])("%s", (_, text, expected) => {
    expect(laidOut(text)).toBe(expected);
    expect(laidOut(expected)).toBe(expected);
  });
});

describe("comments", () => {
  test.each([
    ["behind a token", "ssl   # why  ", "ssl # why"],
    ["above", "#one\n# two\nssl", "#one\n# two\nssl"],
    ["empty lines around them become one at most", "\n\n# one\n\n\n\n# two\n\nssl", "# one\n\n# two\n\nssl"],
    ["below", "ssl\n# below\n\n\n# end", "ssl\n# below\n\n# end"],
    ["between operands, above the second", "ssl\n# about b\nand ssl", "ssl\n# about b\nand ssl"],
    ["behind an operator that ends a line: with the operand before it", "ssl and # a\nssl", "ssl # a\nand ssl"],
    ["behind an operator that starts a line: above the operand", "ssl\nand # b\nssl", "ssl\n# b\nand ssl"],
    ["between an operator and its operand", "ssl and\n# b\nssl", "ssl\n# b\nand ssl"],
    ["at both sides of an operator", "ssl # a\nand\n# b\nssl", "ssl # a\n# b\nand ssl"],
    ["of each operand", "ssl # a\nand ssl # b\nand ssl # c", "ssl # a\nand ssl # b\nand ssl # c"],
    ["in a group", "( # open\nssl # a\n or ssl\n# end\n)", "( # open\n  ssl # a\n  or ssl\n  # end\n)"],
    ["in a group that starts behind its bracket", "(ssl # a\n or ssl)", "(ssl # a\n  or ssl)"],
    [
      "in a set, whose lines then stay",
      "cf.threat_score in {\n1 2\n 3 # three\n# more\n4   5\n}",
      "cf.threat_score in {\n  1 2\n  3 # three\n  # more\n  4 5\n}",
    ],
    ["before a comma: behind it", 'concat(http.host # a\n, "b") eq "c"', 'concat(http.host, # a\n  "b") eq "c"'],
    ["inside a comparison", 'http.host # a\neq # b\n"c"', 'http.host # a\n  eq # b\n  "c"'],
    ["inside strict wildcard", 'http.host strict # a\nwildcard "b"', 'http.host strict wildcard # a\n  "b"'],
    ["with a # in a string", 'http.host eq "# no" # yes', 'http.host eq "# no" # yes'],
  ])("%s", (_, text, expected) => {
    expect(laidOut(text)).toBe(expected);
    expect(laidOut(expected)).toBe(expected);
  });
});

describe("broken text", () => {
  test.each([
    "ssl  and",
    "(ssl  ",
    "http.host  = 1",
    "  ",
    "",
    "# only",
    "ssl  ssl",
    'http.host  in {"a", "b"}',
    'http.host eq  "a',
  ])("%j is left alone", (text) => expect(laidOut(text)).toBeUndefined());

  test("a name that the catalogue does not know is no reason", () => {
    expect(laidOut('cf.brand.new_field  eq "a"')).toBe('cf.brand.new_field eq "a"');
    expect(laidOut("cf.brand.new_field  and   ssl")).toBe("cf.brand.new_field and ssl");
  });
});

describe("kept spacing", () => {
  const long = 'http.host eq "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"';

  test.each([
    ['( ssl )and starts_with(http.host,"a")', '( ssl )and starts_with(http.host,"a")'],
    [`(${long} or ${long})`, `(${long}\n  or ${long})`],
    [`( ${long} or ${long} )`, `(\n  ${long}\n  or ${long}\n)`],
    [`(${long})or(${long}) and ssl`, `(${long})or(${long})\n  and ssl`],
  ])("breaks live expressions where they have spaces: %j", (text, expected) => {
    expect(printExpression(text)).toBe(expected);
  });

  test("of an expression that spaces would make too long for Cloudflare", () => {
    const tight = `http.host in {${'"a""b"'.repeat(650)}}`;
    expect(tight.length).toBeLessThan(4000);
    expect(laidOut(tight)).toBe(tight);
    expect(laidOut(tight.replaceAll('"a""b"', '"a"'))).toContain('"a" "a"');
  });
});

test("lines end as asked", () => {
  expect(laidOut("ssl # a\nand ssl", { lineEnd: "\r\n" })).toBe("ssl # a\r\nand ssl");
});
