import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Comparison, Field, Node } from "#core/syntax/ast.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { ownerOf } from "../../support/claims.ts";
import { comparisonsOf, literalsOf } from "../../support/comparisons.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

const SCORE: ReadonlySet<string> = new Set(["cf.bot_management.score"]);
const AGENT: ReadonlySet<string> = new Set(["http.user_agent"]);
/** Words that the names of good bots hold as well as those of bad ones. */
const ANY_BOT: ReadonlySet<string> = new Set(["bot", "crawl", "crawler", "spider"]);
const KNOWN = /\bcf\.(?:client\.bot|bot_management\.verified_bot|verified_bot_category)\b/;
/** What a rule may ask for and still be about all visitors of a site. Asking for a path, a network or an attack makes it narrow. */
const WIDE = /^(?:http\.(?:host|user_agent|request\.version)|ssl|cf\.(?:zone|bot_management|threat_score)\b.*)$/;

interface Details {
  readonly by: "score" | "name";
}

const FIELDS: Readonly<Record<Details["by"], string>> = {
  score: "cf.bot_management.verified_bot",
  name: "cf.client.bot",
};

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  if (expression.settings?.action === undefined || !turnsAway(expression.settings)) return;
  if (KNOWN.test(sliceOf(expression.text, expression.tree)) || expression.neighbours.some(letsKnownPast)) return;
  if (expression.all("field").some((field) => narrows(expression, field))) return;
  const first = lowScore(expression) ?? anyName(expression);
  if (first !== undefined) yield first;
}

/** Whether the rule asks for something that few visitors have: an exception does not make it narrow. */
function narrows(expression: LintedExpression, field: Field): boolean {
  if (WIDE.test(field.name)) return false;
  let condition: Node = field;
  for (let above = expression.parentOf(field); above !== undefined; above = expression.parentOf(above)) {
    if (above.kind !== "call" && above.kind !== "comparison") break;
    condition = above;
  }
  if (condition.kind === "comparison" && condition.operator === "ne") return false;
  return expression.polarityOf(condition) !== "negative";
}

/** Whether an earlier or later rule lets known bots past: in which order is for the one who wrote it. */
function letsKnownPast({ settings, expression }: LintedExpression["neighbours"][number]): boolean {
  return settings.action === "skip" && settings.enabled && KNOWN.test(sliceOf(expression.text, expression));
}

function lowScore(expression: LintedExpression): Finding<Details> | undefined {
  const node = comparisonsOf(expression, SCORE).find(
    (comparison) => expression.polarityOf(comparison) === "positive" && isLow(comparison),
  );
  return node && { span: node, details: { by: "score" }, fixes: [leaveOutFix(expression, node, "score")] };
}

function isLow(comparison: Comparison): boolean {
  const [first] = literalsOf(comparison);
  return /^(?:lt|le|eq)$/.test(comparison.operator) && first?.kind === "integer" && first.value < 60n;
}

function anyName(expression: LintedExpression): Finding<Details> | undefined {
  const tests = textTestsOf(expression, AGENT, FOLDING);
  // Who makes exceptions by name has thought of the good ones.
  if (tests.some(({ node, how }) => how === "ne" || expression.polarityOf(node) === "negative")) return undefined;
  const test = tests.find(({ how, value }) => how === "contains" && ANY_BOT.has(value.toLowerCase()));
  if (test?.node.kind !== "comparison") return undefined;
  return { span: test.node, details: { by: "name" }, fixes: [leaveOutFix(expression, test.node, "name")] };
}

function leaveOutFix(expression: LintedExpression, node: Comparison, by: Details["by"]): Fix {
  const { owner } = ownerOf(expression, node);
  const isAlone = owner === undefined || (owner.kind === "logical" && owner.operator === "and");
  const symbol = expression
    .all("logical")
    .some(({ operators: [first] }) => first && expression.text[first.start] === "&");
  const exception = symbol ? `&& !${FIELDS[by]}` : `and not ${FIELDS[by]}`;
  const { start, end } = node;
  const edits = isAlone
    ? [{ start: end, end, newText: ` ${exception}` }]
    : [
        { start, end: start, newText: "(" },
        { start: end, end, newText: ` ${exception})` },
      ];
  return { title: "Let known bots past", edits };
}

const rule = (expression: string, action = "block"): string =>
  `---\nname: Bots\nref: bots\naction: ${action}\n---\n${expression}\n`;

export const actionVerifiedBots = lint<Details>({
  code: "action/verified-bots",
  severity: "warning",
  preset: "recommended",
  title: "Search engines are stopped too",
  what: "A rule that stops bots by their score, or by a word such as `bot`, on all paths and without an exception for those that Cloudflare knows.",
  why: "Search engines, link previews and payment services are bots as well, with low scores and honest names. A site that stops them disappears from search results.",
  message: ({ by }) =>
    by === "score"
      ? "Search engines have low scores too, and are stopped here. Add `and not cf.bot_management.verified_bot`."
      : "Search engines call themselves that too, and are stopped here. Add `and not cf.client.bot`.",
  scope: "expression",
  heeds: "bot",
  needs: { fields: new Set([...SCORE, ...AGENT]) },
  check,
  bad: [
    {
      text: rule("«cf.bot_management.score lt 30»"),
      fixed: rule("cf.bot_management.score lt 30 and not cf.bot_management.verified_bot"),
    },
    {
      text: rule('http.host eq "www.example.com" && «cf.bot_management.score == 1»', "managed_challenge"),
      fixed: rule(
        'http.host eq "www.example.com" && cf.bot_management.score == 1 && !cf.bot_management.verified_bot',
        "managed_challenge",
      ),
    },
    {
      note: "An exception for others.",
      text: rule('«cf.bot_management.score lt 30» and not starts_with(http.request.uri.path, "/api/")'),
      fixed: rule(
        'cf.bot_management.score lt 30 and not cf.bot_management.verified_bot and not starts_with(http.request.uri.path, "/api/")',
      ),
    },
    {
      text: rule('cf.threat_score gt 50 or «lower(http.user_agent) contains "bot"»'),
      fixed: rule('cf.threat_score gt 50 or (lower(http.user_agent) contains "bot" and not cf.client.bot)'),
    },
  ],
  good: [
    { text: rule("cf.bot_management.score lt 30 and not cf.bot_management.verified_bot") },
    {
      note: "Another rule lets them past.",
      text: `---\nname: Good bots\nref: good\naction: skip\nparameters:\n  ruleset: current\n---\ncf.client.bot\n${rule("cf.bot_management.score lt 30")}`,
    },
    {
      note: "Search engines have no business there.",
      text: rule('cf.bot_management.score lt 30 and http.request.uri.path eq "/login"'),
    },
    { text: rule("cf.bot_management.score lt 30 and ip.src.asnum in {64496 64497}") },
    { text: rule("cf.waf.auth_detected and cf.bot_management.score lt 10") },
    { note: "A bot by its name.", text: rule('http.user_agent contains "AhrefsBot"') },
    { note: "Only logged.", text: rule("cf.bot_management.score lt 30", "log") },
  ],
});
