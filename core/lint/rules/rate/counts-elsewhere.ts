import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { countingExpression, PLACES } from "../../support/ratelimit.ts";

function* check(linted: LintedRule): Generator<Finding> {
  const counting = countingExpression(linted);
  const entry = linted.entry("ratelimit", "counting_expression");
  if (counting === undefined || entry === undefined || linted.expression?.mentions(PLACES) !== true) return;
  if (counting.mentions(PLACES) || counting.all("field").some(({ name }) => name.startsWith("cf."))) return;
  yield { span: entry.valueSpan };
}

const rule = (counting: string, expression: string): string =>
  `---\nname: Failed logins\nref: failed\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 5\n  mitigation_timeout: 600\n  counting_expression: ${counting}\n---\n${expression}\n`;

export const rateCountsElsewhere = lint({
  code: "rate/counts-elsewhere",
  severity: "info",
  preset: "recommended",
  title: "Requests to other pages count too",
  what: "A rule for some hosts or paths whose `counting_expression` asks for neither.",
  why: "The counting expression stands for the rule's own, it does not narrow it. So `http.response.code eq 403` counts every 403 of the zone, and a visitor of other pages is stopped here.",
  message:
    "This counts on every host and path: it replaces the rule's expression and does not narrow it. Repeat here what the rule asks for.",
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [
    { text: rule("«http.response.code eq 403»", 'starts_with(http.request.uri.path, "/shop/")') },
    { text: rule("«'http.request.method eq \"POST\"'»", 'http.host eq "shop.example.com"') },
  ],
  good: [
    {
      text: rule(
        "'http.request.uri.path eq \"/login\" and http.response.code eq 403'",
        'http.request.uri.path eq "/login"',
      ),
    },
    {
      note: "Who fails there is stopped everywhere.",
      text: rule(
        "'http.request.uri.path eq \"/login\" and http.response.code eq 403'",
        'http.host eq "www.example.com"',
      ),
    },
    { note: "The rule is for the whole zone too.", text: rule("http.response.code eq 403", "not ip.src in $office") },
    { note: "The rule's own expression counts.", text: rule('""', 'http.request.uri.path eq "/login"') },
  ],
});
