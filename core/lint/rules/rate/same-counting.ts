import { equivalent } from "#core/analysis/reason/covers.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { removeEntryFix } from "../../support/header-fixes.ts";
import { countingExpression } from "../../support/ratelimit.ts";

function* check(linted: LintedRule): Generator<Finding> {
  const counting = countingExpression(linted);
  const [holder, entry] = [linted.entry("ratelimit"), linted.entry("ratelimit", "counting_expression")];
  if (counting === undefined || holder === undefined || entry === undefined || linted.expression === undefined) return;
  if (equivalent(linted.expression.tree, counting.tree) !== true) return;
  const fix = removeEntryFix("Remove it", linted.text, holder, entry);
  const fixes = fix === undefined ? [] : [{ ...fix, preferred: true }];
  yield { span: entry.valueSpan, fixes, tags: ["unnecessary"] };
}

const rule = (counting: string, expression: string): string =>
  `---\nname: Login\nref: login\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 5\n  mitigation_timeout: 600\n${counting}---\n${expression}\n`;

export const rateSameCounting = lint({
  code: "rate/same-counting",
  severity: "info",
  preset: "recommended",
  title: "The rule counts this anyway",
  what: "A `counting_expression` that matches the same requests as the rule's own expression.",
  why: "Without one the rule counts what it matches. A copy has to be kept up to date by hand, and the plans Free and Pro take none.",
  message: "The rule counts what it matches anyway. Remove the counting expression, or say what should count instead.",
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [
    {
      text: rule(
        "  counting_expression: «'http.request.uri.path == \"/login\"'»\n",
        'http.request.uri.path eq "/login"',
      ),
      fixed: rule("", 'http.request.uri.path eq "/login"'),
    },
  ],
  good: [
    {
      text: rule(
        "  counting_expression: 'http.request.uri.path eq \"/login\" and http.response.code eq 403'\n",
        'http.request.uri.path eq "/login"',
      ),
    },
    { text: rule('  counting_expression: ""\n', 'http.request.uri.path eq "/login"') },
  ],
});
