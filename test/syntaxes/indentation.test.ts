import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

interface LanguageConfiguration {
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
}

const { indentationRules } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../language-configuration.json"), "utf8"),
) as LanguageConfiguration;

describe("behind a line the editor", () => {
  const deepens = new RegExp(indentationRules.increaseIndentPattern);

  test.each([
    "ssl and (",
    "  http.host in { # those of the API",
    'http.host eq "a\\"" and not (  ',
    'http.host eq "#" and (',
    "ratelimit:",
    "  content: |",
    "  - expression: >-",
  ])("indents one step more: %s", (line) => expect(line).toMatch(deepens));

  test.each([
    "ssl and (ssl)",
    "# in short (",
    "ssl # (",
    'http.host eq "(',
    'http.host eq "a\\" and (',
    "name: A",
    "---",
    "",
  ])("keeps the indentation: %s", (line) => expect(line).not.toMatch(deepens));
});

test("a line that starts with a closing bracket is indented one step less", () => {
  const lessens = new RegExp(indentationRules.decreaseIndentPattern);
  for (const line of ["  )", "  } and ssl", ")"]) expect(line).toMatch(lessens);
  for (const line of ["  ssl)", "# )", '  "a" }']) expect(line).not.toMatch(lessens);
});
