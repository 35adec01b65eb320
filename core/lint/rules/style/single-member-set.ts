import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  const { text } = expression;
  for (const { operator, operatorSpan, right } of expression.all("comparison")) {
    if (operator !== "in" || right.kind !== "set") continue;
    const [member, ...others] = right.members;
    if (member === undefined || others.length > 0) continue;
    if (member.kind !== "string" && member.kind !== "integer" && member.kind !== "ip") continue;
    const span = { start: operatorSpan.start, end: right.end };
    const value = sliceOf(text, member);
    // Short addresses are possible in sets only.
    const canChange = !sliceOf(text, span).includes("#") && (member.kind !== "ip" || isWhole(value));
    yield { span, fixes: canChange ? [replaceFix("Write `eq`", span, `eq ${value}`)] : [] };
  }
}

function isWhole(address: string): boolean {
  return address.includes(":") || /^(?:(?:0|[1-9]\d*)\.){3}(?:0|[1-9]\d*)$/.test(address);
}

export const styleSingleMemberSet = lint({
  code: "style/single-member-set",
  severity: "hint",
  preset: "all",
  title: "A set of one value",
  what: "`in {…}` with a single value.",
  why: "`eq` says the same. Where more values are to come, the set may as well stay.",
  message: "A set of one value: `eq` says the same.",
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  check,
  bad: [
    { text: 'http.request.method «in {"GET"}»', fixed: 'http.request.method eq "GET"' },
    { text: "not ip.src «in {203.0.113.7}»", fixed: "not ip.src eq 203.0.113.7" },
  ],
  good: [
    { text: "ip.src in {203.0.113.0/24} and cf.bot_management.score in {1..29}" },
    { text: 'http.request.method in {"GET" "HEAD"}' },
  ],
});
