import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isToFillIn } from "../../support/placeholders.ts";
import { ADDRESSES } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set([
  ...ADDRESSES,
  "http.host",
  "http.referer",
  "http.request.headers",
  "http.request.cookies",
]);

function* check(expression: LintedExpression): Generator<Finding> {
  if (expression.settings?.action === undefined || expression.settings.enabled === false) return;
  for (const { value, literal } of textTestsOf(expression, FIELDS, ["lower"])) {
    // An attack in an address may hold a tag; a host or a path to fill in is nothing but the mark and plain text.
    if (isToFillIn(value) && !/<script|<svg|<img|<iframe/i.test(value)) yield { span: literal };
  }
}

const rule = (expression: string): string => `---\nname: Admin\nref: admin\naction: block\n---\n${expression}\n`;

export const upkeepPlaceholder = lint({
  code: "upkeep/placeholder",
  severity: "warning",
  preset: "recommended",
  title: "Something to fill in",
  what: "A mark such as `<HOST>` or `YOUR_DOMAIN` instead of a host, path or address in a rule with an action.",
  why: "The text comes from a template or from a guide. As it stands the condition matches nothing, and the rule protects nothing.",
  message: "This is a mark to fill in, and matches nothing. Write what it stands for.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: rule('http.host eq «"<HOST>"»') },
    { text: rule('starts_with(http.request.full_uri, «"https://YOUR_DOMAIN/"»)') },
    { text: rule('http.host in {"example.com" «"<API_HOST>"»}') },
    { text: rule('http.request.uri.path in {«"enter your paths here"»}') },
    { text: rule('http.host wildcard «"*.your-domain.com"» or any(http.request.headers["x-key"][*] eq «"<KEY>"»)') },
  ],
  good: [
    { text: rule('http.host eq "www.example.com"') },
    { text: rule('http.request.uri contains "<script>"') },
    { text: rule('http.request.uri.path eq "/put-your-trust-in-us"') },
    { note: "An expression alone is deployed by nobody.", text: 'http.host eq "<HOST>"' },
  ],
});
