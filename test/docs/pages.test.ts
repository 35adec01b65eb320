/** The documentation of codes: examples that show what they are about, and committed pages that are current. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { docsPath } from "#core/diagnostics/docs-path.ts";
import { type Code, MESSAGES } from "#core/diagnostics/messages.ts";
import { LINTS } from "#core/lint/lints.ts";
import { documentationPages, findingsIn, pageText } from "#scripts/docs/pages.ts";
import { lintProperties } from "#scripts/lib/lint-setting.ts";

const root = path.resolve(import.meta.dirname, "../..");
const codes = Object.keys(MESSAGES) as Code[];

test("lints have their pages among the rules, everything else among the errors", () => {
  for (const code of codes) expect(docsPath(code)).toBe(`docs/errors/${code}.md`);
  for (const { code } of LINTS) expect(docsPath(code)).toBe(`docs/rules/${code}.md`);
});

test("each code says why", () => {
  expect(codes.filter((code) => pageText(code).why === "")).toEqual([]);
});

describe("each example has its problem, and its fix mends it", () => {
  const examples = codes.filter((code) => pageText(code).example !== undefined);
  test.each(examples)("%s", (code) => {
    expect(findingsIn(pageText(code), code).length).toBeGreaterThan(0);
  });
});

test("the committed pages are current (npm run docs)", () => {
  const pages = documentationPages();
  const stale = [...pages].filter(([file, text]) => {
    try {
      return readFileSync(path.join(root, file), "utf8") !== text;
    } catch {
      return true;
    }
  });
  expect(stale.map(([file]) => file)).toEqual([]);
});

test("the editor's setting names every code (npm run docs)", () => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const setting = manifest.contributes.configuration.properties["rulewright.lint"];
  expect(setting.properties).toEqual(lintProperties());
});
