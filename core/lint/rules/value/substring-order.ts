import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const call of expression.all("call")) {
    const [, start, end] = call.arguments;
    if (call.name !== "substring" || start?.kind !== "integer" || end?.kind !== "integer") continue;
    // Places that count from the end compare with those from the start only once the length is known.
    const isComparable = start.value < 0n === end.value < 0n;
    if (isComparable && end.value <= start.value) yield { span: { start: start.start, end: end.end } };
  }
}

export const valueSubstringOrder = lint({
  code: "value/substring-order",
  severity: "warning",
  preset: "recommended",
  title: "A part that ends before it starts",
  what: "A call of `substring()` whose end is not behind its start.",
  why: "Both numbers are places in the text, and the character at the end is left out. Mostly a length was meant as the second one.",
  message:
    "This part ends before it starts, so it holds nothing. The second number is where it ends, not how long it is.",
  scope: "expression",
  of: "all",
  needs: { kinds: ["call"] },
  check,
  bad: [
    { text: 'substring(http.request.uri.path, «10, 5») eq "admin"' },
    { text: 'substring(http.request.uri.path, «-2, -4») eq "ph"' },
  ],
  good: [
    { text: 'substring(http.request.uri.path, 0, 5) eq "/blog" or substring(http.request.uri.path, -3) eq "php"' },
    { note: "It depends on the length.", text: 'substring(http.request.uri.path, 5, -1) eq "a"' },
  ],
});
