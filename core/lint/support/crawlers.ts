/** Whether a rule stops the crawlers of search engines. */
import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import { covers } from "#core/analysis/reason/covers.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import type { LintedExpression } from "../subject.ts";

/** A crawler of a large search engine, by one of its addresses. Fields that say the same have two names. */
const CRAWLER = "ip.src eq 66.249.66.1 and cf.client.bot and cf.bot_management.verified_bot and ssl";
/** Where it calls from. */
const COUNTRY =
  'ip.src.country eq "US" and ip.geoip.country eq "US" and ip.src.continent eq "NA" and ip.geoip.continent eq "NA"';

const facts = new Map<string, Tree>();

function factsOf(text: string): Tree {
  const tree =
    facts.get(text) ?? parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  facts.set(text, tree);
  return tree;
}

/** Whether a rule turns away all crawlers, on the whole site, and no other rule of the file is there to let them past. */
function turnsAllAway({ settings, neighbours }: LintedExpression): boolean {
  if (settings?.action === undefined || settings.ratelimit !== undefined || !turnsAway(settings)) return false;
  return !neighbours.some((rule) => rule.settings.action === "skip" && rule.settings.enabled);
}

/** Whether they are turned away because of the country that they call from. */
export function turnsAwayByCountry(expression: LintedExpression): boolean {
  if (!turnsAllAway(expression)) return false;
  const { tree } = expression;
  // Without regard to where they are, other lints speak of it.
  return covers(tree, factsOf(`${CRAWLER} and ${COUNTRY}`)) === true && covers(tree, factsOf(CRAWLER)) !== true;
}

/** Whether those of one network are turned away because of its number. */
export function turnsAwayByNetwork(expression: LintedExpression, network: number): boolean {
  if (!turnsAllAway(expression)) return false;
  const { tree } = expression;
  const there = `${CRAWLER} and ${COUNTRY}`;
  const inNetwork = `${there} and ip.src.asnum eq ${network} and ip.geoip.asnum eq ${network}`;
  return covers(tree, factsOf(inNetwork)) === true && covers(tree, factsOf(there)) !== true;
}
