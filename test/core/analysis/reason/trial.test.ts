/** What made-up requests show must not be disproved. */
import { expect, test } from "vitest";
import { chain, opposite } from "#core/analysis/reason/condition.ts";
import { conditionOf } from "#core/analysis/reason/read.ts";
import { isNever } from "#core/analysis/reason/search.ts";
import { type Part, type Sketch, sketchOf } from "#core/analysis/reason/sketch.ts";
import { areIndependent, isOpen, MOST_TRIED, mayInclude, tried } from "#core/analysis/reason/trial.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";
import { Random } from "../../../support/random-expression.ts";
import { SUBJECTS, smallExpression } from "../../../support/small-worlds.ts";

const RUNS = 2000;

function read(text: string): { readonly sketch: Sketch; readonly text: string } {
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  expect(tree.engineError, text).toBeUndefined();
  const sketch = sketchOf(tree.root, text);
  if (sketch === undefined) return expect.fail(`no sketch of ${text}`);
  return { sketch, text };
}

const never = (condition: Parameters<typeof isNever>[0]) => isNever(condition, { left: 20_000 }) === true;

/** All parts with a place of their own. */
function partsOf(part: Part): readonly Part[] {
  if (part.kind === "chain") return [part, ...part.items.flatMap(partsOf)];
  return part.kind === "not" ? [part, ...partsOf(part.inner)] : [part];
}

test("what came out both ways is neither never nor always true, and what came out alone is included by no other", () => {
  const counts = { open: 0, closed: 0, apart: 0, perhaps: 0 };
  for (let seed = 1; seed <= RUNS; seed++) {
    const random = new Random(seed);
    const subjects = Array.from({ length: 1 + random.below(3) }, () => random.pick(SUBJECTS));
    const { sketch, text } = read(smallExpression(random, subjects, 1 + random.below(3)));
    for (const part of partsOf(sketch.root)) {
      const condition = conditionOf(part.node, text);
      if (isOpen(part, sketch)) {
        counts.open++;
        expect([never(condition), never(opposite(condition))], text).toEqual([false, false]);
      } else counts.closed++;
      if (part.kind !== "chain" || part.node.operator === "xor") continue;
      const isOr = part.node.operator === "or";
      const outcomes = tried(part, part.items, sketch, MOST_TRIED);
      if (outcomes.isOpen) expect([never(condition), never(opposite(condition))], text).toEqual([false, false]);
      const operands = part.node.items.map((item) => conditionOf(item, text)).map((it) => (isOr ? it : opposite(it)));
      for (const [outer, wide] of operands.entries()) {
        for (const [inner, narrow] of operands.entries()) {
          if (outer === inner) continue;
          if (mayInclude(outcomes.bits[outer] as number, outcomes.bits[inner] as number)) counts.perhaps++;
          else {
            counts.apart++;
            expect(never(chain("and", [narrow, opposite(wide)])), text).toBe(false);
          }
        }
      }
    }
  }
  // That both answers come up often enough to mean something.
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(RUNS / 20);
  expect(counts.open).toBeGreaterThan(counts.closed);
});

test.each([
  ['http.host eq "a" and ssl and http.request.uri.path contains "b"', true],
  ['http.host eq "a" and (ssl or lower(http.host) contains "b")', false],
  ['http.host matches "a" or not http.host eq "b"', false],
  ['any(http.request.headers["x"][*] eq "a") or http.request.headers["x"][0] eq "a"', true],
  ['any(http.request.headers["x"][*] eq "a") or all(http.request.headers["x"][*] eq "b")', false],
  ["ip.src in $office or ip.src eq 10.0.0.1", false],
])("operands of `%s` are about different topics: %s", (text, expected) => {
  const { sketch } = read(text);
  expect(areIndependent(sketch.root.kind === "chain" ? sketch.root.items : [], sketch)).toBe(expected);
});

/** Conditions for which a request is made up that meets them, and one that does not. */
test.each([
  'http.host eq "a"',
  'http.host ne "a"',
  'lower(http.host) eq "a"',
  'http.host in {"a" "b"}',
  'http.request.uri.path contains "a" and http.request.uri.path contains "b" and not http.request.uri.path contains "c"',
  'starts_with(http.request.uri.path, "/a") and ends_with(http.request.uri.path, ".js")',
  'http.request.uri.path wildcard "/A*b"',
  "len(http.request.uri.path) gt 10",
  "cf.threat_score gt 5 and cf.threat_score lt 10",
  "cf.threat_score in {3..5}",
  "tcp.dstport & 4",
  "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16 192.0.2.1}",
  "ip.src in {2001:db8::1..2001:db8::2}",
  "ip.src eq 10.0.0.1 or ip.src gt 10.0.0.5",
  'http.host matches "a" and http.host eq "b"',
  "ssl xor cf.client.bot",
])("shows at once that `%s` has both answers", (text) => {
  const { sketch } = read(text);
  expect(isOpen(sketch.root, sketch)).toBe(true);
});

test.each([
  "cf.threat_score gt 9223372036854775807",
  'lower(http.host) eq "A"',
  'http.host eq "a" and http.host eq "b"',
  "ip.src in {0.0.0.0/0 ::/0}",
  "len(http.host) lt 0",
])("leaves `%s` to a proof", (text) => {
  const { sketch } = read(text);
  expect(isOpen(sketch.root, sketch)).toBe(false);
});
