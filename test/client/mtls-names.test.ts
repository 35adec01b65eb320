import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostProblem, notEnabled, pathProblem, refFromPath, suggestedName, suggestedPath } from "#client/mtls-names.ts";

const zone = "example.com";

describe("suggestions of the Create mTLS Rule flow", () => {
  it.each([
    [["api.example.com"], "Require a client certificate on api.example.com"],
    [["a.example.com", "b.example.com"], "Require a client certificate on a.example.com and b.example.com"],
    [
      ["a.example.com", "b.example.com", "c.example.com"],
      "Require a client certificate on a.example.com and 2 other hosts",
    ],
  ])("name for %j", (hosts, name) => {
    expect(suggestedName(hosts)).toBe(name);
  });

  it.each([
    ["api.example.com", "rules/require-client-certificate-api.rule"],
    ["v2.api.example.com", "rules/require-client-certificate-v2.rule"],
    ["example.com", "rules/require-client-certificate-example.rule"],
  ])("file for %s", (host, path) => {
    expect(suggestedPath([host, "other.example.com"], zone)).toBe(path);
    expect(pathProblem(path)).toBeUndefined();
  });

  it("file in the folder that the command was called on", () => {
    expect(suggestedPath(["api.example.com"], zone, "edge/mtls")).toBe("edge/mtls/require-client-certificate-api.rule");
    expect(suggestedPath(["api.example.com"], zone, "")).toBe("require-client-certificate-api.rule");
  });

  it("a ref for any path is one that Cloudflare takes", () => {
    expect(refFromPath("rules/require-client-certificate-api.rule")).toBe("require-client-certificate-api");
    expect(refFromPath("rules/Ünder älles.rule")).toBe("nder-lles");
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(refFromPath(path)).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
      }),
    );
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

describe("a host typed by hand", () => {
  it.each(["api.example.com", "API.example.com", "example.com", "a-b.c.example.com", " api.example.com "])(
    "takes %s",
    (host) => {
      expect(hostProblem(host, zone)).toBeUndefined();
    },
  );
  it.each([
    ["", /such as api\.example\.com/],
    ["*.example.com", /without \*/],
    ["https://api.example.com/", /only the host name/],
    ["api.example.com:8443", /only the host name/],
    ["api..example.com", /is not a host name/],
    ["-a.example.com", /is not a host name/],
    ["api.example.net", /is not a host of example\.com/],
    ["notexample.com", /is not a host of example\.com/],
  ])("refuses %s", (host, reason) => {
    expect(hostProblem(host, zone)).toMatch(reason);
  });
  it("warns of a host without mTLS in the words of the diagnostic", () => {
    expect(notEnabled("www.example.com")).toBe(
      "mTLS is not enabled for www.example.com: this rule would block every visitor.",
    );
  });
});
