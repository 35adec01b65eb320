import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { regexesOf } from "../../support/regexes.ts";
import { FOLDING, PATHS } from "../../support/request-fields.ts";
import { type TextTest, textTestsOf } from "../../support/text-tests.ts";

/** Directories whose pages stand below them: what there is to keep from visitors is not at the path itself. */
const DIRECTORY =
  /^\/(?:admin|administrator|api|auth|backend|internal|phpmyadmin|pma|private|wp-admin|wp-content|wp-includes|wp-json|\.git)\/?$/i;

interface Details {
  readonly directory: string;
}

/** The first such path of a rule: the others of a list say nothing new. */
function check(expression: LintedExpression): readonly Finding<Details>[] {
  if (!turnsAway(expression.settings)) return [];
  const tests = textTestsOf(expression, PATHS, FOLDING);
  for (const test of tests) {
    const { how, value, node, literal } = test;
    if ((how !== "eq" && how !== "in") || !DIRECTORY.test(value)) continue;
    const directory = value.replace(/\/$/, "");
    if (expression.polarityOf(node) !== "positive" || looksBelow(expression, tests, directory)) continue;
    return [{ span: literal, details: { directory }, fixes: widened(test, expression.text, directory) }];
  }
  return [];
}

/** Whether the rule asks elsewhere for paths that start with the directory or hold it. */
function looksBelow(expression: LintedExpression, tests: readonly TextTest[], directory: string): boolean {
  const name = directory.toLowerCase();
  const isBelow = ({ how, value }: TextTest) => how !== "ne" && how !== "eq" && how !== "in" && value.includes(name);
  const text = (from: { start: number; end: number }) => sliceOf(expression.text, from).toLowerCase();
  return tests.some(isBelow) || regexesOf(expression).some(({ literal }) => text(literal).includes(name.slice(1)));
}

/** `eq "/admin"` as the directory with what is below it. */
function widened({ how, node }: TextTest, text: string, directory: string): readonly Fix[] {
  if (how !== "eq" || node.kind !== "comparison") return [];
  const field = sliceOf(text, node.left);
  const newText = `(${field} eq "${directory}" or starts_with(${field}, "${directory}/"))`;
  return [{ title: "Ask for the pages below too", edits: [{ start: node.start, end: node.end, newText }] }];
}

export const bypassPagesBelow = lint<Details>({
  code: "bypass/pages-below",
  severity: "warning",
  preset: "recommended",
  title: "The pages below get past",
  what: "A rule stops a directory such as `/admin` or `/api` by its whole path.",
  why: 'What is worth keeping from visitors stands below: `http.request.uri.path eq "/admin"` is false for `/admin/` and for `/admin/users`.',
  message: ({ directory }) =>
    `Only \`${directory}\` itself fits: \`${directory}/…\` gets past. Ask for \`starts_with(http.request.uri.path, "${directory}/")\` as well.`,
  scope: "expression",
  needs: { fields: PATHS },
  check,
  bad: [
    {
      text: 'http.request.uri.path eq «"/admin"» and not ip.src in $office',
      fixed:
        '(http.request.uri.path eq "/admin" or starts_with(http.request.uri.path, "/admin/")) and not ip.src in $office',
    },
    { note: "Once in a rule.", text: 'not ip.src in $office and http.request.uri.path in {«"/api"» "/auth" "/login"}' },
    {
      note: "The start page of the directory is a page of it.",
      text: 'http.request.uri.path eq «"/wp-admin"» or http.request.uri.path eq "/wp-admin/"',
      fixed:
        '(http.request.uri.path eq "/wp-admin" or starts_with(http.request.uri.path, "/wp-admin/")) or http.request.uri.path eq "/wp-admin/"',
    },
  ],
  good: [
    { text: 'http.request.uri.path eq "/admin" or starts_with(http.request.uri.path, "/admin/")' },
    { text: 'http.request.uri.path in {"/wp-admin" "/wp-login.php"} or http.request.uri.path wildcard "/wp-admin/*"' },
    { text: 'http.request.uri.path eq "/api" or http.request.uri.path matches "^/api/v[0-9]+/"' },
    { note: "A page.", text: 'http.request.uri.path eq "/login"' },
    {
      note: "All else is stopped.",
      text: 'http.host eq "example.com" and not http.request.uri.path in {"/" "/api"}',
    },
    {
      note: "Nobody is stopped.",
      text: '---\nname: Old\nref: old\naction: redirect\nparameters:\n  from_value:\n    status_code: 301\n    target_url:\n      value: https://example.com/panel\n---\nhttp.request.uri.path eq "/admin"\n',
    },
  ],
});
