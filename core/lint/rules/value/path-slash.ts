import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isToFillIn } from "../../support/placeholders.ts";
import { FOLDING, PATHS, WITH_QUERY } from "../../support/request-fields.ts";
import { contentFix, type How, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set([
  ...PATHS,
  ...[...WITH_QUERY].filter((name) => !name.endsWith("full_uri")),
]);
/** Tests that say how the value begins. */
const FROM_THE_START: ReadonlySet<How> = new Set<How>(["eq", "ne", "in", "starts_with", "wildcard", "strict wildcard"]);

interface Details {
  readonly field: string;
  readonly isAddress: boolean;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS, FOLDING)) {
    const { how, value, literal, field } = test;
    if (!FROM_THE_START.has(how) || value === "" || value.startsWith("/")) continue;
    if (literal.kind === "wildcard" && value.startsWith("*")) continue;
    // A slash before it would not fill it in: `upkeep/placeholder`.
    if (isToFillIn(value)) continue;
    // What looks like a regex is not mended by a slash: `value/regex-in-text`.
    if (/^[\^\\(.[]/.test(value)) continue;
    const isAddress = /^https?:/i.test(value);
    const fixes = isAddress ? [] : contentFix(test, expression.text, `/${value}`, !looksLikeHost(value));
    yield { span: literal, details: { field: field.name, isAddress }, fixes };
  }
}

/** A name with a dot that is no file: a host was perhaps held against the wrong field. */
function looksLikeHost(value: string): boolean {
  return (
    /^[\w-]+(?:\.[\w-]+)+\/?$/.test(value) && !/\.(?:php\d?|html?|aspx?|jsp|js|css|txt|xml|json|cgi)$/i.test(value)
  );
}

export const valuePathSlash = lint<Details>({
  code: "value/path-slash",
  severity: "warning",
  preset: "recommended",
  title: "A path that does not begin with a slash",
  what: "A text without `/` at its start that has to be the start of a path.",
  why: "Every path begins with `/`, so nothing matches. The rule seems to protect a page and does not.",
  message: ({ field, isAddress }) =>
    isAddress
      ? `\`${field}\` has no scheme and no host, so this never matches. Write the path alone, or ask for \`http.request.full_uri\`.`
      : `\`${field}\` always begins with \`/\`, so this never matches. Put \`/\` before it.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.request.uri.path eq «"admin"»', fixed: 'http.request.uri.path eq "/admin"' },
    {
      text: 'starts_with(lower(http.request.uri.path), «"api/"»)',
      fixed: 'starts_with(lower(http.request.uri.path), "/api/")',
    },
    { text: 'http.request.uri.path wildcard «"api/*"»', fixed: 'http.request.uri.path wildcard "/api/*"' },
    { text: 'http.request.uri in {"/a" «"https://example.com/b"»}' },
  ],
  good: [
    { text: 'http.request.uri.path contains "admin" or ends_with(http.request.uri.path, "login")' },
    { text: 'http.request.uri.path wildcard "*/login"' },
    { note: "Something to fill in.", text: 'http.request.uri.path in {"enter your paths here"}' },
    { note: "An empty path is asked for.", text: 'http.request.uri.path eq ""' },
  ],
});
