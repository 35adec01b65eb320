import { fieldInfo } from "#core/catalog/catalog.ts";
import { closest } from "#core/text/closest.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.request.method"]);
const METHODS: readonly string[] = (fieldInfo("http.request.method")?.values ?? []).map(String);
/** Methods outside the HTTP standard that look like a slip of one inside it. */
const OTHERS: ReadonlySet<string> = new Set(["COPY", "LINK", "LOCK", "MOVE", "PURGE", "QUERY", "REPORT", "TRACK"]);

interface Details {
  readonly value: string;
  readonly meant: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS)) {
    const { how, value, literal } = test;
    const upper = value.trim().toUpperCase();
    const isOther = METHODS.includes(value) || OTHERS.has(value) || value === "";
    if (isOther) continue;
    if (!WHOLE.has(how)) {
      // Part of a name: only that no method has small letters is certain.
      if (how !== "wildcard" && /[a-z]/.test(value) && /^[a-z]+$/i.test(value)) {
        yield { span: literal, details: { value, meant: upper }, fixes: contentFix(test, expression.text, upper) };
      }
      continue;
    }
    const meant = METHODS.includes(upper) || OTHERS.has(upper) ? upper : closest(upper, METHODS);
    if (meant === undefined) continue;
    const fixes = contentFix(test, expression.text, meant, meant === upper);
    yield { span: literal, details: { value, meant }, fixes };
  }
}

export const valueMethod = lint<Details>({
  code: "value/method",
  severity: "warning",
  preset: "recommended",
  title: "A method that no request has",
  what: "An HTTP method in small letters, or one letter away from a real one.",
  why: "Methods are compared letter by letter, and browsers and tools send them in capitals. `get` matches nothing.",
  message: ({ value, meant }) => `No request has the method \`${value}\`. Write \`${meant}\`.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.request.method eq «"post"»', fixed: 'http.request.method eq "POST"' },
    { text: 'http.request.method in {"GET" «"DELTE"»}', fixed: 'http.request.method in {"GET" "DELETE"}' },
    { text: 'http.request.method contains «"post"»', fixed: 'http.request.method contains "POST"' },
  ],
  good: [
    { text: 'http.request.method in {"GET" "PROPFIND" "PURGE"}' },
    { note: "Small letters are asked for.", text: 'lower(http.request.method) eq "post"' },
  ],
});
