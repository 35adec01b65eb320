import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, type TextTest, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.host"]);

interface Details {
  readonly what: "slash" | "capitals" | "blank" | "port" | "letters" | "dot";
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const tests = textTestsOf(expression, FIELDS, ["lower"]);
  for (const test of tests) {
    const { value, literal, node, field, how } = test;
    const what = neverIn(test);
    // Some apps do send the port: beside the name alone it is meant for them.
    if (what === "port" && tests.some((other) => WHOLE.has(other.how) && value.startsWith(`${other.value}:`))) continue;
    if (what !== undefined) {
      yield { span: literal, details: { what }, fixes: cleaned(test, what, expression.text) };
      continue;
    }
    if (/^\S*\/\S*$/.test(value)) {
      yield { span: literal, details: { what: "slash" }, fixes: withoutScheme(test, expression.text) };
    } else if (how !== "wildcard" && /^(?!.*_)[\w.:-]*[A-Z][\w.:-]*$/.test(value) && isDirect(node, field)) {
      const fixes = contentFix(test, expression.text, value.toLowerCase());
      yield { span: literal, details: { what: "capitals" }, fixes };
    }
  }
}

/** What no host that is sent has, whatever it is compared by. */
function neverIn({ value, how, literal }: TextTest): Details["what"] | undefined {
  if (literal.form !== "bytes" && /[^\0-\x7f]/.test(value)) return "letters";
  if (/^\s*[\w.-]+(?:\.[\w-]+)+\s*$/.test(value) && /\s/.test(value)) return "blank";
  const isEnd = WHOLE.has(how) || how === "ends_with";
  if (isEnd && /^[\w.-]+:(?:80|443)$/.test(value)) return "port";
  const isStart = WHOLE.has(how) || how === "starts_with";
  return isStart && /^\.[\w-]/.test(value) ? "dot" : undefined;
}

function cleaned(test: TextTest, what: Details["what"], text: string): readonly Fix[] {
  if (what === "blank") return contentFix(test, text, test.value.trim());
  return what === "port" ? contentFix(test, text, test.value.replace(/:\d+$/, "")) : [];
}

/** Whether the field is compared itself. What `lower()` gives has no capitals: that such a condition is never true is told. */
function isDirect(node: TextTest["node"], field: TextTest["field"]): boolean {
  return node.kind === "comparison" ? node.left === field : node.arguments[0] === field;
}

function withoutScheme(test: TextTest, text: string): readonly Fix[] {
  const host = /^(?:https?:\/\/)?([\w*.-]+\.[\w*-]+)\/?$/i.exec(test.value)?.[1];
  return host === undefined ? [] : contentFix(test, text, host.toLowerCase());
}

const MESSAGES: Readonly<Record<Details["what"], string>> = {
  slash: "`http.host` holds neither scheme nor path, so this never matches. Write the name alone.",
  capitals: "Browsers send host names in small letters, so this does not match them. Write it in small letters.",
  blank: "A host name holds no blanks, so this never matches. Remove them.",
  port: "Browsers leave out the usual port, so this does not match them. Write the name alone.",
  letters: "Requests name such a host in its ASCII form, which starts with `xn--`. Write that one.",
  dot: "No host name starts with a dot, so this never matches. Ask how the host ends, by `ends_with()`.",
};

export const valueHost = lint<Details>({
  code: "value/host",
  severity: "warning",
  preset: "recommended",
  title: "A host that no request has",
  what: "A scheme, a slash, capitals, a blank, an accent, the port of `https` or a dot in front in a text that `http.host` is held against.",
  why: "`http.host` is the name alone. Browsers send it in small letters of ASCII, with a port only where it is not the usual one, and comparisons are letter by letter.",
  message: ({ what }) => MESSAGES[what],
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.host eq «"https://example.com/"»', fixed: 'http.host eq "example.com"' },
    { text: 'http.host eq «"API.example.com"»', fixed: 'http.host eq "api.example.com"' },
    { text: 'http.host contains «"example.com/admin"»' },
    {
      text: 'http.host in {«" example.com"» «"example.com:443"» "www.example.com"}',
      fixed: 'http.host in {"example.com" "example.com" "www.example.com"}',
    },
    { text: 'http.host eq «"münchen.example.com"» or http.host in {"a.de" «".example.com"»}' },
  ],
  good: [
    { text: 'http.host eq "example.com:8080" or ends_with(http.host, ".example.com")' },
    { note: "With the port for the apps that send it.", text: 'http.host in {"example.com" "example.com:443"}' },
    { note: "`wildcard` does not look at capitals.", text: 'http.host wildcard "*.Example.com"' },
    { note: "Something to fill in.", text: 'http.host eq "YOUR_HOST" or http.host eq "<HOST>"' },
    { text: 'http.host matches "^(www|api)[.]example[.]com$"' },
  ],
});
