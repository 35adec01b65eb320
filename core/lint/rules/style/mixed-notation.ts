import type { Span } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

/** Operators that exist in words only. */
const WORDS_ONLY: ReadonlySet<string> = new Set(["in", "contains", "wildcard", "strict wildcard"]);

/** The first operator that is written unlike the first of all. */
function check(expression: LintedExpression): readonly Finding[] {
  const spans: Span[] = [];
  for (const { operators } of expression.all("logical")) spans.push(...operators);
  for (const { operator } of expression.all("not")) spans.push(operator);
  for (const { operator, operatorSpan } of expression.all("comparison")) {
    if (!WORDS_ONLY.has(operator)) spans.push(operatorSpan);
  }
  const areWords = spans.map((span) => isWord(expression.text, span));
  if (areWords.every((word) => word === areWords[0])) return [];
  spans.sort((a, b) => a.start - b.start);
  const odd = spans.find((span) => isWord(expression.text, span) !== isWord(expression.text, spans[0] as Span));
  return odd === undefined ? [] : [{ span: odd }];
}

const isWord = (text: string, { start }: Span): boolean => /[a-z]/.test(text.charAt(start));

export const styleMixedNotation = lint({
  code: "style/mixed-notation",
  severity: "hint",
  preset: "all",
  title: "Words and symbols mixed",
  what: "Operators in words and in symbols in one expression, such as `eq` and `&&`.",
  why: "Both mean the same, and one way of writing reads more easily. The light bulb writes all of them in words or in symbols.",
  message: "Other operators of this expression are written the other way. Write all in words, or all in symbols.",
  scope: "expression",
  needs: { signs: ["&", "|", "^", "!", "=", "<", ">", "~"] },
  check,
  bad: [{ text: 'http.host eq "a.example.com" «&&» ssl' }, { text: "!ssl «and» cf.client.bot" }],
  good: [
    { text: 'http.host eq "a.example.com" and not ssl' },
    { note: "`contains` has no symbol.", text: '!ssl && http.user_agent contains "curl"' },
  ],
});
