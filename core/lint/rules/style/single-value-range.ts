import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { members } of expression.all("set")) {
    for (const member of members) {
      if (member.kind !== "integer-range" || member.from.value !== member.to.value) continue;
      yield { span: member, fixes: [replaceFix("Write the number", member, sliceOf(expression.text, member.from))] };
    }
  }
}

export const styleSingleValueRange = lint({
  code: "style/single-value-range",
  severity: "info",
  preset: "recommended",
  title: "A range of one number",
  what: "A range that starts and ends with the same number.",
  why: "It is that number alone. Perhaps one end was meant to be another number.",
  message: "This range holds one number. Write the number, or correct an end.",
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  check,
  bad: [{ text: "cf.edge.server_port in {«80..80» 8000..8080}", fixed: "cf.edge.server_port in {80 8000..8080}" }],
  good: [{ text: "cf.edge.server_port in {80 8000..8080}" }],
});
