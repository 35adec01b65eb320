import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { contentFix, type How, type TextTest, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const REFERER = "http.referer";
const FIELDS: ReadonlySet<string> = new Set(["http.request.full_uri", "raw.http.request.full_uri", REFERER]);
const FROM_THE_START: ReadonlySet<How> = new Set<How>(["eq", "ne", "in", "starts_with", "wildcard", "strict wildcard"]);

interface Details {
  readonly field: string;
  readonly lacks: "scheme" | "slash";
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const tests = textTestsOf(expression, FIELDS, FOLDING);
  if (listsForms(tests)) return;
  for (const test of tests) {
    const { value, literal, how, field } = test;
    if (lacksScheme(test)) {
      yield {
        span: literal,
        details: { field: field.name, lacks: "scheme" },
        fixes: withScheme(test, expression.text),
      };
    } else if (WHOLE.has(how) && /^https?:\/\/[^/?#%]+$/i.test(value)) {
      const fixes = contentFix(test, expression.text, `${value}/`);
      yield { span: literal, details: { field: field.name, lacks: "slash" }, fixes };
    }
  }
}

/**
 * Whether a rule names one host both short and as browsers send it. Its author knows what browsers send, and lists what
 * programs that forge the header send beside it.
 */
function listsForms(tests: readonly TextTest[]): boolean {
  const referers = tests.filter(({ field, how }) => field.name === REFERER && WHOLE.has(how));
  const whole = new Set(referers.map(({ value }) => /^https?:\/\/([^/?#]+)\/$/i.exec(value)?.[1]?.toLowerCase()));
  return referers.some(({ value }) => whole.has(/^(?:https?:\/\/)?([^/?#]+)$/i.exec(value)?.[1]?.toLowerCase() ?? ""));
}

function lacksScheme({ how, value, literal }: TextTest): boolean {
  if (!FROM_THE_START.has(how) || value === "" || "https://".startsWith(value)) return false;
  // Apps have schemes of their own.
  if (/^[a-z][a-z0-9+-]*:/i.test(value)) return false;
  return literal.kind !== "wildcard" || !/^(?:\*|http)/i.test(value);
}

function withScheme(test: TextTest, text: string): readonly Fix[] {
  const { field, node, how, value } = test;
  if (field.name === REFERER) {
    // Which page of the site is not known.
    const canChange = node.kind === "comparison" && how === "eq";
    return canChange ? [replaceFix("Write `contains`", node.operatorSpan, "contains", false)] : [];
  }
  return /^[\w*-]+(?:\.[\w-]+)+[/?]/.test(value) ? contentFix(test, text, `https://${value}`, false) : [];
}

export const valueAddressForm = lint<Details>({
  code: "value/address-form",
  severity: "warning",
  preset: "recommended",
  title: "An address that is not whole",
  what: "A text without `https://`, or without a `/` behind the host, that has to be a full address or the start of one.",
  why: "`http.request.full_uri`, and `http.referer` as browsers send it, hold whole addresses: `https://example.com/`, never `example.com` and never `https://example.com`.",
  message: ({ field, lacks }) => {
    if (field === REFERER) {
      return lacks === "slash"
        ? "Browsers send a `/` behind the host, so this does not match them. Add it."
        : "Browsers send `https://` or `http://` before the host, so this does not match them. Ask whether it `contains` the host, or write the whole address.";
    }
    return lacks === "slash"
      ? `\`${field}\` has a \`/\` behind the host, so this does not match. Add it.`
      : `\`${field}\` begins with \`https://\` or \`http://\`, so this does not match. Put it before the text.`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    {
      text: 'http.request.full_uri wildcard «"example.com/admin/*"»',
      fixed: 'http.request.full_uri wildcard "https://example.com/admin/*"',
    },
    { text: 'http.referer eq «"example.com"»', fixed: 'http.referer contains "example.com"' },
    {
      text: 'http.referer in {«"https://example.com"» "https://example.com/a"}',
      fixed: 'http.referer in {"https://example.com/" "https://example.com/a"}',
    },
    { text: 'starts_with(http.request.full_uri, «"/admin"»)' },
  ],
  good: [
    {
      text: 'http.request.full_uri wildcard "*.example.com/admin/*" or http.request.full_uri wildcard "http*://a.de/*"',
    },
    {
      text: 'http.referer in {"" "android-app://com.example"} or http.referer contains "example.com" or starts_with(http.referer, "https://example.com")',
    },
    {
      note: "Who lists all forms of a host means those that only programs send.",
      text: 'http.referer in {"example.com" "https://example.com" "https://example.com/" "example.net"}',
    },
  ],
});
