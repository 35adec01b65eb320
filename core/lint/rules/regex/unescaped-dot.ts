import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { regexesOf, sequencesOf } from "../../support/regexes.ts";
import { ADDRESSES } from "../../support/request-fields.ts";

/** Fields that hold names with dots in them. */
const NAMED_WITH_DOTS: ReadonlySet<string> = new Set([
  ...ADDRESSES,
  "http.host",
  "http.referer",
  "cf.zone.name",
  ...["subject_dn", "issuer_dn"].flatMap((name) =>
    ["", "_rfc2253", "_legacy"].map((form) => `cf.tls_client_auth.cert_${name}${form}`),
  ),
]);

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { ast, field, spanOf } of regexesOf(expression)) {
    if (field === undefined || !NAMED_WITH_DOTS.has(field.name)) continue;
    const dots = sequencesOf(ast).flatMap((items) => items.filter((item, index) => isMeantAsDot(items, item, index)));
    for (const dot of dots.sort((a, b) => a.start - b.start)) {
      const span = spanOf(dot);
      yield { span, fixes: [{ title: "Write `\\.`", edits: [{ ...span, newText: "\\." }], preferred: true }] };
    }
  }
}

/** Whether a dot stands between letters or digits, as it does in `example.com` and `index.php`. */
function isMeantAsDot(items: readonly RegexNode[], item: RegexNode, index: number): boolean {
  return item.kind === "dot" && isWordCharacter(items[index - 1]) && isWordCharacter(items[index + 1]);
}

function isWordCharacter(node: RegexNode | undefined): boolean {
  return node?.kind === "literal" && node.form === "verbatim" && /[\w-]/.test(String.fromCodePoint(node.codePoint));
}

export const regexUnescapedDot = lint({
  code: "regex/unescaped-dot",
  severity: "warning",
  preset: "recommended",
  title: "A dot that stands for any character",
  what: "A dot between letters or digits in a regex for a host, path or address, or for a name in a certificate.",
  why: "In a regex `.` is any character: `example.com` matches `exampleXcom` too. In a rule that lets visitors pass, that is a way in for a name that somebody else can register.",
  message: "`.` stands for any character here. Write `\\.` for a dot.",
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"] },
  check,
  bad: [
    {
      text: 'http.host matches "^(www|api)\\.example«.»com$"',
      fixed: 'http.host matches "^(www|api)\\.example\\.com$"',
    },
    {
      text: 'cf.tls_client_auth.cert_subject_dn matches "CN=api«.»example\\.com$"',
      fixed: 'cf.tls_client_auth.cert_subject_dn matches "CN=api\\.example\\.com$"',
    },
    {
      text: 'http.request.uri.path matches r"/(wp-login«.»php|xmlrpc«.»php)$"',
      fixed: 'http.request.uri.path matches r"/(wp-login\\.php|xmlrpc\\.php)$"',
    },
  ],
  good: [
    { text: 'http.host matches "^api\\.example\\.com$"' },
    { text: 'http.request.uri.path matches "^/v[0-9]+/.*/export$"' },
    { note: "In brackets it is a dot.", text: 'http.host matches "example[.]com"' },
    { note: "In a user agent any character may be meant.", text: 'http.user_agent matches "Mozilla.5"' },
  ],
});
