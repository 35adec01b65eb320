import type { Span } from "#core/text/span.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

/** Operators that exist in words only. */
const WORDS_ONLY: ReadonlySet<string> = new Set(["in", "contains", "wildcard", "strict wildcard"]);

/** The first operator that is written unlike the first of all. */
function check(expression: LintedExpression): readonly Finding[] {
  const spans: Span[] = [
    ...expression.all("logical").flatMap(({ operators }) => operators),
    ...expression.all("not").map(({ operator }) => operator),
    ...expression
      .all("comparison")
      .flatMap(({ operator, operatorSpan }) => (WORDS_ONLY.has(operator) ? [] : [operatorSpan])),
  ].sort((a, b) => a.start - b.start);
  const isWord = (span: Span): boolean => /\w/.test(sliceOf(expression.text, span));
  const [first] = spans;
  const odd = first === undefined ? undefined : spans.find((span) => isWord(span) !== isWord(first));
  return odd === undefined ? [] : [{ span: odd }];
}

export const styleMixedNotation = lint({
  code: "style/mixed-notation",
  severity: "hint",
  preset: "all",
  title: "Words and symbols mixed",
  what: "Operators in words and in symbols in one expression, such as `eq` and `&&`.",
  why: "Both mean the same, and one way of writing reads more easily. The light bulb writes all of them in words or in symbols.",
  message: "Other operators of this expression are written the other way. Write all in words, or all in symbols.",
  scope: "expression",
  check,
  bad: [{ text: 'http.host eq "a.example.com" «&&» ssl' }, { text: "!ssl «and» cf.client.bot" }],
  good: [
    { text: 'http.host eq "a.example.com" and not ssl' },
    { note: "`contains` has no symbol.", text: '!ssl && http.user_agent contains "curl"' },
  ],
});
