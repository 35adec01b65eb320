import { describe, expect, test } from "vitest";
import { refactor } from "#test/support/refactor.ts";

const RAW = "Write as a raw string";
const QUOTED = "Write as a quoted string";

describe("quoted and raw strings", () => {
  test.each([
    [String.raw`http.host eq ┆"a\\b"`, String.raw`http.host eq r"a\b"`],
    [String.raw`http.host eq ┆"say \"hi\""`, 'http.host eq r#"say "hi""#'],
    [String.raw`http.host eq ┆"\"#\""`, 'http.host eq r##""#""##'],
    [String.raw`http.host in {"a" ┆"b\\"}`, String.raw`http.host in {"a" r"b\"}`],
    [String.raw`http.host matches ┆"^a\.b$"`, String.raw`http.host matches r"^a\.b$"`],
    [String.raw`http.host matches ┆"a\"b[\"]"`, String.raw`http.host matches r#"a"b[\"]"#`],
    [String.raw`http.host wildcard ┆"a\\*b*"`, String.raw`http.host wildcard r"a\*b*"`],
    [String.raw`starts_with(http.host, ┆"a\\")`, String.raw`starts_with(http.host, r"a\")`],
  ])("%s and %s are the same", (quoted, raw) => {
    expect(refactor(RAW, quoted)).toBe(raw);
    expect(refactor(QUOTED, raw.replace(/r#*"/, "┆$&"))).toBe(quoted.replace("┆", ""));
  });

  test.each([
    [String.raw`http.host eq ┆"\x61"`, 'http.host eq r"a"'],
    [String.raw`http.host eq ┆"\303\251"`, 'http.host eq r"é"'],
  ])("%s becomes %s", (quoted, raw) => expect(refactor(RAW, quoted)).toBe(raw));

  test.each([
    'http.host eq ┆"a"',
    String.raw`http.host eq ┆"\xff"`,
    String.raw`http.host eq ┆"\x0a"`,
    String.raw`http.host eq ┆"\xe2\x80\x8b"`,
    "http.host eq ┆61:62",
    String.raw`any(http.request.headers["\\┆"][*] eq "a")`,
    'http.host eq ┆"\\\\',
  ])("a raw string is not offered for %s", (before) => expect(refactor(RAW, before)).toBeUndefined());

  test("a pattern becomes quoted only where it stays the same pattern", () => {
    expect(refactor(QUOTED, 'http.host matches ┆r#"a"b["]"#')).toBe('http.host matches "a\\"b["]"');
    // Quoted, `\"` would lose its backslash.
    expect(refactor(QUOTED, 'http.host matches ┆r#"a\\"b"#')).toBeUndefined();
    // To what reads quotes, a class ends at its first bracket, whatever the pattern makes of it.
    expect(refactor(QUOTED, 'http.host matches ┆r#"[]"]"#')).toBe(String.raw`http.host matches "[]\"]"`);
  });
});
