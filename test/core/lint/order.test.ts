/** Rules that stand in each other's way across files. */
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { OtherFile } from "#core/analysis/model.ts";

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase()}\n${rest}\n---\n${expression}\n`;

function orderFindings(text: string, other: string, runs: OtherFile["runs"]): string[] {
  const otherFiles = [{ name: "first.rule", file: analyse(other, {}).file, runs }];
  return analyse(text, { otherFiles })
    .diagnostics.filter(({ code }) => code.startsWith("order/"))
    .map(({ code, message }) => `${code}: ${message.slice(0, message.indexOf(".rule") + 5)}`);
}

const WIDE = rule("Wide", 'http.host eq "a.example.com"');
const NARROW = rule("Narrow", 'http.host eq "a.example.com" and ssl');

test("a rule of an earlier file shadows", () => {
  expect(orderFindings(NARROW, WIDE, "before")).toEqual(['order/shadowed: "Wide" in first.rule']);
});

test.each(["after", "unknown"] as const)("one that runs %s does not", (runs) => {
  expect(orderFindings(NARROW, WIDE, runs)).toEqual([]);
});

test("a rule of an earlier file can be the same", () => {
  expect(orderFindings(WIDE, rule("Also", 'http.host in {"a.example.com"}'), "before")).toEqual([
    'order/duplicate-rule: This rule matches and does the same as "Also" in first.rule',
  ]);
});

test("aliases name zones, and all zones of the later rule have to be the earlier one's", () => {
  const zones = (zone: string) => `action: block\nzone: ${zone}`;
  const found = (first: string, second: string) =>
    analyse(rule("Wide", "ssl", zones(first)) + rule("Narrow", "ssl and cf.client.bot", zones(second)), {
      aliases: { live: "example.com" },
    }).diagnostics.filter(({ code }) => code === "order/shadowed").length;
  expect(found("live", "example.com")).toBe(1);
  expect(found("[live, example.net]", "example.net")).toBe(1);
  expect(found("live", "[live, example.net]")).toBe(0);
  expect(found("example.org", "live")).toBe(0);
});

test.each([
  [
    "ends nothing in rate limits",
    "action: block\nphase: http_ratelimit\nratelimit:\n  characteristics: [cf.colo.id, ip.src]\n  period: 10\n  requests_per_period: 5",
    0,
  ],
  ["ends nothing when it skips something else", "action: skip\nparameters:\n  phases: [http_ratelimit]", 0],
  ["ends all when it skips the rest", "action: skip\nparameters:\n  ruleset: current", 1],
])("a match %s", (_name, rest, expected) => {
  const phase = /phase: .*\n/.exec(rest)?.[0] ?? "";
  const text = rule("Wide", "ssl", rest) + rule("Narrow", "ssl and cf.client.bot", `${phase}action: log`);
  expect(analyse(text, {}).diagnostics.filter(({ code }) => code === "order/shadowed")).toHaveLength(expected);
});
