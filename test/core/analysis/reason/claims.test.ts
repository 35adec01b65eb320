/** What has to be found, and what must not be said. */
import { describe, expect, test } from "vitest";
import { claimsOf } from "#core/analysis/reason/claims.ts";
import { covers, equivalent } from "#core/analysis/reason/covers.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";

const parsed = (text: string) =>
  parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });

/** Claims as `never: part`, `always: part`, and `redundant: part < because` or `= because`. */
function claimed(text: string): string[] {
  const tree = parsed(text);
  expect(tree.engineError).toBeUndefined();
  const part = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return claimsOf(tree).map((claim) =>
    claim.kind === "redundant"
      ? `redundant: ${part(claim.node)} ${claim.same ? "=" : "<"} ${part(claim.because)}`
      : `${claim.kind}: ${part(claim.node)}`,
  );
}

const HOST = "http.host";
const PATH = "http.request.uri.path";
const SCORE = "cf.threat_score";
const TOKEN = 'http.request.headers["x-token"][0]';
const TOKENS = 'http.request.headers["x-token"][*]';

/** The whole expression is settled. */
const NEVER = [
  `${HOST} eq "a" and ${HOST} eq "b"`,
  `${HOST} eq "a" and ${HOST} ne "a"`,
  `${HOST} eq "a" and not ${HOST} eq "a"`,
  `${HOST} in {"a" "b"} and ${HOST} in {"c" "d"}`,
  `${HOST} in {"a" "b"} and ${HOST} ne "a" and ${HOST} ne "b"`,
  `${HOST} eq "A" and lower(${HOST}) eq "b"`,
  `lower(${HOST}) eq "API.example.com"`,
  `upper(${HOST}) contains "a"`,
  `ends_with(lower(${HOST}), ".COM")`,
  `starts_with(lower(${PATH}), "/Admin")`,
  `starts_with(${PATH}, "/a/") and starts_with(${PATH}, "/b/")`,
  `starts_with(${PATH}, "/a/") and ${PATH} eq "/a"`,
  `ends_with(${PATH}, ".php") and ends_with(${PATH}, ".html")`,
  `${PATH} eq "/x.php" and not ends_with(${PATH}, ".php")`,
  `${PATH} eq "/login" and not ${PATH} contains "log"`,
  `starts_with(${PATH}, "/admin/users") and not ${PATH} contains "min/u"`,
  `${PATH} contains "/wp-admin/" and not ${PATH} contains "wp-"`,
  `${PATH} contains "/Admin" and not lower(${PATH}) contains "admin"`,
  `ends_with(${PATH}, ".php") and not ${PATH} contains ".p"`,
  `${PATH} wildcard "/api/*" and ${PATH} eq "/login"`,
  `${PATH} strict wildcard "/api/*" and not starts_with(${PATH}, "/api")`,
  `${PATH} strict wildcard "/a*b*.js" and not ${PATH} contains "b"`,
  `${PATH} strict wildcard "/*/" and ${PATH} eq "/"`,
  `${PATH} strict wildcard "/a*b*a" and ${PATH} eq "/aba" and not ssl and ${PATH} ne "/aba"`,
  `${PATH} wildcard "/API/*" and starts_with(${PATH}, "/web/")`,
  `len(${PATH}) lt 0`,
  `len(${PATH}) lt 3 and starts_with(${PATH}, "/admin")`,
  `${HOST} lt "b" and ${HOST} gt "c"`,
  `${HOST} lt ""`,
  `${SCORE} gt 10 and ${SCORE} lt 5`,
  `${SCORE} gt 10 and ${SCORE} lt 11`,
  `${SCORE} in {1..5 8} and ${SCORE} in {6..7 9}`,
  `${SCORE} eq 4 and ${SCORE} & 3`,
  `${SCORE} gt 9223372036854775807`,
  "ip.src in {10.0.0.0/8} and ip.src in {192.168.0.0/16}",
  "ip.src in {10.0.0.0/8} and not ip.src in {10.0.0.0/9 10.128.0.0/9}",
  "ip.src eq 1.2.3.4 and ip.src in {2001:db8::/32}",
  "ip.src in {::ffff:0:0/96} and ip.src in {0.0.0.0/0}",
  "ip.src gt 1.2.3.4 and ip.src lt ::1",
  "ssl and not ssl",
  "not ssl and ssl xor ssl and not ssl",
  "ssl xor ssl",
  '(ssl xor http.host eq "a") and ssl and http.host eq "a"',
  `ssl and (${HOST} eq "a" or ${SCORE} gt 5) and ${HOST} ne "a" and not ${SCORE} gt 5`,
  `${TOKEN} eq "a" and ${TOKEN} eq "b"`,
  `${TOKEN} eq "a" and ${TOKEN} ne "a"`,
  `ip.src in $office and not ip.src in $office`,
  `${PATH} matches "^/a" and not ${PATH} ~ "^/a"`,
  `any(${TOKENS} eq "a") and not any(${TOKENS} in {"a" "b"})`,
  `any(${TOKENS} eq "a") and all(${TOKENS} eq "b")`,
  `any(${TOKENS} eq "a") and all(${TOKENS} ne "a")`,
  `any(${TOKENS} in {})`,
  `${HOST} eq "\\x61" and ${HOST} eq r"b"`,
  `${HOST} eq ${PATH} and not ${HOST} eq ${PATH}`,
];

