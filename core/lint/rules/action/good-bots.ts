import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import type { Expression, Node } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";

const KNOWN: ReadonlySet<string> = new Set(["cf.client.bot", "cf.bot_management.verified_bot"]);

const KINDS: ReadonlySet<string> = new Set(["cf.verified_bot_category"]);

interface Details {
  readonly field: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  if (expression.settings?.action === undefined || !turnsAway(expression.settings)) return;
  // Who tells the kinds of known bots apart knows what they are.
  if (expression.settings.ratelimit !== undefined || expression.mentions(KINDS) || !expression.mentions(KNOWN)) return;
  for (const field of expression.all("field")) {
    if (!KNOWN.has(field.name) || !isEnough(expression, field)) continue;
    yield { span: { start: field.start, end: field.end }, details: { field: field.name } };
    return;
  }
}

/** Whether the rule matches wherever this is true, but for exceptions. */
function isEnough(expression: LintedExpression, node: Node): boolean {
  let below = node;
  for (let above = expression.parentOf(node); above !== undefined; above = expression.parentOf(above)) {
    if (above.kind === "logical") {
      if (above.operator === "xor") return false;
      if (above.operator === "and" && !above.items.every((item) => item === below || isLight(item))) return false;
    } else if (above.kind !== "group") return false;
    below = above;
  }
  return true;
}

/** Exceptions, and methods: a rule about those is about the whole site all the same. */
function isLight(item: Expression): boolean {
  const inner = bare(item);
  if (inner.kind !== "comparison") return inner.kind === "not";
  return inner.operator === "ne" || (inner.left.kind === "field" && inner.left.name === "http.request.method");
}

const rule = (expression: string, action = "block"): string =>
  `---\nname: Bots\nref: bots\naction: ${action}\n---\n${expression}\n`;

export const actionGoodBots = lint<Details>({
  code: "action/good-bots",
  severity: "warning",
  preset: "recommended",
  title: "Only good bots are stopped",
  what: "A rule that stops whoever makes `cf.client.bot` or `cf.bot_management.verified_bot` true, on the whole site.",
  why: "Both are true for bots that Cloudflare knows to be good, such as those of search engines, and false for all others. Such a rule takes the site out of search results and lets the bad bots in.",
  message: ({ field }) =>
    `\`${field}\` is true for good bots only, such as those of search engines. To stop the others, ask for a low \`cf.bot_management.score\`, or switch on Super Bot Fight Mode.`,
  scope: "expression",
  needs: { fields: KNOWN },
  check,
  bad: [
    { text: rule("«cf.client.bot» or cf.threat_score gt 14") },
    { text: rule('(«cf.client.bot» and not http.user_agent contains "UptimeRobot")', "managed_challenge") },
    { text: rule("«cf.bot_management.verified_bot»") },
    { note: "They send no forms.", text: rule('«cf.client.bot» and http.request.method in {"POST" "PUT"}') },
  ],
  good: [
    { text: rule("cf.bot_management.score lt 30 and not cf.client.bot") },
    { note: "Only on some pages.", text: rule('cf.client.bot and http.request.uri.path contains "/calendar"') },
    {
      note: "Some kinds of them.",
      text: rule('cf.verified_bot_category in {"AI Crawler"} and cf.bot_management.verified_bot'),
    },
    { text: rule("cf.client.bot", "log") },
  ],
});
