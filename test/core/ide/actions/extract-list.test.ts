import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Facts } from "#core/analysis/model.ts";
import { refactoringsAt } from "#core/ide/actions/refactoring.ts";
import { applyEdits } from "#core/text/edit.ts";
import { selected } from "#test/support/refactor.ts";

/** What the extraction offered at the mark says, does, and declares. */
function extract(marked: string, facts: Facts = {}) {
  const { text, span } = selected(marked);
  const found = refactoringsAt(analyse(text, facts), span, facts).find(({ title }) => title.startsWith("Extract"));
  return (
    found && { title: found.title, kind: found.kind, declares: found.declares, text: applyEdits(text, found.edits) }
  );
}

const rule = (expression: string): string => `---\nref: Office-Only\naction: block\n---\n${expression}\n`;

describe("extracting a set to a list", () => {
  test("of addresses", () => {
    expect(extract(rule("ssl and not ip.src in ┆{192.0.2.1 10.0.0.0/8}"))).toEqual({
      title: "Extract to the list `$office_only_ips`, to be created at Cloudflare with 2 addresses",
      kind: "extract",
      declares: { section: "lists", key: "office_only_ips", value: "ip" },
      text: rule("# $office_only_ips: 192.0.2.1 10.0.0.0/8\nssl and not ip.src in $office_only_ips"),
    });
  });

  test.each([
    ['http.host in ┆{"a.example.com"}', "hostname", "hosts", "1 host"],
    ["ip.src.asnum in ┆{64500 64501}", "asn", "asns", "2 AS numbers"],
    ["ip.geoip.asnum in ┆{64500}", "asn", "asns", "1 AS number"],
  ])("%s becomes a list of kind %s", (before, kind, name, count) => {
    const found = extract(before);
    expect(found?.declares).toEqual({ section: "lists", key: name, value: kind });
    expect(found?.title).toContain(`with ${count}`);
    expect(
      analyse(found?.text ?? "", { lists: [{ name, kind: kind as "ip" }] }).diagnostics.map(({ code }) => code),
    ).not.toContain("list/kind");
  });

  test("takes a name that no other list has", () => {
    const facts = { lists: [{ name: "office_only_ips", kind: "ip" as const }] };
    expect(extract(rule("ip.src in ┆{192.0.2.1} or ip.src in $office_only_ips_2"), facts)?.declares?.key).toBe(
      "office_only_ips_3",
    );
    const long = `---\nref: ${"a".repeat(60)}\n---\nip.src in ┆{192.0.2.1}`;
    expect(extract(long)?.declares?.key).toBe(`${"a".repeat(46)}_ips`);
  });

  test("keeps the set's comments, and breaks long lines", () => {
    const commented = "# ours\nip.src in ┆{\n  192.0.2.1 # Berlin\n  # homes\n  192.0.2.2\n}\n";
    expect(extract(commented)?.text).toBe(
      "# ours\n# $ips:\n#   192.0.2.1 # Berlin\n#   # homes\n#   192.0.2.2\nip.src in $ips\n",
    );
    expect(extract(commented.replaceAll("\n", "\r\n"))?.text).not.toMatch(/[^\r]\n/);
    const many = Array.from({ length: 40 }, (_, index) => `192.0.2.${index}`);
    const lines = extract(`ip.src in ┆{${many.join(" ")}}`)?.text.split("\n") ?? [];
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(
      lines
        .slice(0, -1)
        .join("")
        .match(/192\.0\.2\.\d+/g),
    ).toEqual(many);
  });

  test.each([
    "ip.src in ┆{192.0.2.1..192.0.2.9}",
    "ip.src in ┆{}",
    "ip.src in ┆$a",
    'http.host in ┆{"*.example.com"}',
    'http.host in ┆{"A.example.com"}',
    'http.cookie in ┆{"a"}',
    'lower(http.host) in ┆{"a"}',
    "tcp.srcport in ┆{1}",
    "ip.src.asnum in ┆{1..5}",
    "ip.src in {192.0.2.1} and ┆ssl",
    "ip.src in ┆{192.0.2.1} and",
  ])("is not offered for %s", (before) => expect(extract(before)).toBeUndefined());
});
