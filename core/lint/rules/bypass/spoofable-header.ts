import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { Comparison, Node } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, fieldOf, stringsOf } from "../../support/comparisons.ts";
import { exempts, isGuarded } from "../../support/exemptions.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { looksRandom } from "../../support/secrets.ts";

const USER_AGENT = "http.user_agent";
const FORWARDED = "http.x_forwarded_for";
const COOKIES: ReadonlySet<string> = new Set(["http.cookie", "http.request.cookies"]);
const SENT: ReadonlySet<string> = new Set([USER_AGENT, "http.referer", FORWARDED, ...COOKIES]);
const COMPARED: ReadonlySet<string> = new Set(["eq", "in", "contains", "matches", "wildcard", "strict wildcard"]);

/** Words in the user agents of programs that rules like to let past. */
const SERVICES = [
  "bot",
  "crawl",
  "spider",
  "google",
  "bing",
  "yahoo",
  "facebook",
  "twitter",
  "slack",
  "pingdom",
  "uptime",
  "monitor",
];

/** Cookies by whose name blogs and shops know who has signed in: `wordpress_logged_in_…`, `logged_in=yes`. */
const SIGNED_IN = /logged[-_]?in/i;

type What = "agent" | "robot" | "header" | "address" | "cookie";

/** The first such condition of a rule: the others of a list of names say nothing new. */
function check(expression: LintedExpression): readonly Finding<{ what: What }>[] {
  const lets = effectOf(expression.settings) === "lets-in";
  for (const comparison of comparisonsOf(expression, SENT, FOLDING)) {
    const field = fieldOf(comparison.left, FOLDING)?.name as string;
    if (!COMPARED.has(comparison.operator) || !exempts(expression, comparison)) continue;
    if (isGuarded(expression, comparison) || choosesToBeMatched(expression, comparison, field)) continue;
    if (!lets && !isPass(field, comparison, expression.text)) continue;
    const names = writtenIn(comparison, expression.text);
    // Only who was told can send a secret; of those another lint speaks.
    if (names.some((name) => looksRandom(name.slice(name.indexOf("=") + 1)))) continue;
    return [{ span: { start: comparison.start, end: comparison.end }, details: { what: whatIs(field, names) } }];
  }
  return [];
}

function whatIs(field: string, names: readonly string[]): What {
  if (field === USER_AGENT) return names.some(isService) ? "robot" : "agent";
  if (field === FORWARDED) return "address";
  return COOKIES.has(field) ? "cookie" : "header";
}

function isService(name: string): boolean {
  return SERVICES.some((word) => name.toLowerCase().includes(word));
}

/** Whether a rule that stops all others means a pass by it, and not only what visitors usually have. */
function isPass(field: string, comparison: Comparison, text: string): boolean {
  const names = writtenIn(comparison, text);
  if (field === USER_AGENT) return names.some(isService);
  return field === FORWARDED || (COOKIES.has(field) && names.some((name) => SIGNED_IN.test(name)));
}

/**
 * Whether the rule is about visitors that say the wrong thing in this very header, or about real crawlers: the first could
 * as well say something else altogether, the second send what they are known for.
 */
function choosesToBeMatched(expression: LintedExpression, comparison: Comparison, field: string): boolean {
  let below: Node = comparison;
  let isOutside = false;
  for (let above = expression.parentOf(below); above !== undefined; above = expression.parentOf(above)) {
    if (above.kind === "not") isOutside = true;
    else if (isOutside && above.kind === "logical" && above.operator === "and") {
      if (above.items.some((item) => item !== below && asksFor(expression, item, field))) return true;
    }
    below = above;
  }
  return false;
}

function asksFor(expression: LintedExpression, item: Node, field: string): boolean {
  for (const part of descendants(item)) {
    if (part.kind !== "field" || (part.name !== field && part.name !== "cf.client.bot")) continue;
    if (expression.polarityOf(part) === "positive") return true;
  }
  return false;
}

function writtenIn(comparison: Comparison, text: string): readonly string[] {
  const { right } = comparison;
  if (right.kind === "regex") return [text.slice(right.start, right.end)];
  return stringsOf(comparison, text).map(({ value }) => value);
}

const MESSAGES: Readonly<Record<What, string>> = {
  agent: "Anybody can send this user agent and get past. Ask for addresses as well.",
  robot: "Anybody can send this user agent and get past. Ask for `cf.client.bot`, or for addresses.",
  address: "Anybody can send this header and get past. The visitor's address is `ip.src`.",
  cookie:
    "Anybody can send such a cookie and get past. Cloudflare does not know whether the origin gave it out. Ask for addresses or a client certificate as well.",
  header: "Anybody can send this header and get past. Ask for something that a visitor cannot choose as well.",
};

const skip = (expression: string): string =>
  `---\nname: Monitoring\nref: monitoring\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const bypassSpoofableHeader = lint({
  code: "bypass/spoofable-header",
  severity: "warning",
  preset: "recommended",
  title: "A visitor can send any header",
  what: "A rule lets visitors past by the user agent, the referer, a cookie or `X-Forwarded-For` alone.",
  why: "These are texts that the visitor sends. An attacker who calls himself Googlebot gets past. Cloudflare knows real crawlers by `cf.client.bot`, and a service of your own by its addresses or a client certificate.",
  message: ({ what }: { what: What }) => MESSAGES[what],
  scope: "expression",
  needs: { fields: SENT },
  check,
  bad: [
    { text: skip('«http.user_agent contains "UptimeRobot"»') },
    {
      note: "Not to be a known robot, nor from one network, is easy.",
      text: skip('«http.user_agent contains "UptimeRobot"» and not cf.client.bot and not ip.src in {192.0.2.0/24}'),
    },
    { text: 'ip.src.country ne "DE" and not «lower(http.user_agent) contains "googlebot"»' },
    { text: 'http.request.uri.path eq "/admin" and not «http.x_forwarded_for eq "203.0.113.7"»' },
    { text: skip('«http.cookie contains "wordpress_logged_in"»') },
    { text: 'http.request.uri.path eq "/wp-admin/options.php" and not «http.cookie contains "wordpress_logged_in_"»' },
  ],
  good: [
    { text: 'ip.src.country ne "DE" and not cf.client.bot' },
    {
      note: "A mark of browsers, no pass.",
      text: 'http.request.uri.path eq "/checkout" and not http.cookie contains "cart="',
    },
    { text: skip('ip.src in {203.0.113.0/24} and http.user_agent contains "UptimeRobot"') },
    { text: skip('http.user_agent contains "UptimeRobot" and cf.client.bot') },
    { note: "Who calls himself so is stopped.", text: 'http.user_agent contains "sqlmap"' },
    {
      note: "It could call itself anything else.",
      text: 'http.user_agent contains "bot" and not http.user_agent contains "Googlebot"',
    },
    { note: "Only real crawlers are stopped.", text: 'cf.client.bot and not http.user_agent contains "UptimeRobot"' },
    { note: "What no browser sends is stopped.", text: 'not http.user_agent contains "Mozilla/"' },
    { note: "A secret, which not everybody can send.", text: skip('http.cookie contains "beta=f3Zk91xQv7LmA2tR8sWb"') },
  ],
});
