import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";

/** Fields that lists exist for. */
const FIELDS: ReadonlySet<string> = new Set(["ip.src", "ip.src.asnum", "http.host"]);
/** As many can still be read at a glance. */
const MOST = 25;

function* check(expression: LintedExpression): Generator<Finding<{ count: number }>> {
  for (const { left, right, operatorSpan } of comparisonsOf(expression, FIELDS)) {
    if (right.kind !== "set" || right.members.length <= MOST) continue;
    yield { span: { start: left.start, end: operatorSpan.end }, details: { count: right.members.length } };
  }
}

const members = Array.from({ length: MOST + 1 }, (_, index) => `203.0.113.${index}`).join(" ");

export const styleLargeSet = lint<{ count: number }>({
  code: "style/large-set",
  severity: "hint",
  preset: "strict",
  title: "A set that could be a list",
  what: "A set of more than 25 addresses, AS numbers or hosts.",
  why: "A list has a name, is shared by rules, is changed without touching them, and takes few of the 4,096 characters of an expression. How many lists there can be depends on the plan.",
  message: ({ count }) =>
    `This set has ${count} members. A list (\`$name\`) can hold them: the light bulb extracts it.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS, kinds: ["set"] },
  check,
  bad: [{ text: `«ip.src in» {${members}}` }],
  good: [{ text: "ip.src in $office" }, { text: "ip.src in {203.0.113.1 203.0.113.2}" }],
});
