import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freePath, pathProblem, refFromPath } from "#client/file-names.ts";

describe("names of a new file", () => {
  it("a ref for any path is one that Cloudflare takes", () => {
    expect(refFromPath("rules/require-client-certificate-api.rule")).toBe("require-client-certificate-api");
    expect(refFromPath("rules/Ünder älles.rule")).toBe("nder-lles");
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(refFromPath(path)).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      }),
    );
  });

  it("never one that is taken", () => {
    const taken = new Set(["rules/geo.rule", "rules/geo-2.rule", "geo.rule"]);
    expect(freePath("geo", "rules", (path) => taken.has(path))).toBe("rules/geo-3.rule");
    expect(freePath("geo", "", (path) => taken.has(path))).toBe("geo-2.rule");
    expect(freePath("geo", "edge/eu", (path) => taken.has(path))).toBe("edge/eu/geo.rule");
  });
});

describe("a path for the new file", () => {
  it.each(["a.rule", "rules/a.rule", "rules/deep/a b.rule"])("takes %s", (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });
  it.each([
    "",
    "a.yaml",
    "/etc/a.rule",
    "../a.rule",
    "rules/../../a.rule",
    "rules//a.rule",
    "C:\\a.rule",
    "rules/.rule",
  ])("refuses %s", (path) => {
    expect(pathProblem(path)).toMatch(/\.$/);
  });
});
