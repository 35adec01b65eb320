import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { itemsOf, plainText, regexesOf } from "../../support/regexes.ts";
import { FOLDING, PATHS } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

function* check(expression: LintedExpression): Generator<Finding<{ whole: string }>> {
  const changed = new Set<number>();
  for (const { value, field, literal } of textTestsOf(expression, PATHS, FOLDING)) {
    if (!value.includes("?")) continue;
    const whole = field.name.replace(/\.path$/, "");
    const isFirst = !changed.has(field.start);
    changed.add(field.start);
    const name = { start: field.start, end: field.nameEnd };
    const fixes = isFirst ? [replaceFix(`Ask for \`${whole}\``, name, whole, false)] : [];
    yield { span: literal, details: { whole }, fixes };
  }
  for (const { field, ast, spanOf } of regexesOf(expression)) {
    if (field === undefined || !PATHS.has(field.name)) continue;
    const mark = itemsOf(ast).find((item) => plainText([item]) === "?");
    if (mark !== undefined) yield { span: spanOf(mark), details: { whole: field.name.replace(/\.path$/, "") } };
  }
}

export const valuePathQuery = lint<{ whole: string }>({
  code: "value/path-query",
  severity: "warning",
  preset: "recommended",
  title: "A query in a path",
  what: "A text with `?` that a path is held against.",
  why: "The path ends before the `?`. What is behind it is in `http.request.uri.query`, and both together are in `http.request.uri`.",
  message: ({ whole }) =>
    `A path has no \`?\`, so this never matches. Ask for \`${whole}\`, which holds the query too.`,
  scope: "expression",
  of: "filters",
  needs: { fields: PATHS, signs: ["?"] },
  check,
  bad: [
    {
      text: 'http.request.uri.path contains «"/search?q="»',
      fixed: 'http.request.uri contains "/search?q="',
    },
    { text: 'starts_with(http.request.uri.path, «"/?author="»)', fixed: 'starts_with(http.request.uri, "/?author=")' },
    { text: 'http.request.uri.path matches "^/search«\\?»q="' },
  ],
  good: [
    { text: 'http.request.uri contains "/search?q="' },
    { text: 'http.request.uri.path eq "/search" and http.request.uri.query contains "q="' },
    { note: "A regex, where `?` means something else.", text: 'http.request.uri.path matches "^/colou?r"' },
  ],
});
