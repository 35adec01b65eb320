import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { nameAlone } from "../../support/agents.ts";
import { replaceFix } from "../../support/fixes.ts";
import { contentFix, type TextTest, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.user_agent"]);

interface Details {
  readonly name: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS, ["lower"])) {
    const name = WHOLE.has(test.how) ? nameAlone(test.value) : undefined;
    if (name === undefined) continue;
    yield { span: test.literal, details: { name }, fixes: fixesFor(test, name, expression.text) };
  }
}

/** Asks whether the name is in it, in the letters that it is sent in. */
function fixesFor(test: TextTest, name: string, text: string): readonly Fix[] {
  const { node, how, value } = test;
  if (node.kind !== "comparison" || how !== "eq") return [];
  const operator = replaceFix("Write `contains`", node.operatorSpan, "contains", false);
  const isFolded = node.left.kind === "call";
  const sent = isFolded || value === name ? [] : contentFix(test, text, name).flatMap(({ edits }) => edits);
  return [{ ...operator, edits: [...operator.edits, ...sent] }];
}

export const valueWholeAgent = lint<Details>({
  code: "value/whole-agent",
  severity: "warning",
  preset: "recommended",
  title: "A name that is only part of a user agent",
  what: "The name of a well-known robot, tool or browser compared with the whole user agent by `eq`, `ne` or `in`.",
  why: "`eq` and `in` look at the whole text, letter by letter, and these programs send more than their name: a version, and mostly an address. A rule that names them so does not see them.",
  message: ({ name }) =>
    `The user agent of \`${name}\` holds more than this name, and \`eq\` and \`in\` look at all of it. Write \`contains\`.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.user_agent eq «"Googlebot"»', fixed: 'http.user_agent contains "Googlebot"' },
    {
      note: "In the letters in which it is sent.",
      text: 'ssl and not http.user_agent == «"ahrefsbot"»',
      fixed: 'ssl and not http.user_agent contains "AhrefsBot"',
    },
    {
      text: 'lower(http.user_agent) eq «"python-requests"»',
      fixed: 'lower(http.user_agent) contains "python-requests"',
    },
    { text: 'not http.user_agent in {"OurMonitor" «"bingbot"» «"Slackbot"»}' },
  ],
  good: [
    { text: 'http.user_agent contains "Googlebot"' },
    { text: 'http.user_agent eq "" or http.user_agent eq "python-requests/2.31.0"' },
    { note: "A program of your own may send its name alone.", text: 'http.user_agent eq "MobileApp"' },
    { note: "Some programs do.", text: 'http.user_agent in {"Android" "node-fetch"}' },
  ],
});
