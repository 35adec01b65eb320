import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { Comparison, Expression, Field } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, literalsOf } from "../../support/comparisons.ts";
import { exemptionBy } from "../../support/exemptions.ts";
import { RENTED_NETWORKS } from "../../support/rented-networks.ts";

const NETWORKS: ReadonlySet<string> = new Set(["ip.src.asnum", "ip.geoip.asnum"]);
const FINGERPRINTS: ReadonlySet<string> = new Set(["cf.bot_management.ja3_hash", "cf.bot_management.ja4"]);
const TRAITS: ReadonlySet<string> = new Set([...NETWORKS, ...FINGERPRINTS]);
/** What anybody can send or be: places, the request's line, the user agent. The rest may be known to few, such as a header. */
const ANYBODYS =
  /^(?:ip\.(?:src|geoip)\..*|http\.(?:host|user_agent|referer|x_forwarded_for)|(?:raw\.)?http\.request\.(?:method|version|full_uri|uri|uri\.path(?:\.extension)?)|ssl|cf\.(?:zone|edge|tls_(?:version|cipher))\b.*)$/;
/** What visitors say of themselves. */
const SAID: ReadonlySet<string> = new Set(["http.user_agent", "http.referer"]);

/** Who sends search engines' crawlers from there as well. */
const HAS_CRAWLERS: ReadonlySet<string> = new Set(["Google", "Microsoft"]);

interface Network {
  readonly number: bigint;
  readonly owner: string;
}

interface Details {
  /** The network that strangers send from; undefined where it is a fingerprint that they share. */
  readonly network: Network | undefined;
}

/** The first such condition of a rule. */
function check(expression: LintedExpression): readonly Finding<Details>[] {
  for (const comparison of comparisonsOf(expression, TRAITS)) {
    const network = rentedBy(comparison);
    const isFingerprint = comparison.left.kind === "field" && FINGERPRINTS.has(comparison.left.name);
    // Who stops bots by their score lets his own programs past by something.
    if (isFingerprint ? effectOf(expression.settings) !== "lets-in" : network === undefined) continue;
    const isNamed = /^(?:eq|ne|in)$/.test(comparison.operator);
    const exemption = isNamed ? exemptionBy(expression, comparison, comparison.operator !== "ne") : undefined;
    if (exemption === undefined || exemption.companions.some((item) => asksForMore(expression, item))) continue;
    // Whoever is stopped for what he says could as well say something else.
    if (exemption.targets.some((item) => fieldsIn(item).some(({ name }) => SAID.has(name)))) continue;
    return [{ span: { start: comparison.start, end: comparison.end }, details: { network } }];
  }
  return [];
}

/** The first of the networks that a comparison names from which anybody can send. */
function rentedBy(comparison: Comparison): Network | undefined {
  for (const literal of literalsOf(comparison)) {
    if (literal.kind !== "integer") continue;
    const owner = RENTED_NETWORKS.get(literal.value);
    if (owner !== undefined) return { number: literal.value, owner };
  }
  return undefined;
}

/** Whether a condition is about something that few have: an address, a header that they know, a network of their own. */
function asksForMore(expression: LintedExpression, item: Expression): boolean {
  return fieldsIn(item).some((field) => {
    if (!TRAITS.has(field.name)) return !ANYBODYS.test(field.name);
    const above = expression.parentOf(field);
    return NETWORKS.has(field.name) && above?.kind === "comparison" && rentedBy(above) === undefined;
  });
}

const fieldsIn = (item: Expression): readonly Field[] => [...descendants(item)].filter((node) => node.kind === "field");

const rule = (expression: string, action = "skip"): string =>
  `---\nname: Partners\nref: partners\naction: ${action}\n${action === "skip" ? "parameters:\n  ruleset: current\n" : ""}---\n${expression}\n`;

export const bypassSharedTrait = lint<Details>({
  code: "bypass/shared-trait",
  severity: "warning",
  preset: "recommended",
  title: "Strangers share it",
  what: "A rule lets visitors past by the network of a public cloud alone, or by a TLS fingerprint alone. What anybody can send or be does not count beside it: a country, a user agent, a path.",
  why: "In the network of a public cloud anybody can rent a machine, or run a function, for a few cents. A TLS fingerprint (JA3, JA4) belongs to a kind of program and not to one visitor, and can be imitated.",
  message: ({ network }) =>
    network === undefined
      ? "All programs of this kind have this fingerprint, and others can imitate it. Ask for something as well that only yours have: an address, a client certificate."
      : `AS${network.number} is ${network.owner}'s: anybody can send from there and get past. Ask for something as well that only yours have: an address, a client certificate.${HAS_CRAWLERS.has(network.owner) ? " For search engines ask for `cf.client.bot` instead." : ""}`,
  scope: "expression",
  needs: { fields: TRAITS },
  check,
  bad: [
    { text: rule('«ip.src.asnum eq 396982» and ip.src.country eq "BE" and http.user_agent eq "app/1.0.0"') },
    { text: rule('starts_with(http.request.uri.path, "/hook") and «ip.src.asnum in {64500 16509 14618}»') },
    { text: 'http.host eq "logs.example.com" and not «ip.src.asnum in {13335 132892}»' },
    { text: 'ip.src.country ne "DE" and «ip.geoip.asnum ne 15169»' },
    { text: rule('«cf.bot_management.ja4 eq "t13d1516h2_8daaf6152771_02713d6af862"»') },
  ],
  good: [
    { text: rule("ip.src.asnum eq 16509 and ip.src in {203.0.113.0/24}") },
    { text: rule("ip.src.asnum in {8075} and cf.client.bot") },
    { text: rule('ip.src.asnum eq 16509 and any(http.request.headers["x-partner"][*] eq "example")') },
    { note: "A network of its own.", text: rule("ip.src.asnum eq 64500") },
    { text: rule('cf.bot_management.ja4 eq "t13d1516h2_8daaf6152771_02713d6af862" and ip.src.asnum eq 64500') },
    { note: "Either is asked for.", text: 'not ip.src.asnum eq 16509 or not http.cookie contains "partner="' },
    { note: "Who sends from there is stopped.", text: "ip.src.asnum in {16509 14618}" },
    {
      note: "It could say something else.",
      text: 'http.user_agent contains "Chrome/119." and not ip.src.asnum eq 14618',
    },
  ],
});
