import { fieldInfo } from "#core/catalog/catalog.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression, LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";
import { countingExpression } from "../../support/ratelimit.ts";

interface Details {
  readonly with: "requests_to_origin" | "response";
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const counting = countingExpression(linted);
  const origin = linted.entry("ratelimit", "requests_to_origin");
  const usesList = [linted.expression, counting].some((expression) => expression !== undefined && hasList(expression));
  if (origin?.value === true && usesList) {
    const fixes = [writeValueFix("Write `false`", origin, "false")];
    yield { span: origin.valueSpan, details: { with: "requests_to_origin" }, fixes };
  }
  const entry = linted.entry("ratelimit", "counting_expression");
  if (entry !== undefined && counting !== undefined && hasList(counting) && asksForResponse(counting)) {
    yield { span: entry.valueSpan, details: { with: "response" } };
  }
}

/** Whether it asks for a list of the account's own. */
function hasList(expression: LintedExpression): boolean {
  return expression.all("list").some(({ name }) => !name.startsWith("cf."));
}

function asksForResponse(expression: LintedExpression): boolean {
  return expression.all("field").some(({ name }) => fieldInfo(name)?.responseOnly === true);
}

const rule = (rest: string, expression = "not ip.src in $office"): string =>
  `---\nname: Guests\nref: guests\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 100\n  mitigation_timeout: 60\n${rest}---\n${expression}\n`;

export const rateListLimits = lint<Details>({
  code: "rate/list-limits",
  severity: "warning",
  preset: "recommended",
  title: "Cloudflare does not count so with lists",
  what: "A rate limit with a list that counts only what reaches your server, or whose `counting_expression` also asks for the response.",
  why: "Cloudflare's pages rule both out for lists of your own, and refuse the rule or the setting.",
  message: (details) =>
    details.with === "response"
      ? "A counting expression has either lists or fields of the response, not both. Ask for the list in the rule's own expression."
      : "With a list `requests_to_origin` has to be `false`: what comes from the cache is counted too.",
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [
    { text: rule("  requests_to_origin: «true»\n"), fixed: rule("  requests_to_origin: false\n") },
    { text: rule("  counting_expression: «not ip.src in $office and http.response.code eq 403»\n", "ssl") },
  ],
  good: [
    { text: rule("  requests_to_origin: false\n") },
    { text: rule("  requests_to_origin: true\n", "not ip.src in {203.0.113.0/24}") },
    { note: "A list that Cloudflare keeps.", text: rule("  requests_to_origin: true\n", "ip.src in $cf.anonymizer") },
    { text: rule("  counting_expression: http.response.code eq 403\n") },
  ],
});
