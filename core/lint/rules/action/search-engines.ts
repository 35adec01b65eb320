import type { Comparison } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";
import { turnsAwayByCountry } from "../../support/crawlers.ts";

const COUNTRIES: ReadonlySet<string> = new Set(["ip.src.country", "ip.geoip.country"]);
const CONTINENTS: ReadonlySet<string> = new Set(["ip.src.continent", "ip.geoip.continent"]);
const PLACES: ReadonlySet<string> = new Set([...COUNTRIES, ...CONTINENTS]);

function* check(expression: LintedExpression): Generator<Finding> {
  const place = comparisonsOf(expression, PLACES)[0];
  if (place !== undefined && turnsAwayByCountry(expression)) yield { span: spanOf(expression, place) };
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
