import { describe, expect, it } from "vitest";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import type { ParseOptions } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";

const scheme = schemeFromJson({
  fields: {
    str: "Bytes",
    raw: "Bytes",
    "ab.cd": "Bytes",
    num: "Int",
    other: "Int",
    ip: "Ip",
    peer: "Ip",
    t: "Bool",
    arr: "Array(Bytes)",
  },
  functions: { lower: { params: [["field", "Bytes"]], ret: "Bytes" }, concat: "concat" },
});

function tree(text: string, dialect: ParseOptions["dialect"]) {
  return parse(text, { scheme, dialect, root: "filter", trivia: "api" });
}

const many = (count: number): string =>
  `concat(str${Array.from({ length: count - 1 }, () => ', "x"').join("")}) eq "a"`;

describe("production's dialect", () => {
  it.each([
    ["str eq raw", "(eq str:Bytes raw:Bytes):Bool"],
    ["str ne lower(raw)", "(ne str:Bytes (lower raw:Bytes):Bytes):Bool"],
    ["lower(str) == lower(raw)", "(eq (lower str:Bytes):Bytes (lower raw:Bytes):Bytes):Bool"],
    ["num lt other", "(lt num:Int other:Int):Bool"],
    ["ip == peer", "(eq ip:Ip peer:Ip):Bool"],
    ["str eq arr[0]", "(eq str:Bytes (at arr 0):Bytes):Bool"],
    ["any(arr[*] eq str)", "(any (eq (at arr *):Bytes str:Bytes):Array<Bool>)"],
    ["true", "true:Bool"],
    ["(true)", "(group true:Bool)"],
    ["not true and t", "(and (not true:Bool) t:Bool)"],
    ["t or true", "(or t:Bool true:Bool)"],
    [many(32), undefined],
  ])("takes %s, which the public engine refuses or takes", (text, printed) => {
    const parsed = tree(text, "cloudflare");
    expect(parsed.diagnostics).toEqual([]);
    if (printed === undefined) return;
    expect(printTree(parsed)).toBe(printed);
    expect(tree(text, "engine").engineError).toBeDefined();
  });

  it("tries the literal rule first: what is a byte string stays one", () => {
    expect(printTree(tree("str eq ab:cd", "cloudflare"))).toBe("(eq str:Bytes #abcd):Bool");
    expect(tree("str eq ab:cd", "cloudflare").diagnostics).toEqual([]);
  });

  it("takes a name for what the engine of af1a1e9 read as a byte string with dots", () => {
    expect(printTree(tree("str eq ab.cd", "engine"))).toBe("(eq str:Bytes #abcd):Bool");
    expect(printTree(tree("str eq ab.cd", "cloudflare"))).toBe("(eq str:Bytes ab.cd:Bytes):Bool");
  });

  // Judged by the compiled engine of octorules-wirefilter 0.7.0 with fields of these types.
  it.each([
    ["str eq 10.20", "expected byte separator", 9, 10],
    ["str eq ab-cd", "unknown identifier", 7, 9],
    ["str eq r##x", "unknown identifier", 7, 8],
    ["str eq a..b", "expected identifier character", 9, 11],
    ["str eq any(at)", "unknown identifier", 7, 10],
    ["str eq t", "expected value of type Bytes, but got Bool", 7, 8],
    ["num eq 10fe", "invalid digit found in string while parsing with radix 10", 7, 11],
    ["num eq fe", "unknown identifier", 7, 9],
    ["num & x", "unknown identifier", 6, 7],
    ["str contains x", "expected 2 characters, but found 1", 13, 14],
    ["str eq lower", 'expected literal "("', 12, 12],
  ])("%s: the engine says %s", (text, message, start, end) => {
    expect(tree(text, "cloudflare").engineError).toMatchObject({ message, start, end });
  });

  it("takes an operand on the right of `&`", () => {
    expect(tree("num & num", "cloudflare").engineError).toBeUndefined();
    expect(tree("num & num", "engine").engineError).toBeDefined();
  });

  it.each([
    ["str eq num", "type/right-operand"],
    ["str eq arr[*]", "type/right-operand"],
    ["str contains raw", "type/right-field"],
    ["str in raw", "syntax/set-expected"],
    ["t eq true", "type/boolean-compared"],
    ["false", "type/boolean-literal"],
    ["str eq nope", "syntax/missing-quotes"],
    [many(33), "type/argument-count"],
  ])("refuses %s", (text, code) => {
    expect(tree(text, "cloudflare").diagnostics.map((found) => found.code)).toEqual([code]);
  });

  it("leaves concat without a maximum in the public engine", () => {
    expect(tree(many(100), "engine").engineError).toBeUndefined();
  });

  it("lets a field of that name win over the bare true", () => {
    const own = schemeFromJson({ fields: { true: "Bytes" } });
    const parsed = parse('true eq "x"', { scheme: own, dialect: "cloudflare", root: "filter", trivia: "api" });
    expect(parsed.diagnostics).toEqual([]);
  });
});
