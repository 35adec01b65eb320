import { expect, test } from "vitest";
import { areApart } from "#core/analysis/reason/apart.ts";
import { foundClaims, memberClaims } from "#core/analysis/reason/set-members.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { SetLiteral } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { descendants } from "#core/syntax/visit.ts";
import { Random } from "../../../support/random-expression.ts";

function setIn(text: string): SetLiteral {
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  expect(tree.engineError, text).toBeUndefined();
  return [...descendants(tree.root)].find((node): node is SetLiteral => node.kind === "set") as SetLiteral;
}

function claimed(text: string): string[] {
  const part = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return memberClaims(setIn(text), text).map(({ kind, member, other }) => `${part(member)} ${kind} ${part(other)}`);
}

test.each<[string, string[]]>([
  ['http.host in {"a" "b" "a"}', ['"a" same "a"']],
  ['http.host in {"a" "\\x61" r"a" 61:62 "ab"}', ['"\\x61" same "a"', 'r"a" same "a"', '"ab" same 61:62']],
  ['http.host in {"a" "A"}', []],
  ["cf.threat_score in {1 2 010 8 0x8}", ["8 same 010", "0x8 same 010"]],
  ["cf.threat_score in {3 1..5 4..5 1..5}", ["3 covered 1..5", "4..5 covered 1..5", "1..5 same 1..5"]],
  ["cf.threat_score in {1..5 4..8 6..9}", ["4..8 overlaps 1..5", "6..9 overlaps 4..8"]],
  ["cf.threat_score in {4..8 1..5}", ["1..5 overlaps 4..8"]],
  ["cf.threat_score in {1..5 6..8 9}", []],
  ["cf.threat_score in {7..7 7}", ["7 same 7..7"]],
  ["ip.src in {10.1.2.3 10.0.0.0/8}", ["10.1.2.3 covered 10.0.0.0/8"]],
  [
    "ip.src in {10.0.0.0/8 10.1.0.0/16 10.1.2.0/24}",
    ["10.1.0.0/16 covered 10.0.0.0/8", "10.1.2.0/24 covered 10.0.0.0/8"],
  ],
  ["ip.src in {1.1.1.1/32 1.1.1.1}", ["1.1.1.1 same 1.1.1.1/32"]],
  ["ip.src in {10/8 10.0.0.0/8}", ["10.0.0.0/8 same 10/8"]],
  ["ip.src in {10.0.0.0..10.0.0.9 10.0.0.5..10.0.0.20}", ["10.0.0.5..10.0.0.20 overlaps 10.0.0.0..10.0.0.9"]],
  [
    "ip.src in {2001:db8::/32 2001:db8::1 2001:DB8:0:0::/64}",
    ["2001:db8::1 covered 2001:db8::/32", "2001:DB8:0:0::/64 covered 2001:db8::/32"],
  ],
  ["ip.src in {::ffff:1.2.3.4 1.2.3.4 ::/96 0.0.0.0/0}", ["1.2.3.4 covered 0.0.0.0/0"]],
  ["ip.src in {10.0.0.0/9 10.128.0.0/9}", []],
  ["ip.src in {}", []],
])("%s", (text, expected) => {
  expect(claimed(text)).toEqual(expected);
});

test("ten thousand addresses are sorted, not compared in pairs", () => {
  const addresses = Array.from({ length: 10_000 }, (_, n) => `10.${(n >> 8) & 255}.${n & 255}.1`);
  // Comparing all pairs would take minutes.
  expect(claimed(`ip.src in {${addresses.join(" ")}}`)).toEqual([]);
  expect(claimed(`ip.src in {${addresses.join(" ")} 10.0.0.0/8}`)).toHaveLength(10_000);
});

test.each<[string, (random: Random) => string]>([
  ["addresses", (random) => `${random.below(3)}.${random.below(2) * 128}.0.${random.below(3)}`],
  ["networks", (random) => `${random.below(2)}.${random.below(2) * 128}.0.0/${9 + random.below(24)}`],
  ["both", (random) => `0.${random.below(4) * 64}.0.${random.below(2)}${random.chance(0.3) ? "" : "/32"}`],
  [
    "addresses of both families",
    (random) => (random.chance(0.3) ? `::${random.below(5)}` : `0.0.0.${random.below(9)}`),
  ],
])("members are apart where a closer look finds nothing: %s", (_name, memberOf) => {
  const counts = { apart: 0, claimed: 0 };
  for (let seed = 1; seed <= 500; seed++) {
    const random = new Random(seed);
    const members = Array.from({ length: 1 + random.below(6) }, () => memberOf(random));
    const text = `ip.src in {${members.join(" ")}}`;
    const set = setIn(text);
    const claims = foundClaims(set, text);
    if (areApart(set, text)) {
      counts.apart++;
      expect(claims, text).toEqual([]);
    } else if (claims.length > 0) counts.claimed++;
  }
  expect(counts.apart).toBeGreaterThan(50);
  expect(counts.claimed).toBeGreaterThan(50);
});
