import { describe, expect, it } from "vitest";
import type { DesiredRule } from "#cloudflare/goal.ts";
import { shownOrder } from "#cloudflare/shown-order.ts";
import type { RemoteRule } from "#cloudflare/types.ts";

const live = (refs: string): RemoteRule[] =>
  [...refs].map((ref) => ({ id: `id-${ref}`, version: "1", ref, action: "block", expression: "ssl" }));
const want = (ref: string, position?: DesiredRule["position"]): DesiredRule => ({
  body: { ref, action: "block", expression: "ssl", description: "", enabled: true },
  position,
});
/** Refs in order; those that are in a file only in brackets. */
const shown = (rules: string, ...files: DesiredRule[][]): string =>
  shownOrder(live(rules), files)
    .map(({ ref, live: rule }) => (rule ? ref : `(${ref})`))
    .join("");

describe("the order in which rules are shown", () => {
  it.each<[string, string, DesiredRule[][]]>([
    ["xy", "xy", []],
    ["a new rule goes last", "xy(a)", [[want("a")]]],
    ["first", "(a)xy", [[want("a", "first")]]],
    ["before somebody else's", "x(a)y", [[want("a", { before: "y" })]]],
    ["after its neighbour in the file", "xa(b)y", [[want("a"), want("b")]]],
    ["one file after the other", "xy(a)(b)", [[want("a")], [want("b")]]],
    ["the same ref in two files stands once", "xy(a)", [[want("a")], [want("a")]]],
    ["a position that cannot be had counts as none", "xy(a)", [[want("a", { before: "gone" })]]],
    ["a position that leads back to itself too", "xy(a)", [[want("a", { after: "a" })]]],
    ["two rules that wait for each other", "xy(a)(b)", [[want("a", { after: "b" }), want("b", { after: "a" })]]],
  ])("%s", (_, expected, files) => {
    expect(shown(expected.replace(/\(.\)/g, ""), ...files)).toBe(expected);
  });

  it("never moves what is live, whatever the file says", () => {
    expect(shown("ba", [want("a", "first"), want("b", "last"), want("c", { before: "b" })])).toBe("(c)ba");
  });
});
