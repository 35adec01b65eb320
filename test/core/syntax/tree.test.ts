import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { nodeAt, nodePathAt } from "#core/syntax/query.ts";
import { editDistance, suggestName } from "#core/syntax/suggest.ts";
import { descendants } from "#core/syntax/visit.ts";
import { sliceOf } from "#core/text/span.ts";

const scheme = schemeFromJson({
  fields: {
    a: "Bool",
    b: "Bool",
    c: "Bool",
    d: "Bool",
    n: "Int",
    s: "Bytes",
    at: "Array(Bool)",
    h: "Map(Array(Bytes))",
  },
  functions: { lower: { params: [["field", "Bytes"]], ret: "Bytes" }, concat: "concat" },
});

const tree = (text: string) => parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" });

describe("the tree", () => {
  it.each([
    ["a or b xor c and d", "(or a:Bool (xor b:Bool (and c:Bool d:Bool)))"],
    ["a and b xor c or d", "(or (xor (and a:Bool b:Bool) c:Bool) d:Bool)"],
    ["a and b and c or d or a", "(or (and a:Bool b:Bool c:Bool) d:Bool a:Bool)"],
    ["a or b and c or d", "(or a:Bool (and b:Bool c:Bool) d:Bool)"],
    ["a xor b or c and d xor a and b", "(or (xor a:Bool b:Bool) (xor (and c:Bool d:Bool) (and a:Bool b:Bool)))"],
    ["(a and b) and c", "(and (group (and a:Bool b:Bool)) c:Bool)"],
    ["not a and b", "(and (not a:Bool) b:Bool)"],
    ["not n eq 1", "(not (eq n:Int 1):Bool)"],
    ["!!a", "(not (not a:Bool))"],
    ["any(at)", "(any at:Array<Bool>)"],
    ['any(h["x"][*] eq "y")', '(any (eq (at h "x" *):Bytes "y"):Array<Bool>)'],
    ['any(lower(h["x"][*])[*] ne "y")', '(any (ne (at (lower (at h "x" *):Bytes) *):Bytes "y"):Array<Bool>)'],
    ["n in {1 2..5 0x10}", "(in n:Int {1 (range 2 5) 16}):Bool"],
    ['concat(s, "x") matches "^a"', '(matches (concat s:Bytes "x"):Bytes (regex "^a")):Bool'],
    ['s strict wildcard r"*"', '(strict-wildcard s:Bytes (pattern "*")):Bool'],
    ["n & 010", "(bitwise_and n:Int 8):Bool"],
  ])("%s", (text, printed) => {
    const parsed = tree(text);
    expect(parsed.diagnostics).toEqual([]);
    expect(printTree(parsed)).toBe(printed);
  });

  it("marks what is missing and what is unknown", () => {
    expect(printTree(tree("a and"))).toBe("(and a:Bool <missing operand>)");
    expect(printTree(tree("s eq"))).toBe("(eq s:Bytes <missing right>):Bool");
    expect(printTree(tree("s"))).toBe("(eq s:Bytes <missing operator>):Bool");
    expect(printTree(tree("nope"))).toBe("nope?:Unknown");
    expect(printTree(tree('nope(s)["x"] eq 1 and a'))).toBe(
      '(and (eq (at (nope? s:Bytes) "x"):Unknown <missing right>):Bool a:Bool)',
    );
  });

  it("gives each node the text that it stands for", () => {
    const parsed = tree('not (a or any(h["x"][*] eq "y")) and n in {1..2}');
    const texts = [...descendants(parsed.root)].map((node) => sliceOf(parsed.text, node));
    expect(texts).toEqual([
      parsed.text,
      'not (a or any(h["x"][*] eq "y"))',
      '(a or any(h["x"][*] eq "y"))',
      'a or any(h["x"][*] eq "y")',
      "a",
      'any(h["x"][*] eq "y")',
      'h["x"][*] eq "y"',
      'h["x"][*]',
      '["x"]',
      "[*]",
      '"y"',
      "n in {1..2}",
      "n",
      "{1..2}",
      "1..2",
      "1",
      "2",
    ]);
  });

  it("finds the nodes at a place", () => {
    const text = 'a and lower(s) eq "x"';
    const parsed = tree(text);
    expect(nodePathAt(parsed, text.indexOf("s)")).map(({ kind }) => kind)).toEqual([
      "logical",
      "comparison",
      "call",
      "field",
    ]);
    expect(nodeAt(parsed, text.length)).toMatchObject({ kind: "string" });
    expect(nodeAt(parsed, 1)).toMatchObject({ kind: "field", name: "a" });
  });
});

describe("suggestName", () => {
  const known = catalogScheme();
  it.each([
    ["http.hots", false, "http.host"],
    ["http.request.uri.pth", false, "http.request.uri.path"],
    ["HTTP.Host", false, "http.host"],
    ["http_host", false, "http.host"],
    ["http.request.path", false, "http.request.uri.path"],
    ["uri.path", false, "http.request.uri.path"],
    ["country", false, "ip.src.country"],
    ["ip.country", false, "ip.src.country"],
    ["revoked", false, "cf.tls_client_auth.cert_revoked"],
    ["useragent", false, "http.user_agent"],
    ["user-agent", false, "http.user_agent"],
    ["asn", false, "ip.src.asnum"],
    ["method", false, "http.request.method"],
    ["cf.tls_client_auth.cert_verifed", false, "cf.tls_client_auth.cert_verified"],
    ["completely.different", false, undefined],
    ["x", false, undefined],
    ["startsWith", true, "starts_with"],
    ["lwoer", true, "lower"],
    ["toLowerCase", true, undefined],
    ["substr", true, "substring"],
  ])("%s", (name, isCall, expected) => {
    expect(suggestName(known, name, isCall)).toBe(expected);
  });

  it("counts slips of the finger", () => {
    expect(editDistance("host", "host", 3)).toBe(0);
    expect(editDistance("host", "hots", 3)).toBe(1);
    expect(editDistance("host", "hst", 3)).toBe(1);
    expect(editDistance("host", "hoost", 3)).toBe(1);
    expect(editDistance("host", "post", 3)).toBe(1);
    expect(editDistance("kitten", "sitting", 3)).toBe(3);
    expect(editDistance("kitten", "sitting", 2)).toBe(3);
    expect(editDistance("a", "abcdef", 2)).toBe(3);
  });

  it("knows only names that exist", async () => {
    const { FIELD_CONCEPTS, FUNCTION_CONCEPTS } = await import("#core/syntax/concepts.ts");
    for (const names of Object.values(FIELD_CONCEPTS))
      for (const name of names) expect(known.field(name), name).toBeDefined();
    for (const names of Object.values(FUNCTION_CONCEPTS))
      for (const name of names) expect(known.function(name), name).toBeDefined();
  });
});
