import { describe, expect, it } from "vitest";
import { pathProblem } from "#client/file-names.ts";
import { hostProblem, notEnabled, suggestedName, suggestedPath } from "#client/mtls-names.ts";

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