const ALWAYS = [
  `${HOST} ne "a" or ${HOST} ne "b"`,
  `${HOST} eq "a" or ${HOST} ne "a"`,
  `${HOST} eq "a" or not ${HOST} eq "a"`,
  `not (${HOST} eq "a" and ${SCORE} gt 3) or ${SCORE} gt 2`,
  `${SCORE} ge 5 or ${SCORE} lt 5`,
  `${SCORE} ge 5 or ${SCORE} lt 6`,
  "ip.src in {0.0.0.0/0 ::/0}",
  "ip.src in {0.0.0.0/1 128.0.0.0/1} or ip.src in {::/0}",
  `${PATH} contains ""`,
  `starts_with(${PATH}, "")`,
  `${PATH} wildcard "*"`,
  `len(${PATH}) ge 0`,
  "ssl or not ssl",
  `${TOKEN} eq "a" or not ${TOKEN} eq "a"`,
  `not ${TOKEN} contains "a" or not ${TOKEN} eq "b"`,
  `starts_with(${PATH}, "/api/") or not starts_with(${PATH}, "/api/v1/")`,
  `not ${PATH} contains "ab" or ${PATH} contains "b"`,
];

const PARTS: readonly (readonly [string, readonly string[]])[] = [
  [`ssl and (${HOST} eq "a" and ${HOST} eq "b")`, [`never: ${HOST} eq "a" and ${HOST} eq "b"`]],
  [`ssl or ${HOST} eq "a" and ${HOST} eq "b"`, [`never: ${HOST} eq "a" and ${HOST} eq "b"`]],
  [`ssl and not (${HOST} eq "a" and ${HOST} eq "b")`, [`never: ${HOST} eq "a" and ${HOST} eq "b"`]],
  [`ssl and (${HOST} ne "a" or ${HOST} ne "b")`, [`always: ${HOST} ne "a" or ${HOST} ne "b"`]],
  [`ssl and ssl`, ["redundant: ssl = ssl"]],
  [`${HOST} eq "a" or ssl or ${HOST} == "a"`, [`redundant: ${HOST} == "a" = ${HOST} eq "a"`]],
  [`${HOST} eq "a" and ${HOST} in {"a" "b"}`, [`redundant: ${HOST} in {"a" "b"} < ${HOST} eq "a"`]],
  [`${HOST} eq "a" and ${HOST} ne "b"`, [`redundant: ${HOST} ne "b" < ${HOST} eq "a"`]],
  [`${HOST} eq "a" or ${HOST} ne "b"`, [`redundant: ${HOST} eq "a" < ${HOST} ne "b"`]],
  [
    `starts_with(${PATH}, "/api/") or starts_with(${PATH}, "/api/v1/")`,
    [`redundant: starts_with(${PATH}, "/api/v1/") < starts_with(${PATH}, "/api/")`],
  ],
  [
    `starts_with(${PATH}, "/api/") and starts_with(${PATH}, "/api/v1/")`,
    [`redundant: starts_with(${PATH}, "/api/") < starts_with(${PATH}, "/api/v1/")`],
  ],
  [
    `${PATH} contains "admin" or ${PATH} contains "/admin"`,
    [`redundant: ${PATH} contains "/admin" < ${PATH} contains "admin"`],
  ],
  [`${PATH} contains "a" or ${PATH} eq "/a"`, [`redundant: ${PATH} eq "/a" < ${PATH} contains "a"`]],
  [`${PATH} eq "/A" and lower(${PATH}) eq "/a"`, [`redundant: lower(${PATH}) eq "/a" < ${PATH} eq "/A"`]],
  [`ip.src in {10.0.0.0/8} or ip.src eq 10.1.2.3`, ["redundant: ip.src eq 10.1.2.3 < ip.src in {10.0.0.0/8}"]],
  [
    "not ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}",
    ["redundant: not ip.src in {10.1.0.0/16} < not ip.src in {10.0.0.0/8}"],
  ],
  [`${SCORE} gt 5 and ${SCORE} gt 10`, [`redundant: ${SCORE} gt 5 < ${SCORE} gt 10`]],
  [`${SCORE} gt 5 or ${SCORE} ge 6`, [`redundant: ${SCORE} ge 6 = ${SCORE} gt 5`]],
  [`ssl or ssl and ${HOST} eq "a"`, [`redundant: ssl and ${HOST} eq "a" < ssl`]],
  [`ssl and (ssl or ${HOST} eq "a")`, [`redundant: (ssl or ${HOST} eq "a") < ssl`]],
  [
    `(${HOST} eq "a" and ssl) or (ssl and ${HOST} eq "a")`,
    [`redundant: (ssl and ${HOST} eq "a") = (${HOST} eq "a" and ssl)`],
  ],
  [
    `(${HOST} in {"a" "b"} and ${SCORE} gt 5) or (${HOST} eq "a" and ${SCORE} gt 9)`,
    [`redundant: (${HOST} eq "a" and ${SCORE} gt 9) < (${HOST} in {"a" "b"} and ${SCORE} gt 5)`],
  ],
  [
    `any(${TOKENS} eq "a") or any(${TOKENS} in {"a" "b"})`,
    [`redundant: any(${TOKENS} eq "a") < any(${TOKENS} in {"a" "b"})`],
  ],
  [
    `${SCORE} gt 1 or ${SCORE} gt 2 or ${SCORE} gt 3`,
    [`redundant: ${SCORE} gt 2 < ${SCORE} gt 1`, `redundant: ${SCORE} gt 3 < ${SCORE} gt 1`],
  ],
];

