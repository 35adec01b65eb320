import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesiredRule, Goal } from "#cloudflare/goal.ts";
import { positionProblems } from "#cloudflare/order.ts";
import { applied, operations } from "#cloudflare/plan.ts";
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

describe("what needs no plan", () => {
  const positions = fc.constantFrom(
    undefined,
    undefined,
    "first" as const,
    "last" as const,
    { after: "x" },
    { before: "b" },
  );
  const files = fc.array(
    fc.uniqueArray(
      fc
        .record({ ref: fc.constantFrom("a", "b", "c", "d", "e"), position: positions })
        .map(({ ref, position }) => want(ref, position)),
      { selector: ({ body }) => body.ref, maxLength: 4 },
    ),
    { maxLength: 3 },
  );

  it("is shown as a plan would have it", () => {
    fc.assert(
      fc.property(fc.subarray(["x", "a", "b", "c"]), files, (rules, wanted) => {
        let state: readonly RemoteRule[] = live(rules.join(""));
        for (const desired of wanted) {
          const none: Goal = { desired, stale: new Set(), settled: new Map() };
          const bad = new Set(positionProblems(state, none).map(({ ref }) => ref));
          const goal = {
            ...none,
            desired: desired.map((one) => (bad.has(one.body.ref) ? { ...one, position: undefined } : one)),
          };
          for (const step of operations(state, goal)) if (step.kind === "create") state = applied(state, step);
        }
        expect(shownOrder(live(rules.join("")), wanted).map(({ ref }) => ref)).toEqual(state.map(({ ref }) => ref));
      }),
    );
  });
});
