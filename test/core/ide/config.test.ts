import { describe, expect, test } from "vitest";
import { parseConfig } from "#core/analysis/config.ts";
import { CONFIG_KEYS, FIELD_TYPES } from "#core/analysis/config-keys.ts";
import { configCompletions } from "#core/ide/config/completion.ts";
import { configHover } from "#core/ide/config/hover.ts";
import { configSymbols } from "#core/ide/config/symbols.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { testFileCompletions } from "#core/ide/test-file.ts";
import { codesWithLevels, describeCode } from "#core/lint/describe.ts";
import { applyEdits } from "#core/text/edit.ts";
import { atCursor } from "#test/support/cursor.ts";

const FACTS: IdeFacts = { zones: ["example.com", "example.net"], lists: [{ name: "office", kind: "ip" }] };

function offered(marked: string): readonly string[] {
  const { text, offset } = atCursor(marked);
  return configCompletions({ text, offset, facts: FACTS }).map(({ label }) => label);
}

function taken(marked: string, label: string): string {
  const { text, offset } = atCursor(marked);
  const item = configCompletions({ text, offset, facts: FACTS }).find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not offered`);
  return applyEdits(text, [item.edit]);
}

describe("completion in rulewright.yaml", () => {
  const table: readonly [string, readonly string[]][] = [
    ["┆", ["zones", "default", "plan", "lint", "fields", "lists"]],
    ["plan: pro\nl┆\nzones:\n", ["default", "lint", "fields", "lists"]],
    ["plan: ┆", ["free", "pro", "business", "enterprise"]],
    ["plan: bu┆", ["free", "pro", "business", "enterprise"]],
    ["zones:\n  production: ┆", ["example.com", "example.net"]],
    ["zones: { p: p.example }\ndefault: ┆", ["p", "example.com", "example.net"]],
    ["lint:\n  mtls/no-host: ┆", ["off", "hint", "info", "warning", "error"]],
    ["lint:\n  preset: ┆", ["recommended", "strict", "all"]],
    ["lint: { preset: ┆ }", ["recommended", "strict", "all"]],
    ["lists:\n  ┆", ["office"]],
    ["lists:\n  office: ┆", ["ip", "hostname", "asn", "redirect"]],
    ["fields:\n  cf.new: ┆", FIELD_TYPES],
    ["fields:\n  ┆", []],
    ["# a comment ┆", []],
  ];
  test.each(table)("%j offers %j", (marked, labels) => {
    expect(offered(marked)).toEqual(labels);
  });

  test("codes of advice and their categories, none twice, no errors", () => {
    const labels = offered("lint:\n  mtls/no-host: off\n  ┆");
    expect(labels).toEqual(
      expect.arrayContaining(["preset", "mtls", "mtls/revoked-not-checked", "header/ref-elsewhere"]),
    );
    expect(labels).not.toContain("mtls/no-host");
    expect(labels).not.toContain("header/unknown-key");
  });

  test("what is typed of a code is replaced as a whole", () => {
    expect(taken("lint:\n  mtls/rev┆", "mtls/revoked-not-checked")).toBe("lint:\n  mtls/revoked-not-checked: ");
    expect(taken("lint:\n  mtls/r┆ev: off", "mtls/revoked-not-checked")).toBe("lint:\n  mtls/revoked-not-checked: off");
    expect(taken("zo┆", "zones")).toBe("zones:\n  ");
    expect(taken("plan:┆", "pro")).toBe("plan: pro");
    expect(taken("lists:\n  o┆", "office")).toBe("lists:\n  office: ip");
  });

  test("every type and every example is taken without a word", () => {
    for (const type of FIELD_TYPES) expect(parseConfig(`fields:\n  cf.x: ${type}\n`).diagnostics).toEqual([]);
    for (const { key, example } of CONFIG_KEYS) {
      const zones = key === "default" ? "zones: { staging: staging.example.net }\n" : "";
      expect(parseConfig(`${zones}${example}\n`).diagnostics).toEqual([]);
      expect(Object.keys(parseConfig(""))).toContain(key === "default" ? "defaultZone" : key);
    }
  });
});

describe("hover in rulewright.yaml", () => {
  const table: readonly [string, string, string][] = [
    ["pl┆an: pro", "plan", "takes `free`"],
    ["lint:\n  mtls/no-h┆ost: off", "mtls/no-host", "Level without a configuration"],
    ["lint:\n  mt┆ls: off", "mtls", "Client certificates"],
    ["lint:\n  preset: str┆ict", "strict", "exceptions"],
    ["zones:\n  pro┆duction: example.com", "production", "`example.com`"],
    ["lists: { office: hostn┆ame }", "hostname", "host names"],
    ["fields: { cf.ne┆w: String }", "cf.new", "String"],
  ];
  test.each(table)("%j", (marked, about, words) => {
    const { text, offset } = atCursor(marked);
    const found = configHover(text, offset);
    expect(text.slice(found?.start, found?.end)).toBe(about);
    expect(found?.markdown).toContain(words);
  });
  test.each(["┆", "pla: ┆x", "lint:\n  nope/nope┆: off", "plan: pr┆o"])("%j has none", (marked) => {
    const { text, offset } = atCursor(marked);
    expect(configHover(text, offset)).toBeUndefined();
  });
});

test("every code that has a level is described by a sentence or a title", () => {
  const bare = codesWithLevels().filter((code) => (describeCode(code)?.title ?? code) === code);
  expect(bare).toEqual([]);
  expect(describeCode("nope/nope")).toBeUndefined();
});

test("the outline has keys and their members", () => {
  const found = configSymbols("plan: pro\nzones:\n  a: a.example\n  b: b.example\n");
  expect(found.map(({ name, detail, children }) => [name, detail, children.map((child) => child.name)])).toEqual([
    ["plan", "pro", []],
    ["zones", "", ["a", "b"]],
  ]);
});

describe("completion in a file of tests", () => {
  const rules =
    "---\nname: One\nref: one\naction: block\n---\nssl\n---\nname: Two\nref: two\naction: log\n---\nnot ssl\n";
  const at = (marked: string, tested: string | undefined = rules) => {
    const { text, offset } = atCursor(marked);
    return testFileCompletions(text, offset, "api", tested).map(({ label, description }) => [label, description]);
  };
  test("offers the refs of the tested file behind `by:`", () => {
    const both = [
      ["one", "One"],
      ["two", "Two"],
    ];
    expect(at("tests:\n  - name: x\n    by: ┆")).toEqual(both);
    expect(at("tests:\n- by: t┆")).toEqual(both);
  });
  test("offers the file's name where that is the ref", () => {
    expect(at("tests:\n  - by: ┆", "---\nname: A\naction: log\n---\nssl\n")).toEqual([["api", "A"]]);
  });
  test("offers nothing elsewhere, and nothing without the file", () => {
    expect(at("tests:\n  - name: ┆")).toEqual([]);
    expect(at("by: ┆")).toEqual([]);
    const { text, offset } = atCursor("tests:\n  - by: ┆");
    expect(testFileCompletions(text, offset, "api", undefined)).toEqual([]);
  });
});
