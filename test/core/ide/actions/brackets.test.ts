import { describe, expect, test } from "vitest";
import { refactor } from "#test/support/refactor.ts";

const ONE = "Remove needless brackets";
const ALL = "Remove all needless brackets";
const CLARIFY = "Add clarifying brackets";

describe("removing brackets", () => {
  test.each([
    ["(┆ssl)", "ssl"],
    ["ssl or (ssl ┆and ssl)", "ssl or ssl and ssl"],
    ["ssl and (ssl ┆and ssl)", "ssl and ssl and ssl"],
    ["ssl xor (ssl ┆and ssl)xor ssl", "ssl xor ssl and ssl xor ssl"],
    ["not(┆ssl)", "not ssl"],
    ["!(┆ssl)", "!ssl"],
    ["(tcp.srcport eq 1┆)and ssl", "tcp.srcport eq 1 and ssl"],
    ["ssl and ((ssl ┆or ssl))", "ssl and (ssl or ssl)"],
    ['any((http.request.headers.names[*] ┆eq "a"))', 'any(http.request.headers.names[*] eq "a")'],
    ["(\n  ┆ssl # why\n)\n", "ssl # why\n"],
  ])("%s → %s", (before, after) => expect(refactor(ONE, before)).toBe(after));

  test.each([
    "ssl and (ssl ┆or ssl)",
    "ssl xor (ssl ┆or ssl)",
    "not (ssl ┆and ssl)",
    'any((http.request.headers.names[*] eq "a" ┆or http.request.headers.names[*] eq "b"))',
    'any((http.request.headers.names[*] ┆eq "a") or (http.request.headers.names[*] eq "b"))',
    "(ssl┆",
    "ssl┆ or (ssl)",
  ])("is not offered for %s", (before) => expect(refactor(ONE, before)).toBeUndefined());

  test("takes all away at once, after which there are none", () => {
    const after = "ssl or ssl and (ssl or ssl) and not ssl";
    expect(refactor(ALL, "┆((ssl) or (ssl and ((ssl or (ssl))) and not (ssl)))")).toBe(after);
    expect(refactor(ALL, `┆${after}`)).toBeUndefined();
    expect(refactor(ALL, "┆ssl or (ssl)")).toBeUndefined();
  });
});

describe("clarifying brackets", () => {
  test.each([
    ["ssl or ssl ┆and ssl", "ssl or (ssl and ssl)"],
    ["ssl and ssl ┆xor ssl or ssl", "((ssl and ssl) xor ssl) or ssl"],
    ["ssl or not (ssl xor ssl ┆and ssl)", "ssl or not (ssl xor (ssl and ssl))"],
    ["ssl # a\n┆or ssl # b\n  and ssl # c\n", "ssl # a\nor (\n  ssl # b\n  and ssl\n) # c\n"],
  ])("%s → %s", (before, after) => expect(refactor(CLARIFY, before)).toBe(after));

  test.each(["ssl ┆and ssl", "ssl ┆or (ssl and ssl)", "ssl or not (ssl ┆and ssl)"])("is not offered for %s", (before) =>
    expect(refactor(CLARIFY, before)).toBeUndefined(),
  );
});
