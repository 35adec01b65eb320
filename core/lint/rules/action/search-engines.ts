import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import { covers } from "#core/analysis/reason/covers.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Comparison, Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";

const COUNTRIES: ReadonlySet<string> = new Set(["ip.src.country", "ip.geoip.country"]);
const CONTINENTS: ReadonlySet<string> = new Set(["ip.src.continent", "ip.geoip.continent"]);
const PLACES: ReadonlySet<string> = new Set([...COUNTRIES, ...CONTINENTS]);

/** A crawler of a large search engine, by one of its addresses. Fields that say the same have two names. */
const CRAWLER = "ip.src eq 66.249.66.1 and cf.client.bot and cf.bot_management.verified_bot and ssl";
const COUNTRY =
  'ip.src.country eq "US" and ip.geoip.country eq "US" and ip.src.continent eq "NA" and ip.geoip.continent eq "NA"';

const facts = new Map<string, Tree>();

function factsOf(text: string): Tree {
  const tree =
    facts.get(text) ?? parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  facts.set(text, tree);
  return tree;
}

function* check(expression: LintedExpression): Generator<Finding> {
  const { settings, neighbours } = expression;
  if (settings?.action === undefined || settings.ratelimit !== undefined || !turnsAway(settings)) return;
  const place = comparisonsOf(expression, PLACES)[0];
  if (place === undefined || neighbours.some((rule) => rule.settings.action === "skip" && rule.settings.enabled))
    return;
  const { tree } = expression;
  // Without regard to where they are, other lints speak of it.
  if (covers(tree, factsOf(`${CRAWLER} and ${COUNTRY}`)) !== true || covers(tree, factsOf(CRAWLER)) === true) return;
  yield { span: spanOf(expression, place) };
}

/** The comparison with the `not` before it. */
function spanOf(expression: LintedExpression, place: Comparison) {
  const above = expression.parentOf(place);
  return above?.kind === "not" ? above : place;
}

const rule = (expression: string, action = "block"): string =>
  `---\nname: Customers\nref: customers\naction: ${action}\n---\n${expression}\n`;

export const actionSearchEngines = lint({
  code: "action/search-engines",
  severity: "info",
  preset: "strict",
  title: "Search engines come from elsewhere",
  what: "A rule that stops every visitor from the United States, those of search engines among them.",
  why: "The crawlers of search engines, and the services that show previews of links, call from the United States whatever country a site is for. A site for one country that stops all others is not found there either.",
  message:
    "This stops the crawlers of search engines too: they come from the United States. Add `and not cf.client.bot`.",
  scope: "expression",
  heeds: "client.bot",
  needs: { fields: PLACES },
  check,
  bad: [
    { text: rule('«not ip.src.country in {"DE" "AT" "CH"}»') },
    { text: rule('(«ip.geoip.country ne "VN"»)', "managed_challenge") },
    { text: rule('«ip.src.continent ne "EU"» and not ip.src in {203.0.113.0/24}') },
  ],
  good: [
    { text: rule('not ip.src.country in {"DE" "AT" "CH"} and not cf.client.bot') },
    { text: rule('not ip.src.country in {"US" "CA"}') },
    { text: rule('ip.src.country in {"RU" "CN"}') },
    { note: "It is not the country that stops them.", text: rule('ip.src.country eq "T1" or cf.client.bot') },
    { note: "Some pages only.", text: rule('ip.src.country ne "DE" and http.request.uri.path eq "/admin"') },
    {
      note: "Another rule lets them past.",
      text: `---\nname: Good bots\nref: good\naction: skip\nparameters:\n  ruleset: current\n---\ncf.client.bot\n${rule('ip.src.country ne "DE"')}`,
    },
  ],
});
