import { describe, expect, it } from "vitest";
import { statusDetails, statusLabel, statusText } from "#client/status-text.ts";
import type { SessionStatus } from "#server/protocol.ts";

const active: SessionStatus = {
  token: "active",
  sandbox: false,
  account: "Example Ltd",
  zone: "example.com",
  plan: "business",
  offline: false,
  hostsAt: null,
  rights: ["May read zones.", "May edit custom rules."],
  problem: null,
  catalogDate: "2026-11-24",
};
const trusted = { trusted: true };
const at1042 = new Date(new Date().setHours(10, 42, 0, 0)).toISOString();

describe("the status bar item", () => {
  it.each([
    ["the zone", active, "$(cloud) example.com"],
    ["the sandbox", { ...active, sandbox: true }, "$(cloud) example.com (sandbox)"],
    ["no zone yet", { ...active, zone: null }, "$(cloud) choose a zone"],
    ["old hosts", { ...active, offline: true, hostsAt: at1042 }, "$(debug-disconnect) example.com, hosts from 10:42"],
    ["offline, no hosts", { ...active, offline: true }, "$(debug-disconnect) example.com, offline"],
    ["no token", { ...active, token: "none", zone: null }, "$(cloud) no API token"],
    ["a refused token", { ...active, token: "invalid" }, "$(warning) API token refused"],
  ] as const)("%s", (_, status, text) => {
    expect(statusText(status, trusted)).toBe(text);
  });

  it.each([
    ["the file's zone, not the chosen one", ["example.org"], "$(cloud) example.org"],
    ["two zones", ["example.org", "example.net"], "$(cloud) example.org, example.net"],
    ["more zones", ["a.org", "b.org", "c.org"], "$(cloud) 3 zones"],
    ["the chosen zone where the file names none", [], "$(cloud) example.com"],
  ] as const)("names %s", (_, targets, text) => {
    expect(statusText(active, { ...trusted, targets })).toBe(text);
  });

  it("says how far a deploy is", () => {
    expect(statusText(active, { trusted: true, deploying: { step: 2, of: 3 } })).toBe("$(sync~spin) Deploying 2 of 3");
    expect(statusText(active, { trusted: true, deploying: {} })).toBe("$(sync~spin) Deploying");
  });

  it("names Restricted Mode whatever else holds", () => {
    expect(statusText(active, { trusted: false })).toBe("$(debug-disconnect) offline in Restricted Mode");
  });

  it("is read out without icons", () => {
    expect(statusLabel({ ...active, sandbox: true }, trusted)).toBe("Rulewright: example.com (sandbox)");
  });
});

describe("the tooltip", () => {
  it("names account, zone, plan, rights and the age of the hosts", () => {
    expect(statusDetails({ ...active, hostsAt: at1042 }, trusted)).toEqual([
      ["Account", "Example Ltd"],
      ["Zone", "example.com"],
      ["Plan", "Business"],
      ["API token", "active"],
      ["Rights", "May read zones. May edit custom rules."],
      ["Hosts read", "at 10:42"],
      ["Fields and functions", "as of 2026-11-24"],
    ]);
  });

  it("begins with the problem", () => {
    expect(statusDetails({ ...active, problem: "Cloudflare did not answer." }, trusted)[0]).toEqual([
      "",
      "Cloudflare did not answer.",
    ]);
  });

  it("gives another day's hosts their date", () => {
    const details = statusDetails({ ...active, hostsAt: new Date(2026, 0, 5, 7, 3).toISOString() }, trusted);
    expect(details).toContainEqual(["Hosts read", "at 2026-01-05 07:03"]);
  });
});
