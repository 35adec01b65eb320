import type { Comparison, Node } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";
import { turnsAwayByNetwork } from "../../support/crawlers.ts";

const NUMBERS: ReadonlySet<string> = new Set(["ip.src.asnum", "ip.geoip.asnum"]);

/** Networks that crawlers of search engines call from, beside whatever else is there. */
const NETWORKS: ReadonlyMap<string, string> = new Map([
  ["15169", "Google"],
  ["8075", "Bing"],
]);

interface Details {
  readonly engine: string;
}

/** The first such network of a rule. */
function check(expression: LintedExpression): readonly Finding<Details>[] {
  for (const comparison of comparisonsOf(expression, NUMBERS)) {
    for (const number of numbersIn(comparison)) {
      const written = expression.text.slice(number.start, number.end);
      const engine = NETWORKS.get(written);
      if (engine === undefined || !turnsAwayByNetwork(expression, Number(written))) continue;
      return [{ span: { start: number.start, end: number.end }, details: { engine } }];
    }
  }
  return [];
}

function* numbersIn({ right }: Comparison): Generator<Node> {
  for (const node of descendants(right)) if (node.kind === "integer") yield node;
}

const rule = (expression: string, action = "block"): string =>
  `---\nname: Data centers\nref: centers\naction: ${action}\n---\n${expression}\n`;

export const actionCrawlerNetwork = lint<Details>({
  code: "action/crawler-network",
  severity: "warning",
  preset: "recommended",
  title: "A search engine is in that network",
  what: "A rule that stops the network of Google or Microsoft, from which the crawlers of their search engines call.",
  why: "Lists of data centers hold the numbers 15169 and 8075. Googlebot and bingbot call from there, so a site that stops these networks loses its place in search results.",
  message: ({ engine }) =>
    `The crawlers of ${engine} call from this network and are stopped too. Add \`and not cf.client.bot\`.`,
  scope: "expression",
  heeds: "client.bot",
  needs: { fields: NUMBERS },
  check,
  bad: [
    { text: rule("ip.src.asnum in {16509 «15169» 8075}", "managed_challenge") },
    { text: rule('ip.geoip.asnum eq «8075» or http.request.uri.path contains "/.env"') },
    { text: rule('ip.src.asnum in {«15169»} and not ip.src.country in {"ID"}') },
  ],
  good: [
    { text: rule("ip.src.asnum in {16509 15169 8075} and not cf.client.bot") },
    { text: rule("ip.src.asnum in {16509 396982 24940}") },
    { note: "Some pages only.", text: rule('ip.src.asnum eq 15169 and http.request.uri.path contains "/wp-login"') },
    { note: "All others are stopped.", text: rule("not ip.src.asnum in {15169 8075}") },
    {
      note: "Another rule lets them past.",
      text: `---\nname: Good bots\nref: good\naction: skip\nparameters:\n  ruleset: current\n---\ncf.client.bot\n${rule("ip.src.asnum eq 15169")}`,
    },
  ],
});
