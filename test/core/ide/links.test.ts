import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { configLinks, type Link, ruleLinks } from "#core/ide/links.ts";

const shown = (text: string, links: readonly Link[]) =>
  links.map(({ start, end, page }) => [text.slice(start, end), page]);

test.each<[string, [string, string][]]>([
  ["ssl # rulewright-ignore mtls/no-host: for machines", [["mtls/no-host", "docs/rules/mtls/no-host.md"]]],
  [
    "# rulewright-ignore style/use-in, field/deprecated\nssl",
    [
      ["style/use-in", "docs/rules/style/use-in.md"],
      ["field/deprecated", "docs/errors/field/deprecated.md"],
    ],
  ],
  ["---\nname: a # rulewright-ignore mtls/no-host\n---\nssl", [["mtls/no-host", "docs/rules/mtls/no-host.md"]]],
  ["# rulewright-ignore style, none/such\nssl", []],
  ['http.host eq "# rulewright-ignore mtls/no-host"', []],
  ["# mtls/no-host\nssl", []],
])("links of %j", (text, expected) => {
  expect(shown(text, ruleLinks(analyse(text, {})))).toEqual(expected);
});

test("codes with a level lead to their pages, categories and presets nowhere", () => {
  const text = "zones: { a: example.com }\nlint: { preset: all, mtls: off, mtls/no-host: error, none/such: off }\n";
  expect(shown(text, configLinks(text))).toEqual([["mtls/no-host", "docs/rules/mtls/no-host.md"]]);
});
