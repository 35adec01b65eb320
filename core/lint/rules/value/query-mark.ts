import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { isEdge, itemsOf, plainText, regexesOf } from "../../support/regexes.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { contentFix, type How, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.request.uri.query", "raw.http.request.uri.query"]);
const FROM_THE_START: ReadonlySet<How> = new Set<How>(["eq", "ne", "in", "starts_with", "wildcard", "strict wildcard"]);

function* check(expression: LintedExpression): Generator<Finding> {
  for (const test of textTestsOf(expression, FIELDS, FOLDING)) {
    const { how, value, literal } = test;
    if (!FROM_THE_START.has(how) || !value.startsWith("?")) continue;
    yield { span: literal, fixes: contentFix(test, expression.text, value.slice(1)) };
  }
  for (const { field, ast, spanOf } of regexesOf(expression)) {
    const [start, mark] = itemsOf(ast);
    if (field === undefined || !FIELDS.has(field.name) || !isEdge(start, "start") || mark === undefined) continue;
    if (plainText([mark]) === "?") yield { span: spanOf(mark), fixes: [replaceFix("Remove it", spanOf(mark), "")] };
  }
}

export const valueQueryMark = lint({
  code: "value/query-mark",
  severity: "warning",
  preset: "recommended",
  title: "A query with its question mark",
  what: "A text with `?` at its start that has to be the start of a query.",
  why: "`http.request.uri.query` begins behind the `?`.",
  message: "The query begins behind its `?`, so this does not match what is meant. Write it without the `?`.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS, signs: ["?"] },
  check,
  bad: [
    { text: 'http.request.uri.query eq «"?debug=1"»', fixed: 'http.request.uri.query eq "debug=1"' },
    {
      text: 'starts_with(lower(http.request.uri.query), «"?id="»)',
      fixed: 'starts_with(lower(http.request.uri.query), "id=")',
    },
    { text: 'http.request.uri.query matches "^«\\?»id=[0-9]"', fixed: 'http.request.uri.query matches "^id=[0-9]"' },
  ],
  good: [
    { text: 'http.request.uri.query eq "debug=1"' },
    { note: "A second one may follow.", text: 'http.request.uri.query contains "?id="' },
  ],
});
