import { describe, expect, test } from "vitest";
import { diagnostic } from "#core/diagnostics/diagnostic.ts";
import { renderDiagnostic } from "#core/diagnostics/render.ts";

const at = (text: string, part: string) => {
  const start = text.indexOf(part);
  return renderDiagnostic(
    text,
    diagnostic("field/removed", { start, end: start + part.length }, { name: "x" }),
    "a.rule",
  );
};
const HEAD = "warning: `x` was removed: a test of it never matches. (field/removed)";

describe("a rendered finding", () => {
  test.each([
    [
      "has its place, its line and carets",
      "one\ntwo three\nfour",
      "three",
      `a.rule:2:5: ${HEAD}\n  two three\n      ^^^^^`,
    ],
    ["of nothing has one caret", "one", "", `a.rule:1:1: ${HEAD}\n  one\n  ^`],
    ["keeps tabs in front", "\t\tone", "one", `a.rule:1:3: ${HEAD}\n  \t\tone\n  \t\t^^^`],
    ["over several lines ends with its first", "a one\r\ntwo", "one\r\ntwo", `a.rule:1:3: ${HEAD}\n  a one\n    ^^^`],
    [
      "counts columns of wide characters",
      "日本 x 日本",
      "日本 x 日",
      `a.rule:1:1: ${HEAD}\n  日本 x 日本\n  ^^^^^^^^^`,
    ],
  ])("%s", (_name, text, part, expected) => {
    expect(at(text, part)).toBe(expected);
  });

  test("shows the part of a long line that matters", () => {
    const text = `${"a".repeat(500)}here${"b".repeat(500)}`;
    const [head, line, carets] = at(text, "here").split("\n") as [string, string, string];
    expect(head).toContain("a.rule:1:501:");
    expect(line.length).toBeLessThan(130);
    expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("here");
  });
});
