import { describe, expect, test } from "vitest";
import { refactor } from "#test/support/refactor.ts";

const IN = "Join with `in`";
const NOT_IN = "Join with `not … in`";

describe("joining comparisons with `in`", () => {
  test.each([
    ['http.host ┆eq "a" or http.host eq "b"', 'http.host in {"a" "b"}'],
    [
      "cf.edge.client_port eq 80 ┆or cf.edge.client_port == 0x50 or cf.edge.client_port eq 443",
      "cf.edge.client_port in {80 443}",
    ],
    ["ip.src eq 10.0.0.1 or ip.src ┆in {10.1.0.0/16 ::1}", "ip.src in {10.0.0.1 10.1.0.0/16 ::1}"],
    ['┆http.host in {"a" "b"} or http.host in {"b" "c"}', 'http.host in {"a" "b" "c"}'],
    ['lower(http.host) ┆eq "a" || lower( http.host) == "b"', 'lower(http.host) in {"a" "b"}'],
    ['lower(http.host) ┆eq "a" || lower(http.host) == r"b"', 'lower(http.host) in {"a" r"b"}'],
    // A missing key is in no set and equal to nothing.
    [
      'http.request.headers["x"][0] ┆eq "a" or http.request.headers["x"][0] eq "b"',
      'http.request.headers["x"][0] in {"a" "b"}',
    ],
    // What is left of a pair of brackets is one piece.
    ['ssl and (http.host eq "a" or http.host ┆eq "b")', 'ssl and http.host in {"a" "b"}'],
    ['not(http.host eq "a" or http.host ┆eq "b")and ssl', 'not http.host in {"a" "b"}and ssl'],
    [
      'any((http.request.headers.names[*] eq "a" or http.request.headers.names[*] ┆eq "b"))',
      'any(http.request.headers.names[*] in {"a" "b"})',
    ],
    // Others in the chain stay where they are.
    ['http.host ┆eq "a" or ssl or http.host eq "b" or (http.host eq "c")', 'http.host in {"a" "b" "c"} or ssl'],
    ['ssl or http.host ┆eq "a" or http.host eq "b"', 'ssl or http.host in {"a" "b"}'],
    [
      "cf.edge.client_port eq 1 or cf.edge.server_port ┆eq 2 or cf.edge.client_port eq 3 or cf.edge.server_port eq 4",
      "cf.edge.client_port eq 1 or cf.edge.server_port in {2 4} or cf.edge.client_port eq 3",
    ],
  ])("%s → %s", (before, after) => expect(refactor(IN, before)).toBe(after));

  test.each([
    ['http.host ┆ne "a" and http.host ne "b"', 'not http.host in {"a" "b"}'],
    ['not http.host ┆eq "a" and http.host ne "b" and not http.host in {"c"}', 'not http.host in {"a" "b" "c"}'],
    ["cf.edge.client_port != 1 && ┆!(cf.edge.client_port in {2 3})", "!cf.edge.client_port in {1 2 3}"],
    ['not http.cookie ┆eq "a" and not (http.cookie eq "b")', 'not http.cookie in {"a" "b"}'],
    // `not` of a comparison with a missing value is true, `ne` with it is not.
    [
      'not http.request.headers["x"][0] ┆eq "a" and not http.request.headers["x"][0] eq "b"',
      'not http.request.headers["x"][0] in {"a" "b"}',
    ],
    ['http.request.headers["x"][0] ┆ne "a" and http.request.headers["x"][0] ne "b"', undefined],
  ])("%s → %s", (before, after) => expect(refactor(NOT_IN, before)).toBe(after));

  test.each([
    'http.host ┆eq "a" or cf.edge.client_port eq 1',
    'http.host ┆eq "a" and http.host eq "b"',
    'http.host ┆eq "a" xor http.host eq "b"',
    'http.host ┆ne "a" or http.host ne "b"',
    'http.host ┆eq "a" or http.host contains "b"',
    "http.host ┆eq http.referer or http.host eq http.cookie",
    "ip.src ┆in $a or ip.src in $b",
    'http.host ┆eq "a" or http.host eq "b" or or',
    'ssl ┆or http.host eq "a" # why\nor ssl',
  ])("is not offered for %s", (before) => {
    expect(refactor(IN, before)).toBeUndefined();
    expect(refactor(NOT_IN, before)).toBeUndefined();
  });

  test("joins what is selected", () => {
    const before = 'http.host eq "a" or ⟦http.host eq "b" or http.host eq "c"⟧ or http.host eq "d"';
    expect(refactor(IN, before)).toBe('http.host eq "a" or http.host in {"b" "c"} or http.host eq "d"');
    expect(refactor(IN, before.replace('"b"', '"b"⟧').replace('"c"⟧', '"c"'))).toContain('{"a" "b" "c" "d"}');
  });

  test("is not offered at an item that asks something else", () => {
    expect(refactor(IN, 'http.host eq "a" or http.host eq "b" or ┆ssl')).toBeUndefined();
  });

  test("keeps comments, each behind its value", () => {
    const before = [
      "# our own",
      "ip.src ┆eq 192.0.2.1 # office",
      "or ip.src eq 192.0.2.2 # home",
      "# and the rest",
      "or ip.src in {",
      "  192.0.2.3 # third",
      "  192.0.2.4",
      "}",
      "or ssl # always",
      "",
    ];
    const after = [
      "# our own",
      "ip.src in {",
      "  192.0.2.1 # office",
      "  192.0.2.2 # home",
      "  # and the rest",
      "  192.0.2.3 # third",
      "  192.0.2.4",
      "}",
      "or ssl # always",
      "",
    ];
    expect(refactor(IN, before.join("\n"))).toBe(after.join("\n"));
    expect(refactor(IN, before.join("\r\n"))).toBe(after.join("\r\n"));
  });

  test("leaves an item alone that a comment of another one stands before", () => {
    const before = 'http.host ┆eq "a"\nor http.host eq "b"\nor ssl # secure\nor http.host eq "c"\n';
    expect(refactor(IN, before)).toBe('http.host in {"a" "b"}\nor ssl # secure\nor http.host eq "c"\n');
  });

  test("breaks a line that becomes too long, where the expression had the formatter's layout", () => {
    const hosts = Array.from({ length: 6 }, (_, index) => `"host-number-${index}.example.com"`);
    const before = hosts.map((host, index) => `${index === 0 ? "┆" : "or "}http.host eq ${host}\n`).join("");
    expect(refactor(IN, before)).toBe(`http.host in {${hosts.slice(0, 3).join(" ")}\n  ${hosts.slice(3).join(" ")}}\n`);
  });
});