/** Nothing may be said of these. */
const QUIET = [
  "true",
  "ssl",
  "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}",
  "not ip.src in {10.1.0.0/16} and ip.src in {10.0.0.0/8}",
  "ip.src in {10.0.0.0/8 10.1.0.0/16}",
  `${HOST} eq "a" or ${HOST} eq "b"`,
  `${HOST} ne "a" and ${HOST} ne "b"`,
  `${HOST} eq "a" or ${HOST} eq "A"`,
  `lower(${HOST}) eq "a" and ${HOST} ne "a"`,
  `lower(${HOST}) eq "a" xor ${HOST} eq "A"`,
  `lower(${HOST}) eq "a" or ${HOST} eq "b"`,
  `${TOKEN} eq "a" or ${TOKEN} ne "a"`,
  `${TOKEN} ne "a" or ${TOKEN} ne "b"`,
  `${TOKEN} ne "a" and not ${TOKEN} eq "b"`,
  `${TOKEN} ne "a" and ${TOKEN} ne "b" or ${TOKEN} eq "a"`,
  `not ${TOKEN} eq "a" xor ${TOKEN} ne "a"`,
  `not ${TOKEN} ne "a"`,
  `not ${TOKEN} ne "a" and ${TOKEN} ne "b"`,
  `${TOKEN} contains ""`,
  `len(${TOKEN}) ge 0`,
  `tcp.dstport ge 0 or tcp.dstport lt 0`,
  "tcp.dstport ne 80 or tcp.dstport ne 443",
  "ip.dst in {0.0.0.0/0 ::/0}",
  "ip.src in {0.0.0.0/0}",
  "ip.src in {10.0.0.0/9} or ip.src in {10.128.0.0/9}",
  "ip.src gt 1.2.3.4 or ip.src le 1.2.3.4",
  "ip.src eq 1.2.3.4 or ip.src eq ::ffff:1.2.3.4",
  `${SCORE} in {1..5} or ${SCORE} in {6..9}`,
  `${SCORE} gt 5 and ${SCORE} lt 7`,
  `${SCORE} lt 5 or ${SCORE} gt 5`,
  `${SCORE} & 1 and ${SCORE} & 2`,
  `${SCORE} & 3 and not ${SCORE} & 2`,
  `starts_with(${PATH}, "/api") and not starts_with(${PATH}, "/api/")`,
  `starts_with(${PATH}, "/a") or ends_with(${PATH}, "/a")`,
  `starts_with(${PATH}, "ab") and ends_with(${PATH}, "b") and len(${PATH}) lt 4`,
  `${PATH} contains "ab" and not ${PATH} contains "abc"`,
  `${PATH} contains "Admin" and not ${PATH} contains "admin"`,
  `lower(${PATH}) contains "admin" and not ${PATH} contains "admin"`,
  `${PATH} wildcard "/api/*" and not ${PATH} strict wildcard "/api/*"`,
  `${PATH} strict wildcard "/a*b" and not ${PATH} contains "ab"`,
  `${PATH} matches "^/a" and ${PATH} matches "^/b"`,
  `${PATH} matches "." or ${PATH} eq ""`,
  `${HOST} eq "a" xor ${HOST} eq "b"`,
  `ssl xor ${HOST} eq "a"`,
  `ssl and ${HOST} eq "a" or not ssl and ${HOST} eq "b"`,
  "ip.src in $office or ip.src eq 1.2.3.4",
  "ip.src in $office and not ip.src in $guests",
  `any(${TOKENS} eq "a") and any(${TOKENS} eq "b")`,
  `any(${TOKENS} eq "a") and any(${TOKENS} ne "a")`,
  `all(${TOKENS} eq "a") and all(${TOKENS} eq "b")`,
  `all(${TOKENS} eq "a") and not any(${TOKENS} eq "a")`,
  `not all(${TOKENS} eq "a") and not any(${TOKENS} ne "a")`,
  `any(${TOKENS} contains "a") and not any(${TOKENS} eq "a")`,
  `${HOST} eq ${PATH} or ${HOST} ne ${PATH}`,
  `${HOST} eq "é" or ${HOST} eq "\\xe9"`,
  `${HOST} le "a" or ${HOST} gt "a\\x00"`,
];

