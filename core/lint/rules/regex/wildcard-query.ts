import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";
import { FOLDING, WITH_QUERY } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { right } of comparisonsOf(expression, WITH_QUERY, FOLDING)) {
    if (right.kind !== "wildcard") continue;
    const pattern = textOf(right, expression.text);
    if (pattern === undefined || pattern === "" || pattern.includes("?") || /(?<!\\)\*$/.test(pattern)) continue;
    const { end } = right.content;
    yield {
      span: { start: right.start, end: right.end },
      fixes: [{ title: "Add `*` at the end", edits: [{ start: end, end, newText: "*" }] }],
    };
  }
}

export const regexWildcardQuery = lint({
  code: "regex/wildcard-query",
  severity: "warning",
  preset: "recommended",
  title: "A wildcard that no address with a query matches",
  what: "A `wildcard` on an address with its query that ends with text, not with `*`.",
  why: "`wildcard` has to match the whole value, and the value holds the query. With `?x` at the end, which anybody can add, the address no longer matches.",
  message: "Nothing with a query (`?…`) matches this. Add `*` at the end, or ask for `http.request.uri.path`.",
  scope: "expression",
  of: "filters",
  needs: { fields: WITH_QUERY, operators: ["wildcard", "strict wildcard"] },
  check,
  bad: [
    {
      text: 'http.request.full_uri wildcard «"https://example.com/admin/*/edit"»',
      fixed: 'http.request.full_uri wildcard "https://example.com/admin/*/edit*"',
    },
    {
      text: 'http.request.uri strict wildcard «r"/login"»',
      fixed: 'http.request.uri strict wildcard r"/login*"',
    },
    {
      note: "An escaped star is one of the address.",
      text: 'http.request.full_uri wildcard «r"https://example.com/a\\*"»',
      fixed: 'http.request.full_uri wildcard r"https://example.com/a\\**"',
    },
  ],
  good: [
    { text: 'http.request.full_uri wildcard "https://example.com/admin/*"' },
    { text: 'http.request.full_uri wildcard "https://example.com/search?q=*&page=1"' },
    { note: "A path has no query.", text: 'http.request.uri.path wildcard "/admin/*/edit"' },
  ],
});