describe("writing `in` as a chain", () => {
  test.each([
    ["Write as `or`", 'http.host in ┆{"a" "b"}', 'http.host eq "a" or http.host eq "b"'],
    ["Write as `or`", 'ssl and http.host in ┆{"a" "b"}', 'ssl and (http.host eq "a" or http.host eq "b")'],
    [
      "Write as `or`",
      "ssl || cf.edge.client_port in ┆{1 0x2}",
      "ssl || cf.edge.client_port == 1 || cf.edge.client_port == 0x2",
    ],
    ["Write as `or`", "ip.src in ┆{10.1 ::1}", "ip.src eq 10.1.0.0 or ip.src eq ::1"],
    [
      "Write as `or`",
      'any(http.request.headers.names[*] in ┆{"a" "b"})',
      'any((http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b"))',
    ],
    ["Write as `and`", 'not http.host in ┆{"a" "b"}', 'http.host ne "a" and http.host ne "b"'],
    ["Write as `and`", 'ssl or not (http.host in ┆{"a" "b"})', 'ssl or http.host ne "a" and http.host ne "b"'],
    ["Write as `and`", '!http.cookie in ┆{"a" "b"} ^^ ssl', 'http.cookie != "a" && http.cookie != "b" ^^ ssl'],
    [
      "Write as `and`",
      'not http.request.headers["x"][0] in ┆{"a" "b"}',
      'not http.request.headers["x"][0] eq "a" and not http.request.headers["x"][0] eq "b"',
    ],
    ["Write as `eq`", "ssl and cf.edge.client_port in ┆{1}", "ssl and cf.edge.client_port eq 1"],
    ["Write as `ne`", "ssl and not cf.edge.client_port in ┆{1}", "ssl and cf.edge.client_port ne 1"],
    ["Write as `eq`", 'not http.request.headers["x"][0] in ┆{"a"}', 'not http.request.headers["x"][0] eq "a"'],
  ])("%s: %s → %s", (title, before, after) => expect(refactor(title, before)).toBe(after));

  test.each([
    "cf.edge.client_port in ┆{}",
    "cf.edge.client_port in ┆{1..3}",
    "ip.src in ┆{10.0.0.0/8}",
    "ip.src in ┆$list",
    "cf.edge.client_port in ┆{1 # one\n2}",
    "cf.edge.client_port in ┆{1 2",
  ])("is not offered for %s", (before) => {
    for (const title of ["Write as `or`", "Write as `and`", "Write as `eq`"])
      expect(refactor(title, before)).toBeUndefined();
  });

  test("is undone by joining", () => {
    for (const text of ['http.host in {"a" "b"}', 'not http.request.headers["x"][0] in {"a" "b"}']) {
      const at = text.indexOf("{");
      const chain =
        refactor("Write as `or`", `${text.slice(0, at)}┆${text.slice(at)}`) ??
        refactor("Write as `and`", `${text.slice(0, at)}┆${text.slice(at)}`);
      expect(refactor(text.startsWith("not") ? NOT_IN : IN, `┆${chain}`)).toBe(text);
    }
  });
});
