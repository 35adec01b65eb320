import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { ADDRESSES, FOLDING } from "../../support/request-fields.ts";
import { type TextTest, textTestsOf } from "../../support/text-tests.ts";

/** Fields of which nobody expects regex signs in their value. Queries and bodies hold anything, attacks too. */
const FIELDS: ReadonlySet<string> = new Set([...ADDRESSES, "http.host", "http.user_agent", "http.referer"]);
/** Anchors at the edges, `.*` and classes: what no such value holds but in an attack. */
const REGEX = /^\^[\w/.(\\]|[\w/)]\$$|\.\*|\[0-9\]|\[a-z|\\[dw.]/i;

function* check(expression: LintedExpression): Generator<Finding> {
  for (const test of textTestsOf(expression, FIELDS, FOLDING)) {
    // Regex signs in a wildcard are told of by the check of wildcards.
    if (test.literal.kind !== "string" || !REGEX.test(test.value)) continue;
    yield { span: test.literal, fixes: fixesOf(test, expression.text) };
  }
}

function fixesOf({ node, how, literal }: TextTest, text: string): readonly Fix[] {
  if (node.kind !== "comparison" || (how !== "eq" && how !== "contains")) return [];
  // A backslash is one in a raw string and needs two in a quoted one, a regex takes it as it is.
  if (text.slice(literal.start, literal.end).includes("\\") && literal.kind === "string" && literal.form !== "raw")
    return [];
  return [replaceFix("Write `matches`", node.operatorSpan, "matches", false)];
}

export const valueRegexInText = lint({
  code: "value/regex-in-text",
  severity: "warning",
  preset: "recommended",
  title: "A regex where plain text is compared",
  what: "`^`, `$`, `.*` or a class such as `[0-9]` in the text of `eq`, `in`, `contains`, `starts_with` or `ends_with`.",
  why: "Only `matches` reads regexes. Elsewhere each of these signs has to be in the value itself, which it never is.",
  message: "Only `matches` reads regexes; here every sign counts as it stands. Write `matches`, or plain text.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS, signs: ["^", "$", "*", "["] },
  check,
  bad: [
    { text: 'http.request.uri.path eq «"^/admin"»', fixed: 'http.request.uri.path matches "^/admin"' },
    { text: 'http.request.uri.path contains «"/wp-.*"»', fixed: 'http.request.uri.path matches "/wp-.*"' },
    { text: 'http.request.uri.path in {"/a" «"/b$"»}' },
  ],
  good: [
    { text: 'http.request.uri.path matches "^/admin"' },
    { note: "An attack that is looked for.", text: 'http.request.uri.path contains "${jndi:"' },
    { text: 'http.request.uri.path contains "/.git"' },
  ],
});
