import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { nameMeant } from "../../support/agents.ts";
import { contentFix, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.user_agent"]);

function* check(expression: LintedExpression): Generator<Finding<{ name: string }>> {
  // What `lower()` makes of it is asked for in small letters.
  const tests = textTestsOf(expression, FIELDS);
  for (const test of tests) {
    if (test.how !== "contains" && test.how !== "starts_with") continue;
    const name = nameMeant(test.value);
    if (name === undefined || tests.some(({ value }) => value === name)) continue;
    yield { span: test.literal, details: { name }, fixes: contentFix(test, expression.text, name) };
  }
}

export const valueAgentName = lint<{ name: string }>({
  code: "value/agent-name",
  severity: "warning",
  preset: "recommended",
  title: "A program's name with other capitals",
  what: "The name of a well-known program in a user agent, with capitals or small letters that it does not have there.",
  why: "Comparisons are letter by letter. The program Wget sends `Wget/1.21.4`, and Bing's crawler `bingbot/2.0`, so `wget` and `Bingbot` stand in none of their requests, and a rule neither stops them nor lets them past.",
  message: ({ name }) =>
    `The program writes itself \`${name}\`, so its requests do not match. Write it so, or compare \`lower(…)\` with small letters.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.user_agent contains «"wget"»', fixed: 'http.user_agent contains "Wget"' },
    {
      note: "A crawler that was to get past.",
      text: 'ip.src.country ne "DE" and not http.user_agent contains «"Bingbot"»',
      fixed: 'ip.src.country ne "DE" and not http.user_agent contains "bingbot"',
    },
    {
      text: 'starts_with(http.user_agent, «"python-Urllib/"»)',
      fixed: 'starts_with(http.user_agent, "Python-urllib/")',
    },
  ],
  good: [
    { text: 'http.user_agent contains "Wget" or http.user_agent contains "wget"' },
    { text: 'lower(http.user_agent) contains "wget"' },
    { text: 'http.user_agent wildcard "*wget*"' },
    { note: "It stands in the address that the robot sends.", text: 'http.user_agent contains "semrush"' },
    { note: "A part of many names.", text: 'http.user_agent contains "bot"' },
  ],
});