test.each(NEVER)("never: %s", (text) => {
  expect(claimed(text).some((claim) => claim.startsWith("never: "))).toBe(true);
  expect(equivalent(parsed(text), parsed("not true"))).toBe(true);
});

test.each(ALWAYS)("always: %s", (text) => {
  expect(claimed(text).some((claim) => claim.startsWith("always: "))).toBe(true);
  expect(equivalent(parsed(text), parsed("true"))).toBe(true);
});

test.each(PARTS)("claims about parts of %s", (text, expected) => {
  expect(claimed(text)).toEqual(expected);
});

test.each(QUIET)("nothing is said of %s", (text) => {
  expect(claimed(text)).toEqual([]);
});

test("names the two that contradict each other", () => {
  const text = `ssl and ${SCORE} gt 5 and ${HOST} eq "a" and ${SCORE} lt 3`;
  const [claim] = claimsOf(parsed(text));
  const pair = claim?.kind === "never" ? claim.pair : undefined;
  expect(pair?.map(({ start, end }) => text.slice(start, end))).toEqual([`${SCORE} gt 5`, `${SCORE} lt 3`]);
});

test.each(["", "ssl and", 'http.host eq "a" and http.host eq "b" and', 'nothing.here eq "a" and nothing.here eq "b"'])(
  "nothing is said of what the engine refuses: %s",
  (text) => {
    expect(claimsOf(parsed(text))).toEqual([]);
    expect(covers(parsed(text), parsed("ssl"))).toBeUndefined();
  },
);

