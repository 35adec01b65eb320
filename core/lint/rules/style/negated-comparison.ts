import { oppositeOf } from "#core/analysis/reason/exactness.ts";
import type { ComparisonOperator } from "#core/syntax/ast.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";
import { replaceFix } from "../../support/fixes.ts";

const SYMBOLS: Partial<Readonly<Record<ComparisonOperator, string>>> = {
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

interface Details {
  readonly operator: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const { text } = expression;
  for (const node of expression.all("not")) {
    const comparison = bare(node.operand);
    const opposite = comparison.kind === "comparison" ? oppositeOf(comparison) : undefined;
    if (comparison.kind !== "comparison" || opposite === undefined) continue;
    if (expression.parentOf(node)?.kind === "not" || sliceOf(text, node).includes("#")) continue;
    const written = sliceOf(text, comparison.operatorSpan);
    const operator = /\w/.test(written) ? opposite : (SYMBOLS[opposite] ?? opposite);
    const before = text.slice(comparison.start, comparison.operatorSpan.start);
    const after = text.slice(comparison.operatorSpan.end, comparison.end);
    const fixes = [replaceFix(`Write \`${operator}\``, node, before + operator + after)];
    yield { span: node, details: { operator }, fixes };
  }
}

export const styleNegatedComparison = lint<Details>({
  code: "style/negated-comparison",
  severity: "hint",
  preset: "all",
  title: "A negated comparison",
  what: "`not` before a comparison that has an opposite, such as `not a eq 1`.",
  why: "The opposite operator says it without a `not` that is easily overlooked. It is named only where the field always has a value: where one may be missing, `not a eq 1` and `a ne 1` differ.",
  message: ({ operator }) => `\`${operator}\` says the same without \`not\`.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["not"] },
  check,
  bad: [
    { text: '«not http.host eq "a.example.com"»', fixed: 'http.host ne "a.example.com"' },
    { text: "ssl && «!(cf.bot_management.score < 30)»", fixed: "ssl && cf.bot_management.score >= 30" },
  ],
  good: [
    { text: 'not http.host in {"a.example.com"} and not http.host contains "a"' },
    { note: "The header may be missing.", text: 'not http.request.headers["x-a"][0] eq "1"' },
  ],
});
