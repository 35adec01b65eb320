import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isEdge, itemsOf, plainText, regexesOf, sequencesOf } from "../../support/regexes.ts";
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

/** Endings of names of files that rules about paths speak of. */
const EXTENSIONS: ReadonlySet<string> = new Set(
  `7z asp aspx avi avif bak bmp bz2 cfg cgi conf csv css dll doc docx env eot exe flv gif gz htm html ico ini jar jpeg jpg js
json jsp log map md mjs mov mp3 mp4 ogg otf pdf php php5 phtml png ppt pptx py rar rss sh sql svg swf tar tgz ttf txt wav webm
webmanifest webp woff woff2 xls xlsx xml yaml yml zip`.split(/\s+/),
);

/** Whether a dot stands between letters or digits, as in `example.com`, or before an extension, as in `.*.php$`. */
function isMeantAsDot(items: readonly RegexNode[], item: RegexNode, index: number): boolean {
  if (item.kind !== "dot") return false;
  const before = items[index - 1];
  // Behind a backslash it is the backslash that is wrong.
  if (before !== undefined && plainText([before]) === "\\") return false;
  return (
    (isWordCharacter(before) && isWordCharacter(items[index + 1])) ||
    (!isEdge(before, "start") && endsAsFile(items, index + 1))
  );
}

/** Whether the rest of a sequence is an extension, or a group with one of some, and perhaps the end of the text. */
function endsAsFile(items: readonly RegexNode[], from: number): boolean {
  const rest = items.slice(from, isEdge(items.at(-1), "end") ? -1 : undefined);
  const [first] = rest;
  if (first?.kind !== "group" || rest.length > 1) return isExtension(rest);
  const { body } = first;
  return body.kind === "alternation"
    ? body.alternatives.some((one) => isExtension(itemsOf(one)))
    : isExtension(itemsOf(body));
}

const isExtension = (items: readonly RegexNode[]): boolean => EXTENSIONS.has(plainText(items)?.toLowerCase() ?? "");

function isWordCharacter(node: RegexNode | undefined): boolean {
  return node?.kind === "literal" && node.form === "verbatim" && /[\w-]/.test(String.fromCodePoint(node.codePoint));
}

export const regexUnescapedDot = lint({
  code: "regex/unescaped-dot",
  severity: "warning",
  preset: "recommended",
  title: "A dot that stands for any character",
  what: "A dot between letters or digits, or before the extension of a file, in a regex for a host, path or address, or for a name in a certificate.",
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
    {
      note: "Before an extension.",
      text: 'http.request.uri.path matches "(?i)/autodiscover«.»(xml|src)$|/[a-z-]+«.»html|«.»JPG$"',
      fixed: 'http.request.uri.path matches "(?i)/autodiscover\\.(xml|src)$|/[a-z-]+\\.html|\\.JPG$"',
    },
    {
      text: 'http.request.uri.path matches r".*«.»(css|js)$"',
      fixed: 'http.request.uri.path matches r".*\\.(css|js)$"',
    },
  ],
  good: [
    { note: "No extension stands behind it.", text: 'http.request.uri.path matches "^/.*/files/.(new|old)$"' },
    { note: "`regex/doubled-backslash` says what is wrong.", text: 'http.request.uri.path matches "\\\\.(css|js)$"' },
    { note: "The path's first character, which is a slash.", text: 'http.request.uri.path matches "^.php$"' },
    { text: 'http.host matches "^api\\.example\\.com$"' },
    { text: 'http.request.uri.path matches "^/v[0-9]+/.*/export$"' },
    { note: "In brackets it is a dot.", text: 'http.host matches "example[.]com"' },
    { note: "In a user agent any character may be meant.", text: 'http.user_agent matches "Mozilla.5"' },
  ],
});