describe("between two expressions", () => {
  test.each([
    [`starts_with(${PATH}, "/api/")`, `${PATH} eq "/api/users" and ssl`],
    [`ip.src in {10.0.0.0/8}`, `ip.src in {10.1.0.0/16 10.2.3.4} and ${HOST} eq "a"`],
    [`ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}`, "ip.src eq 10.2.0.1"],
    ["true", `${HOST} eq "a"`],
    [`${HOST} eq "a" or ${HOST} eq "b"`, `${HOST} in {"b" "a"} and (ssl or ${SCORE} gt 3)`],
    [`ssl or ${SCORE} gt 3`, `(ssl and ${HOST} eq "a") or (${SCORE} gt 5 and ${HOST} eq "b")`],
    [`lower(${HOST}) contains "bot"`, `${HOST} contains "Bot"`],
  ])("%s covers %s", (outer, inner) => {
    expect(covers(parsed(outer), parsed(inner))).toBe(true);
    expect(covers(parsed(inner), parsed(outer))).toBe(false);
  });

  test.each([
    [`ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}`, "ip.src eq 10.1.0.1"],
    [`${HOST} eq "a"`, `lower(${HOST}) eq "a"`],
    [`${TOKEN} ne "a"`, `not ${TOKEN} eq "a"`],
    [`not ${TOKEN} ne "a"`, `ssl`],
    [`any(${TOKENS} eq "a")`, `all(${TOKENS} eq "a")`],
  ])("%s does not cover %s", (outer, inner) => {
    expect(covers(parsed(outer), parsed(inner))).toBe(false);
  });

  test.each([
    [`not (${HOST} eq "a" or ssl)`, `${HOST} ne "a" and not ssl`],
    [`ssl xor ${HOST} eq "a"`, `(ssl and not ${HOST} eq "a") or (not ssl and ${HOST} eq "a")`],
    [`${PATH} wildcard "*x*"`, `lower(${PATH}) contains "x"`],
    ["ip.src in {10.0.0.0/9 10.128.0.0/9}", "ip.src in {10.0.0.0..10.255.255.255}"],
  ])("%s means the same as %s", (a, b) => {
    expect(equivalent(parsed(a), parsed(b))).toBe(true);
  });

  test("gives up where it would take too long", () => {
    const names = Array.from({ length: 14 }, (_, index) => `http.request.headers["h${index}"][0]`);
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => `(${a} eq "x" xor ${b} contains "y" xor ssl)`));
    const hard = parsed(pairs.join(" and "));
    expect(covers(parsed('http.host eq "nowhere"'), hard)).not.toBe(true);
    expect(claimsOf(hard)).toEqual([]);
  });
});
