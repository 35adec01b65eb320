import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, type TextTest, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.host"]);

interface Details {
  readonly what: "slash" | "capitals";
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS, ["lower"])) {
    const { value, literal, node, field, how } = test;
    if (/^\S*\/\S*$/.test(value)) {
      yield { span: literal, details: { what: "slash" }, fixes: withoutScheme(test, expression.text) };
    } else if (how !== "wildcard" && /^(?!.*_)[\w.:-]*[A-Z][\w.:-]*$/.test(value) && isDirect(node, field)) {
      const fixes = contentFix(test, expression.text, value.toLowerCase());
      yield { span: literal, details: { what: "capitals" }, fixes };
    }
  }
}

/** Whether the field is compared itself. What `lower()` gives has no capitals: that such a condition is never true is told. */
function isDirect(node: TextTest["node"], field: TextTest["field"]): boolean {
  return node.kind === "comparison" ? node.left === field : node.arguments[0] === field;
}

function withoutScheme(test: TextTest, text: string): readonly Fix[] {
  const host = /^(?:https?:\/\/)?([\w*.-]+\.[\w*-]+)\/?$/i.exec(test.value)?.[1];
  return host === undefined ? [] : contentFix(test, text, host.toLowerCase());
}

export const valueHost = lint<Details>({
  code: "value/host",
  severity: "warning",
  preset: "recommended",
  title: "A host that no request has",
  what: "A scheme, a slash or capitals in a text that `http.host` is held against.",
  why: "`http.host` is the name alone. Browsers send it in small letters, and comparisons are letter by letter.",
  message: ({ what }) =>
    what === "slash"
      ? "`http.host` holds neither scheme nor path, so this never matches. Write the name alone."
      : "Browsers send host names in small letters, so this does not match them. Write it in small letters.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.host eq «"https://example.com/"»', fixed: 'http.host eq "example.com"' },
    { text: 'http.host eq «"API.example.com"»', fixed: 'http.host eq "api.example.com"' },
    { text: 'http.host contains «"example.com/admin"»' },
  ],
  good: [
    { text: 'http.host eq "example.com:8080"' },
    { note: "`wildcard` does not look at capitals.", text: 'http.host wildcard "*.Example.com"' },
    { note: "Something to fill in.", text: 'http.host eq "YOUR_HOST" or http.host eq "<HOST>"' },
    { text: 'http.host matches "^(www|api)[.]example[.]com$"' },
  ],
});
