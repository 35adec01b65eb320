import { describe, expect, test } from "vitest";
import { refactor } from "#test/support/refactor.ts";

const SORT = "Sort the set";
const DROP = "Sort the set and drop what is said twice";

describe("sorting a set", () => {
  test.each([
    [SORT, "tcp.srcport in ┆{10 9 0x8}", "tcp.srcport in {0x8 9 10}"],
    [SORT, "tcp.srcport ┆in { 3 1 }", "tcp.srcport in { 1 3 }"],
    [SORT, 'http.host in ┆{"b""a"}', 'http.host in {"a" "b"}'],
    [SORT, 'http.host in ┆{"é" "z" "Z" r"y"}', 'http.host in {"Z" r"y" "z" "é"}'],
    // By code point, where UTF-16 would have it the other way round.
    [SORT, 'http.host in ┆{"\u{1f600}" "\uff5e"}', 'http.host in {"\uff5e" "\u{1f600}"}'],
    [SORT, "ip.src in ┆{2001:db8::1 10.0.0.10 10.0.0.9}", "ip.src in {10.0.0.9 10.0.0.10 2001:db8::1}"],
    [SORT, "ip.src in ┆{2001:db8::/32 ::1 192.0.2.0/24}", "ip.src in {192.0.2.0/24 ::1 2001:db8::/32}"],
    [DROP, 'http.host in ┆{"b" "a" r"b"}', 'http.host in {"a" "b"}'],
    [DROP, "tcp.srcport in ┆{3 1..4 9 4..6}", "tcp.srcport in {1..6 9}"],
    [DROP, "tcp.srcport in ┆{1..2 3}", "tcp.srcport in {1..3}"],
    [SORT, "tcp.srcport in ┆{3 1 2}", "tcp.srcport in {1 2 3}"],
    [DROP, "ip.src in ┆{10.0.0.1 10.0.0.0/8}", "ip.src in {10.0.0.0/8}"],
    [DROP, "ip.src in ┆{10.0.0.128/25 10.0.0.0/25}", "ip.src in {10.0.0.0/24}"],
    [SORT, "ip.src in ┆{10.0.2.0/24 10.0.1.0/24}", "ip.src in {10.0.1.0/24 10.0.2.0/24}"],
    [DROP, "ip.src in ┆{10.0.0.64/26 10.0.0.128/25 10.0.0.0/26}", "ip.src in {10.0.0.0/24}"],
    [DROP, "ip.src in ┆{10.0.0.5..10.0.0.9 10.0.0.1..10.0.0.6}", "ip.src in {10.0.0.1..10.0.0.9}"],
    [DROP, "ip.src in ┆{2001:db8::/33 2001:db8:8000::/33}", "ip.src in {2001:db8::/32}"],
    // Not one network with its bits, so it stays two.
    [SORT, "ip.src in ┆{::1 0.0.0.1}", "ip.src in {0.0.0.1 ::1}"],
  ])("%s: %s → %s", (title, before, after) => expect(refactor(title, before)).toBe(after));

  test.each([
    "tcp.srcport in ┆{1 2}",
    "tcp.srcport in ┆{}",
    "ip.src in ┆$a",
    "tcp.srcport in ┆{2 1",
    "tcp.srcport in {2 1} and ┆ssl",
  ])("is not offered for %s", (before) => {
    expect(refactor(SORT, before)).toBeUndefined();
    expect(refactor(DROP, before)).toBeUndefined();
  });

  test("once is enough", () => {
    const once = refactor(DROP, "ip.src in ┆{10.1.0.0/16 10.0.0.1 10.0.0.0/16 10.0.0.1 ::1}") as string;
    expect(once).toBe("ip.src in {10.0.0.0/15 ::1}");
    expect(refactor(SORT, once.replace("{", "┆{"))).toBeUndefined();
  });

  test("moves comments with their members, and leaves parts under comments of their own apart", () => {
    const before = [
      "ip.src in ┆{",
      "  # offices",
      "  192.0.2.9 # Berlin",
      "  192.0.2.1",
      "  # homes",
      "  203.0.113.5",
      "  192.0.2.9 # again, on purpose",
      "}",
      "",
    ];
    const after = [
      "ip.src in {",
      "  # offices",
      "  192.0.2.1",
      "  192.0.2.9 # Berlin",
      "  # homes",
      "  192.0.2.9 # again, on purpose",
      "  203.0.113.5",
      "}",
      "",
    ];
    expect(refactor(SORT, before.join("\n"))).toBe(after.join("\n"));
    expect(refactor(SORT, before.join("\r\n"))).toBe(after.join("\r\n"));
    expect(refactor(SORT, "tcp.srcport in ┆{2 # two\n1}")).toBe("tcp.srcport in {1\n2 # two\n}");
  });

  test("keeps a layout that is not the formatter's", () => {
    expect(refactor(SORT, "tcp.srcport  in ┆{ 3\n    1  2 }")).toBe("tcp.srcport  in { 1\n    2  3 }");
  });
});
