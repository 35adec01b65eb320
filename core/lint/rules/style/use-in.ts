import { keyOf } from "#core/analysis/reason/operand-key.ts";
import type { Comparison } from "#core/syntax/ast.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";

/** Two comparisons read as well as a set of two. */
const FEWEST = 3;

interface Details {
  readonly operand: string;
  readonly count: number;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const chain of expression.all("logical")) {
    if (chain.operator !== "or") continue;
    const byOperand = new Map<string, Comparison[]>();
    for (const item of chain.items.map(bare)) {
      if (item.kind !== "comparison" || item.operator !== "eq" || !isValue(item)) continue;
      const key = keyOf(item.left, expression.text);
      byOperand.set(key, [...(byOperand.get(key) ?? []), item]);
    }
    for (const [first, ...others] of byOperand.values()) {
      const count = others.length + 1;
      if (first === undefined || count < FEWEST) continue;
      yield { span: first, details: { operand: sliceOf(expression.text, first.left), count } };
    }
  }
}

function isValue({ right: { kind } }: Comparison): boolean {
  return kind === "string" || kind === "integer" || kind === "ip";
}

export const styleUseIn = lint<Details>({
  code: "style/use-in",
  severity: "hint",
  preset: "strict",
  title: "Many comparisons that are one set",
  what: "Three or more `eq` with the same left side, joined with `or`.",
  why: "`in {…}` says it once, is shorter against the limit of 4,096 characters, and leaves no `or` to get brackets wrong with. The light bulb joins them.",
  message: ({ operand, count }) =>
    `\`${operand}\` is compared with ${count} values. Write \`in {…}\`: the light bulb joins them.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["logical"] },
  check,
  bad: [
    { text: '«ip.src.country eq "DE"» or ip.src.country eq "AT" or (ip.src.country eq "CH")' },
    { text: "ssl and («ip.src eq 203.0.113.1» or ip.src eq 203.0.113.2 or cf.client.bot or ip.src eq 203.0.113.3)" },
  ],
  good: [
    { text: 'ip.src.country in {"DE" "AT" "CH"}' },
    { text: 'ip.src.country eq "DE" or ip.src.country eq "AT"' },
    { text: 'http.host contains "a" or http.host contains "b" or http.host contains "c"' },
  ],
});
