import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.cookie"]);

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { how, value, literal, node } of textTestsOf(expression, FIELDS, ["lower"])) {
    if (!WHOLE.has(how) || value === "" || value.includes(";")) continue;
    const canChange = node.kind === "comparison" && how === "eq";
    const fixes = canChange ? [replaceFix("Write `contains`", node.operatorSpan, "contains", false)] : [];
    yield { span: literal, fixes };
  }
}

export const valueWholeCookie = lint({
  code: "value/whole-cookie",
  severity: "info",
  preset: "recommended",
  title: "One cookie compared with all of them",
  what: "`http.cookie` compared with a single cookie by `eq`, `ne` or `in`.",
  why: "`http.cookie` is the whole header, `a=1; b=2`. As soon as the visitor has a second cookie, nothing matches.",
  message:
    "`http.cookie` holds all cookies of the visitor, so this matches only where there is no other. Write `contains`, or ask for `http.request.cookies`.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.cookie eq «"beta=1"»', fixed: 'http.cookie contains "beta=1"' },
    { text: 'not http.cookie in {«"a=1"»}' },
  ],
  good: [
    { text: 'http.cookie contains "beta=1" or http.cookie eq ""' },
    { text: 'any(http.request.cookies["beta"][*] eq "1")' },
  ],
});
