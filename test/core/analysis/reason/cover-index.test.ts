/** What the index finds is what asking every condition finds, but for what no single subject tells. */
import { expect, test } from "vitest";
import { CoverIndex, known } from "#core/analysis/reason/cover-index.ts";
import { covers } from "#core/analysis/reason/covers.ts";
import { fingerprintOf } from "#core/analysis/reason/fingerprint.ts";
import { conditionOf } from "#core/analysis/reason/read.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";
import { isTrueOf } from "../../../support/evaluate.ts";
import { Random } from "../../../support/random-expression.ts";
import { requestsOver, SUBJECTS, smallExpression } from "../../../support/small-worlds.ts";

const parsed = (text: string) =>
  parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
const knownOf = (text: string) => known(conditionOf(parsed(text).root, text));

test("finds only conditions that cover, the first of them, and nearly all", () => {
  let found = 0;
  let missed = 0;
  for (let seed = 0; seed < 400; seed++) {
    const random = new Random(seed);
    const subjects = Array.from({ length: 2 }, () => random.pick(SUBJECTS));
    const outers = Array.from({ length: 12 }, () => smallExpression(random, subjects, random.below(3)));
    const inner = smallExpression(random, subjects, random.below(3));
    const index = new CoverIndex<string>();
    for (const outer of outers) index.add(knownOf(outer), outer);
    const answer = index.find(knownOf(inner), () => true);
    const plain = outers.find((outer) => covers(parsed(outer), parsed(inner)) === true);
    if (answer !== undefined) {
      expect(covers(parsed(answer), parsed(inner)), `${answer}\n${inner}`).toBe(true);
      found++;
    }
    if (answer !== plain) missed++;
  }
  expect(found).toBeGreaterThan(100);
  // What is never true is covered by all, and has nothing by which to be found.
  expect(missed).toBeLessThan(found / 2);
});

test("takes the next one where the first is not wanted", () => {
  const index = new CoverIndex<number>();
  for (const [place, text] of ["ssl", 'http.host eq "a"', "ssl", 'http.host in {"a" "b"}'].entries())
    index.add(knownOf(text), place);
  const inner = knownOf('ssl and http.host eq "a"');
  expect(index.find(inner, () => true)).toBe(0);
  expect(index.find(inner, (place) => place > 2)).toBe(3);
  expect(index.find(knownOf("cf.client.bot"), () => true)).toBeUndefined();
});

test("finds among a thousand", () => {
  const index = new CoverIndex<number>();
  for (let host = 0; host < 1000; host++) index.add(knownOf(`http.host eq "h${host}" and ssl`), host);
  expect(index.find(knownOf('ssl and http.host eq "h777" and cf.client.bot'), () => true)).toBe(777);
  expect(index.find(knownOf('http.host in {"h1" "h2"} and ssl'), () => true)).toBeUndefined();
});

test("conditions with one fingerprint mean the same", () => {
  let same = 0;
  for (let seed = 0; seed < 1500; seed++) {
    const random = new Random(seed);
    const subjects = [random.pick(SUBJECTS), random.pick(SUBJECTS)];
    const [first, second] = [smallExpression(random, subjects, 1), smallExpression(random, subjects, 1)];
    const [a, b] = [parsed(first), parsed(second)];
    const fingerprints = [a, b].map((tree) => fingerprintOf(conditionOf(tree.root, tree.text)));
    if (fingerprints[0] !== fingerprints[1]) continue;
    same++;
    const fields = subjects.map(({ field }) => field);
    for (const request of requestsOver(fields, random, 200)) {
      expect(isTrueOf(a.root, first, request), `${first}\n${second}`).toBe(isTrueOf(b.root, second, request));
    }
  }
  expect(same).toBeGreaterThan(20);
});

test.each([
  ['http.host eq "a" and ssl', 'ssl and http.host in {"a"}'],
  ["ip.src in {10.0.0.0/9 10.128.0.0/9}", "(ip.src in {10.0.0.0/8})"],
  ["not (ssl or cf.client.bot)", "not cf.client.bot and not ssl"],
  ["cf.threat_score gt 10 or ssl", "ssl or cf.threat_score ge 11"],
])("%s and %s have one fingerprint", (a, b) => {
  expect(fingerprintOf(knownOf(a).condition)).toBe(fingerprintOf(knownOf(b).condition));
});

test.each([
  ['http.host eq "a"', 'http.host eq "A"'],
  ['http.request.headers["x"][0] ne "a"', 'not http.request.headers["x"][0] eq "a"'],
  ["ip.src in $a", "ip.src in $b"],
  ['http.host eq "a\\x22 \\x22b"', 'http.host in {"a" "b"}'],
])("%s and %s have not", (a, b) => {
  expect(fingerprintOf(knownOf(a).condition)).not.toBe(fingerprintOf(knownOf(b).condition));
});
