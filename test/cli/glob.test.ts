import { describe, expect, it } from "vitest";
import { globExpression, globRoot, isGlob } from "../../cli/glob.ts";
import { wantsColour } from "../../cli/terminal.ts";

describe("a pattern", () => {
  it.each([
    ["*.rule", ["a.rule", ".rule"], ["a.rule"]],
    ["*.rule", ["sub/a.rule", "a.rules"], []],
    ["**/*.rule", ["a.rule", "b/c/a.rule", ".git/a.rule", "b/.hidden/a.rule"], ["a.rule", "b/c/a.rule"]],
    ["rules/**", ["rules/a", "rules/b/c", "rules", "other/a"], ["rules/a", "rules/b/c"]],
    ["rules/**/x.rule", ["rules/x.rule", "rules/a/x.rule", "rulesx.rule"], ["rules/x.rule", "rules/a/x.rule"]],
    ["a?c.rule", ["abc.rule", "a/c.rule", "ac.rule"], ["abc.rule"]],
    ["{a,b*}.rule", ["a.rule", "bcd.rule", "c.rule"], ["a.rule", "bcd.rule"]],
    ["[a-c].rule", ["b.rule", "d.rule"], ["b.rule"]],
    ["[!a-c].rule", ["b.rule", "d.rule"], ["d.rule"]],
    ["a+(b).rule", ["a+(b).rule", "aab.rule"], ["a+(b).rule"]],
    ["a{b.rule", ["a{b.rule"], ["a{b.rule"]],
  ])("%s matches the right names", (pattern, names, matching) => {
    const expression = globExpression(pattern);
    expect(names.filter((name) => expression.test(name))).toEqual(matching);
  });

  it("is told from a name, and knows the folder where to look", () => {
    expect(["a.rule", "sub/a.rule"].some(isGlob)).toBe(false);
    expect([globRoot("*.rule"), globRoot("a/b/*.rule"), globRoot("/a/**"), globRoot("/*.rule")]).toEqual([
      "",
      "a/b",
      "/a",
      "/",
    ]);
  });
});

describe("colour", () => {
  it("is for terminals that want it", () => {
    expect(wantsColour(true, {})).toBe(true);
    expect(wantsColour(true, { NO_COLOR: "" })).toBe(true);
    expect(wantsColour(true, { NO_COLOR: "0" })).toBe(false);
    expect(wantsColour(true, { TERM: "dumb" })).toBe(false);
    expect(wantsColour(undefined, {})).toBe(false);
  });
});
