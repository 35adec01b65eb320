import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { ignoresCase, regexesOf } from "../../support/regexes.ts";
import { WITH_QUERY } from "../../support/request-fields.ts";
import { contentFix, type TextTest, textTestsOf } from "../../support/text-tests.ts";

const USER_AGENT = "http.user_agent";
const FIELDS: ReadonlySet<string> = new Set([
  ...WITH_QUERY,
  "http.request.uri.query",
  "raw.http.request.uri.query",
  "http.request.body.raw",
  USER_AGENT,
]);
/** Words that user agents have in letters of either kind: `bingbot` and `AhrefsBot`. */
const ROBOTS = /^[ /;(]?(?:bot|bots|crawl|crawler|spider|scan|scanner|scraper)[ /;)]?$/i;
/** What databases and browsers read in letters of either kind. */
const ATTACKS =
  /\bunion\b|\bselect\b|information_schema|\bdrop table\b|(?:sleep|benchmark)\\?\(|<\/?script|script>|javascript:|on(?:error|load)=/i;

/** The first such text in each field: the others of a list say nothing new. */
function* check(expression: LintedExpression): Generator<Finding> {
  if (effectOf(expression.settings) !== "stops" || !expression.mentions(FIELDS)) return;
  const told = new Set<string>();
  for (const { field, span, fixes } of [...textsOf(expression), ...patternsOf(expression)]) {
    if (told.has(field)) continue;
    told.add(field);
    yield { span, fixes };
  }
}

interface Use {
  readonly field: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
}

function* textsOf(expression: LintedExpression): Generator<Use> {
  const tests = textTestsOf(expression, FIELDS, ["url_decode"]);
  for (const test of tests) {
    const { how, value, node, field, literal } = test;
    const isWord = field.name === USER_AGENT ? ROBOTS.test(value) && how === "contains" : ATTACKS.test(value);
    if (!isWord || how === "wildcard" || how === "ne" || expression.polarityOf(node) !== "positive") continue;
    if (tests.some((other) => other.field.name === field.name && areVariants(value, other.value))) continue;
    yield { field: field.name, span: literal, fixes: lowered(test, expression.text) };
  }
}

function* patternsOf(expression: LintedExpression): Generator<Use> {
  for (const { comparison, literal, field, ast } of regexesOf(expression)) {
    if (field === undefined || comparison.left !== field || !FIELDS.has(field.name) || ignoresCase(ast)) continue;
    const { content } = literal;
    const words = field.name === USER_AGENT ? /(?:^|[(|])(?:bot|crawl|spider|scan)/i : ATTACKS;
    if (!words.test(sliceOf(expression.text, content)) || expression.polarityOf(comparison) !== "positive") continue;
    const edits = [{ start: content.start, end: content.start, newText: "(?i)" }];
    yield { field: field.name, span: literal, fixes: [{ title: "Write `(?i)` before it", edits }] };
  }
}

/** Whether two texts differ in capitals only: then somebody thought of them. */
function areVariants(value: string, other: string): boolean {
  return value !== other && value.toLowerCase() === other.toLowerCase();
}

/** Puts both sides into small letters, where there is one text. */
function lowered(test: TextTest, text: string): readonly Fix[] {
  const { node, how } = test;
  const left = node.kind === "comparison" ? node.left : node.arguments[0];
  const [fold] = contentFix(test, text, test.value.toLowerCase());
  if (left === undefined || fold === undefined || how === "in" || how === "strict wildcard") return [];
  const { start, end } = left;
  const wrap = [
    { start, end: start, newText: "lower(" },
    { start: end, end, newText: ")" },
  ];
  return [{ title: "Compare in small letters", edits: [...wrap, ...fold.edits] }];
}

export const bypassLetterCase = lint({
  code: "bypass/letter-case",
  severity: "info",
  preset: "recommended",
  title: "Other capitals get past",
  what: "A rule stops robots or attacks by a word in letters of one kind: `bot` in the user agent, or SQL and HTML in an address or a body.",
  why: "Comparisons are letter by letter: `bot` is not in `AhrefsBot`, and `union select` not in `UNION SELECT`, which a database reads alike.",
  message: "With other capitals this gets past. Compare `lower(…)` with small letters.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.user_agent contains «"bot"»', fixed: 'lower(http.user_agent) contains "bot"' },
    {
      note: "Once for each field.",
      text: 'url_decode(http.request.uri.query) contains «"UNION"» or http.user_agent contains «"Spider"»',
      fixed: 'lower(url_decode(http.request.uri.query)) contains "union" or lower(http.user_agent) contains "spider"',
    },
    { text: 'http.request.uri matches «r"union.*select"»', fixed: 'http.request.uri matches r"(?i)union.*select"' },
  ],
  good: [
    { text: 'lower(http.user_agent) contains "bot"' },
    { text: 'http.user_agent matches "(?i)bot|crawl"' },
    { text: 'http.user_agent contains "bot" or http.user_agent contains "Bot"' },
    { note: "One program, which writes its name so.", text: 'http.user_agent contains "AhrefsBot"' },
    { note: "Which paths are the same is the server's matter.", text: 'http.request.uri.path contains "/Admin"' },
    { note: "Who has the word is not stopped.", text: 'ssl and not http.user_agent contains "bot"' },
  ],
});
