import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { stringsOf } from "../../support/comparisons.ts";
import { contentFix } from "../../support/text-tests.ts";

interface Details {
  readonly name: string;
  readonly letters: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const comparison of expression.all("comparison")) {
    const { left, right } = comparison;
    if (right.kind !== "set" || left.kind !== "call" || (left.name !== "lower" && left.name !== "upper")) continue;
    const { name } = left;
    const fold = (value: string): string => (name === "lower" ? value.toLowerCase() : value.toUpperCase());
    // Beyond ASCII letters stay as they are.
    const members = stringsOf(comparison, expression.text).filter(({ value }) => !/[^\0-\x7f]/.test(value));
    const wrong = members.filter(({ value }) => fold(value) !== value);
    // That none of them can be is told of the whole condition.
    if (wrong.length === right.members.length) continue;
    for (const { node, value } of wrong) {
      const fixes = contentFix({ literal: node, value }, expression.text, fold(value));
      yield { span: node, details: { name, letters: name === "lower" ? "capitals" : "small letters" }, fixes };
    }
  }
}

export const setUnreachableMember = lint<Details>({
  code: "set/unreachable-member",
  severity: "warning",
  preset: "recommended",
  title: "A member that `lower()` never gives",
  what: "A member with capitals in a set for `lower(…)`, or with small letters in one for `upper(…)`.",
  why: "`lower()` turns capitals into small letters, and the set is compared letter by letter. The others of the set work, so nobody sees that this one does not.",
  message: ({ name, letters }) =>
    `\`${name}()\` gives no ${letters}, so this member never matches. Write it as it is given.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  check,
  bad: [
    {
      text: 'lower(http.request.uri.path) in {"/login" «"/wp-Admin"»}',
      fixed: 'lower(http.request.uri.path) in {"/login" "/wp-admin"}',
    },
    { text: 'upper(http.request.method) in {"GET" «"post"»}', fixed: 'upper(http.request.method) in {"GET" "POST"}' },
  ],
  good: [
    { text: 'lower(http.request.uri.path) in {"/login" "/wp-admin"}' },
    { text: 'http.request.uri.path in {"/login" "/wp-Admin"}' },
    { note: "Of the whole set `logic/never-true` tells.", text: 'lower(http.host) in {"API" "WWW"}' },
  ],
});
