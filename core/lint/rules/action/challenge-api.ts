import { CHALLENGES } from "#core/catalog/catalog.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { regexesOf } from "../../support/regexes.ts";
import { FOLDING, PATHS, WITH_QUERY } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

const HOSTS: ReadonlySet<string> = new Set(["http.host"]);
const LOCATIONS: ReadonlySet<string> = new Set([...PATHS, ...WITH_QUERY]);

/** How a path starts that programs call. `/api-docs` is for people, and what stands below `/wp-json/` mostly for attackers. */
const API_PATH = /^(?:\(\?i\))?[*^]?\/(?:(?:api|graphql|webhooks?)(?![\w-])|wp-json\/?(?:$|\*))/i;
const API_HOST = /^(?:\*\.)?(?:api|graphql|webhooks?)\./i;

/** A header by which pages that a person opens can be told from what a program fetches. */
const NAVIGATION = /\[\s*"(?:accept|sec-fetch-(?:dest|mode))"\s*\]/i;

interface Details {
  readonly action: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const { action, enabled } = expression.settings ?? {};
  if (action === undefined || !CHALLENGES.has(action) || enabled === false) return;
  if (NAVIGATION.test(sliceOf(expression.text, expression.tree))) return;
  const [first] = apiPlaces(expression);
  if (first !== undefined) yield { span: { start: first.start, end: first.end }, details: { action } };
}

/** Texts that only the addresses of an API hold, where the rule asks for them. */
function* apiPlaces(expression: LintedExpression) {
  for (const { value, node, literal, how } of textTestsOf(expression, LOCATIONS, FOLDING)) {
    if (how === "ne" || how === "ends_with" || expression.polarityOf(node) !== "positive") continue;
    if (API_PATH.test(value)) yield literal;
  }
  for (const { value, node, literal, how } of textTestsOf(expression, HOSTS, FOLDING)) {
    if (how === "ne" || how === "ends_with" || expression.polarityOf(node) !== "positive") continue;
    if (API_HOST.test(value)) yield literal;
  }
  for (const { comparison, literal, field } of regexesOf(expression)) {
    if (field === undefined || !LOCATIONS.has(field.name)) continue;
    if (expression.polarityOf(comparison) !== "positive") continue;
    if (API_PATH.test(sliceOf(expression.text, literal.content))) yield literal;
  }
}

const challenge = (expression: string, action = "managed_challenge"): string =>
  `---\nname: Bots\nref: bots\naction: ${action}\n---\n${expression}\n`;

export const actionChallengeApi = lint<Details>({
  code: "action/challenge-api",
  severity: "warning",
  preset: "recommended",
  title: "A challenge where programs call",
  what: "A challenge on paths such as `/api/` and `/graphql`, or on hosts such as `api.example.com`.",
  why: "A challenge is a page that a browser has to show and solve. A program, a mobile app and a script that fetches data get that page instead of an answer, and fail. For them the challenge is a block that says nothing of the kind.",
  message: ({ action }) =>
    `Programs that call an API cannot solve \`${action}\`, so they fail. Use \`block\` here, or leave the API out.`,
  scope: "expression",
  needs: { fields: new Set([...HOSTS, ...LOCATIONS]) },
  check,
  bad: [
    { text: challenge('starts_with(http.request.uri.path, «"/api/"») and cf.bot_management.score lt 30') },
    { text: challenge('http.request.uri.path matches «"^/graphql"» and not ip.src in $office', "js_challenge") },
    { text: challenge('http.host in {"www.example.com" «"api.example.com"»} and cf.threat_score gt 20', "challenge") },
  ],
  good: [
    { note: "All but the API.", text: challenge('not starts_with(http.request.uri.path, "/api/")') },
    { note: "Refused, and the program is told so.", text: challenge('http.host eq "api.example.com"', "block") },
    {
      note: "Nobody but attackers has business there.",
      text: challenge('http.request.uri contains "/wp-json/wp/v2/users/" or http.request.uri contains "wp-config."'),
    },
    { note: "Pages about the API.", text: challenge('starts_with(http.request.uri.path, "/api-docs/")') },
    {
      note: "Only what a browser shows as a page.",
      text: challenge('http.host eq "api.example.com" and any(http.request.headers["accept"][*] contains "text/html")'),
    },
    {
      note: "Switched off.",
      text: '---\nname: Bots\nref: bots\naction: challenge\nenabled: false\n---\nhttp.host eq "api.example.com"\n',
    },
  ],
});
