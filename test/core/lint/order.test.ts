/** Rules that stand in each other's way in one file; `test/core/analysis/others.test.ts` has those of several. */
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase()}\n${rest}\n---\n${expression}\n`;

const WIDE = 'http.host eq "a.example.com"';
const NARROW = `${WIDE} and ssl`;

test.each([
  ["in the order of the file", "", "", ["narrow"]],
  ["the other one first", "", "first", []],
  ["both first", "first", "first", ["narrow"]],
  ["this one last", "last", "", []],
  ["that one last", "", "last", ["narrow"]],
  ["that one before this one", "", "{ before: wide }", []],
  ["this one before that one", "{ before: narrow }", "last", ["narrow"]],
])("shadowed: %s", (_name, wide, narrow, expected) => {
  const at = (position: string) => `action: block${position === "" ? "" : `\nposition: ${position}`}`;
  const text = rule("Wide", WIDE, at(wide)) + rule("Narrow", NARROW, at(narrow));
  const { file, diagnostics } = analyse(text, {});
  const found = diagnostics.filter(({ code }) => code === "order/shadowed");
  expect(found.map(({ start }) => file.rules.findLast((one) => one.start <= start)?.settings.ref)).toEqual(expected);
});

test("a rule at the end that is first shadows those before it", () => {
  const text = rule("Narrow", NARROW) + rule("Wide", WIDE, "action: block\nposition: first");
  expect(analyse(text, {}).diagnostics.filter(({ code }) => code === "order/shadowed")).toHaveLength(1);
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
