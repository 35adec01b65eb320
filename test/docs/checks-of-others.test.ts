/** The page that says which of our codes says what a check of another tool says. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { categoryOf } from "#core/lint/categories.ts";
import { SEVERITIES } from "#core/lint/levels.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/checks-of-others.md"), "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"));
const codes = [...page.matchAll(/`([a-z]+\/[a-z*-]+)`/g)].map(([, code]) => code as string);

test("every code that is named exists", () => {
  const categories = new Set([...SEVERITIES.keys()].map(categoryOf));
  const unknown = codes.filter((code) =>
    code.endsWith("/*") ? !categories.has(categoryOf(code)) : !SEVERITIES.has(code),
  );
  expect(codes.length).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});

test("every row has a code or a reason", () => {
  const bare = rows.filter((row) => !/`[a-z]+\/|\bnone: |the codes above|\| ours \|/.test(row));
  expect(bare).toEqual([]);
});

describe("what other tools took for mistakes, or did not see", () => {
  const found = (text: string): readonly string[] =>
    analyse(text, { preset: "all" })
      .diagnostics.map(({ code }) => code)
      .filter((code) => code !== "header/absent");

  test.each([
    ["a carve-out of a network", "ip.src in {203.0.112.0/23} and not ip.src in {203.0.113.0/24}"],
    ["a raw path, which an earlier rule cannot have rewritten", 'raw.http.request.uri.path contains "/login"'],
    ["letters of an operator inside a name", 'http.request.uri.path eq "/orders/land/ne"'],
    ["a header of a name that is like an operator", 'any(http.request.headers["or"][*] eq "in")'],
  ])("%s is no mistake", (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    [
      "a contradiction below brackets and beside or",
      'ssl or (http.host eq "a" and (http.host eq "b"))',
      "logic/never-true",
    ],
    ["a regex that another engine takes", 'http.host matches "(?=a)b"', "syntax/regex-look-around"],
    ["a condition that is true without saying true", "ip.src in {0.0.0.0/0 ::/0}", "logic/always-true"],
  ])("%s is found", (_name, text, code) => {
    expect(found(text)).toContain(code);
  });
});
