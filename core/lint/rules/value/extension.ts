import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.request.uri.path.extension", "raw.http.request.uri.path.extension"]);

interface Details {
  readonly why: "dot" | "capitals" | "dots";
  readonly meant: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS)) {
    const { value, literal } = test;
    if (!WHOLE.has(test.how)) continue;
    const meant = value.slice(value.lastIndexOf(".") + 1).toLowerCase();
    if (meant === value || meant === "") continue;
    const why = !value.includes(".") ? "capitals" : value.lastIndexOf(".") === 0 ? "dot" : "dots";
    yield { span: literal, details: { why, meant }, fixes: contentFix(test, expression.text, meant, why !== "dots") };
  }
}

export const valueExtension = lint<Details>({
  code: "value/extension",
  severity: "warning",
  preset: "recommended",
  title: "An extension that no path has",
  what: "An extension with a dot or with capitals.",
  why: "`http.request.uri.path.extension` is what stands behind the last dot of the path, without it and in small letters.",
  message: ({ why, meant }) =>
    why === "capitals"
      ? `Extensions are in small letters here. Write \`${meant}\`.`
      : `Extensions have no dot here, so this never matches. Write \`${meant}\`.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    {
      text: 'http.request.uri.path.extension in {«".php"» "js" «"ASP"»}',
      fixed: 'http.request.uri.path.extension in {"php" "js" "asp"}',
    },
    { text: 'http.request.uri.path.extension eq «"tar.gz"»', fixed: 'http.request.uri.path.extension eq "gz"' },
  ],
  good: [{ text: 'http.request.uri.path.extension in {"php" "js" ""}' }],
});
