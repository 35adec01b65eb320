import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Comparison } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, fieldOf, stringsOf } from "../../support/comparisons.ts";
import { FOLDING, WITH_QUERY } from "../../support/request-fields.ts";

const WHOLE: ReadonlySet<string> = new Set(["eq", "ne", "in"]);

interface Details {
  readonly field: string;
  readonly path: string | undefined;
  /** What the comparison is of an address with a query. */
  readonly answer: boolean;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const comparison of comparisonsOf(expression, WITH_QUERY, FOLDING)) {
    if (!WHOLE.has(comparison.operator)) continue;
    const strings = stringsOf(comparison, expression.text);
    if (strings.length === 0 || strings.some(({ value }) => value.includes("?") || value === "")) continue;
    // What is no address at all is never met, with a query or without.
    if (strings.every(({ value }) => !ADDRESS.test(value))) continue;
    yield findingAt(comparison);
  }
}

/** How paths and whole addresses start. */
const ADDRESS = /^(?:\/|https?:\/\/)/i;

function findingAt(comparison: Comparison): Finding<Details> {
  const field = fieldOf(comparison.left, FOLDING);
  const { start, nameEnd: end, name } = field ?? { ...comparison.left, nameEnd: comparison.left.end };
  // The path is a part of the address alone: a whole address has no such twin.
  const path = name.endsWith("http.request.uri") ? `${name}.path` : undefined;
  const fixes: readonly Fix[] =
    path === undefined ? [] : [{ title: `Ask for \`${path}\``, edits: [{ start, end, newText: path }] }];
  return { span: { start, end }, details: { field: name, path, answer: comparison.operator === "ne" }, fixes };
}

export const bypassQueryString = lint({
  code: "bypass/query-string",
  severity: "warning",
  preset: "recommended",
  title: "A query makes the address another one",
  what: "`http.request.uri` or `http.request.full_uri` compared as a whole with an address that has no query.",
  why: 'Both fields hold the query. `http.request.uri eq "/login"` is false for `/login?x`, which shows the same page, so anybody gets around the rule by adding a `?`.',
  message: ({ field, path, answer }: Details) =>
    path === undefined
      ? `\`${field}\` holds the query too, so this is ${answer} as soon as somebody adds \`?x\`. Use \`wildcard\` with \`*\` at the end, or ask for host and path.`
      : `\`${field}\` holds the query too, so this is ${answer} as soon as somebody adds \`?x\`. Ask for \`${path}\`.`,
  scope: "expression",
  of: "filters",
  needs: { fields: WITH_QUERY },
  check,
  bad: [
    { text: '«http.request.uri» eq "/login"', fixed: 'http.request.uri.path eq "/login"' },
    {
      text: 'lower(«http.request.uri») in {"/wp-login.php" "/xmlrpc.php"}',
      fixed: 'lower(http.request.uri.path) in {"/wp-login.php" "/xmlrpc.php"}',
    },
    { text: '«http.request.full_uri» ne "https://example.com/"' },
  ],
  good: [
    { text: 'http.request.uri.path eq "/login"' },
    { text: 'http.request.uri eq "/index.php?s=/Index"' },
    { text: 'http.request.uri contains "/login"' },
    { note: "Never met: the scheme is missing.", text: 'http.request.full_uri eq "example.com/login"' },
  ],
});
