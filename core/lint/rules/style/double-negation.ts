import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";
import { replaceFix } from "../../support/fixes.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  const seen = new Set<number>();
  for (const outer of expression.all("not")) {
    const inner = bare(outer.operand);
    if (inner.kind !== "not" || seen.has(outer.start)) continue;
    seen.add(inner.start);
    const between = expression.text.slice(outer.start, inner.operand.start);
    // A comment would be lost.
    const fixes = between.includes("#")
      ? []
      : [replaceFix("Remove both", outer, sliceOf(expression.text, inner.operand))];
    yield { span: { start: outer.start, end: inner.operator.end }, fixes };
  }
}

export const styleDoubleNegation = lint({
  code: "style/double-negation",
  severity: "info",
  preset: "recommended",
  title: "A negation of a negation",
  what: "`not` before `not`.",
  why: "Both together say nothing. One may be left over from a change, and then the rule means the opposite of what was wanted.",
  message: "`not` twice says nothing. Remove both, or the one that is left over.",
  scope: "expression",
  of: "filters",
  needs: { kinds: ["not"] },
  check,
  bad: [
    { text: "«not not» ssl", fixed: "ssl" },
    {
      text: 'cf.client.bot or «!(!»(http.host eq "a.example.com"))',
      fixed: 'cf.client.bot or (http.host eq "a.example.com")',
    },
  ],
  good: [{ text: "not (ssl and not cf.client.bot)" }],
});
