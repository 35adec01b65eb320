/** What is left alone on sight must be what a closer look would find nothing in. */
import { expect, test } from "vitest";
import { foundClaims } from "#core/analysis/reason/claims.ts";
import { isPlain } from "#core/analysis/reason/plain.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";
import { ExpressionGenerator, Random } from "../../../support/random-expression.ts";
import { SUBJECTS, smallExpression } from "../../../support/small-worlds.ts";

const parsed = (text: string) =>
  parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });

const HOST = "http.host";
const PATH = "http.request.uri.path";

test.each([
  "ssl",
  `not ssl and (${HOST} eq "a" or ${PATH} contains "b")`,
  `${HOST} eq ""`,
  `${HOST} in {"a" "b" "a"}`,
  `lower(${HOST}) in {"a" "b.c"} and upper(${PATH}) strict wildcard "/A*"`,
  `starts_with(lower(${PATH}), "/admin") xor ssl`,
  `${PATH} wildcard "*x*"`,
  `${PATH} matches "^/a" and ${HOST} in $hosts`,
  "cf.threat_score gt 10 or ip.src in {10.0.0.0/8 2001:db8::/32}",
  'any(http.request.headers.names[*] eq "x-api-key")',
])("nothing has to be looked at in %s", (text) => {
  expect(parsed(text).engineError).toBeUndefined();
  expect(isPlain(parsed(text).root, text)).toBe(true);
});

test.each([
  "true",
  `${HOST} eq "a" or ${HOST} eq "b"`,
  `lower(${HOST}) eq "a" and ${HOST} eq "A"`,
  `${PATH} contains ""`,
  `starts_with(${PATH}, "")`,
  `${PATH} wildcard "*"`,
  `${PATH} strict wildcard ""`,
  `${HOST} lt ""`,
  `lower(${HOST}) eq "A"`,
  `lower(${HOST}) eq "\\x41"`,
  `lower(${HOST}) contains 41:42`,
  `upper(${HOST}) in {"A" "b"}`,
  `lower(upper(${HOST})) eq "a"`,
  `len(${HOST}) lt 0`,
  "cf.threat_score gt 9223372036854775807",
  "cf.threat_score in {1..5}",
  "cf.threat_score & 0",
  "ip.src in {0.0.0.0/1 128.0.0.0/1}",
  "ip.src in {0.0.0.0..255.255.255.255}",
  "ip.src in {}",
  `${HOST} eq http.referer`,
])("a closer look is taken at %s", (text) => {
  expect(parsed(text).engineError).toBeUndefined();
  expect(isPlain(parsed(text).root, text)).toBe(false);
});

test("a closer look finds nothing in what is plain", () => {
  const counts = { plain: 0, claimed: 0 };
  const texts = Array.from({ length: 6000 }, (_, seed) => {
    const random = new Random(seed + 1);
    if (seed % 3 === 0) return new ExpressionGenerator(catalogScheme(), random).filter();
    const subjects = Array.from({ length: 1 + random.below(4) }, () => random.pick(SUBJECTS));
    return smallExpression(random, subjects, random.below(3));
  });
  for (const text of texts) {
    const tree = parsed(text);
    if (tree.engineError !== undefined) continue;
    const claims = foundClaims(tree);
    if (isPlain(tree.root, text)) {
      counts.plain++;
      expect(claims, text).toEqual([]);
    } else if (claims.length > 0) counts.claimed++;
  }
  // That both come up often enough to mean something.
  expect(counts.plain).toBeGreaterThan(500);
  expect(counts.claimed).toBeGreaterThan(500);
});
