import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { ADDRESSES, FOLDING } from "../../support/request-fields.ts";
import { type TextTest, textTestsOf } from "../../support/text-tests.ts";

/** Texts in which a star at an end can only be meant as one for anything. */
const TEXTS: ReadonlySet<string> = new Set(["http.referer", "http.user_agent", "http.cookie"]);
const FIELDS: ReadonlySet<string> = new Set([...ADDRESSES, ...TEXTS, "http.host"]);

/** The first such text of each set: the others are mended with it. */
function* check(expression: LintedExpression): Generator<Finding> {
  const told = new Set<TextTest["node"]>();
  for (const test of textTestsOf(expression, FIELDS, FOLDING)) {
    const { literal, node } = test;
    if (literal.kind !== "string" || told.has(node) || !isMeantAsPattern(test)) continue;
    told.add(node);
    const canChange = node.kind === "comparison" && test.how === "eq" && node.right === literal;
    const fixes =
      canChange && !test.value.includes("**") ? [replaceFix("Write `wildcard`", node.operatorSpan, "wildcard")] : [];
    yield { span: literal, fixes };
  }
}

function isMeantAsPattern({ field, how, value, node }: TextTest): boolean {
  // `.*` is a regex.
  if (value.includes(".*")) return false;
  if (TEXTS.has(field.name)) return /^\*\w|[\w/]\*$/.test(value);
  if (ADDRESSES.has(field.name) && how !== "contains" && /^\*[\w.]|[\w-]\*$/.test(value)) return true;
  if (field.name !== "http.host") return /\/\*$|\/\*\/|^\*\//.test(value) && !value.includes("/*/*");
  // Of a host that is compared directly the check of values tells.
  const isTold = (how === "eq" || how === "ne") && node.kind === "comparison" && node.left === field;
  return value.includes("*") && !isTold;
}

export const valueLiteralStar = lint({
  code: "value/literal-star",
  severity: "warning",
  preset: "recommended",
  title: "A star that is only a star",
  what: '`*` for "anything" in a host, path, address, user agent or cookie under `eq`, `in`, `contains`, `starts_with` or `ends_with`.',
  why: "Only `wildcard` and `strict wildcard` know the star. Elsewhere it has to be in the value itself.",
  message: "Only `wildcard` knows `*` as anything; here it is a plain star. Write `wildcard`, or leave it out.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS, signs: ["*"] },
  check,
  bad: [
    { text: 'http.request.uri.path eq «"/api/*"»', fixed: 'http.request.uri.path wildcard "/api/*"' },
    { text: 'http.host in {"example.com" «"*.example.com"»}' },
    { note: "Once in a set.", text: 'http.request.uri.path in {«"/wp-admin/*"» "/wp-includes/*"}' },
    { text: 'starts_with(http.request.uri.path, «"/static/*"»)' },
    { text: 'http.request.uri.path eq «"/wp-*"»', fixed: 'http.request.uri.path wildcard "/wp-*"' },
    { text: 'ends_with(http.request.uri.path, «"*.php"») or http.user_agent contains «"*bot*"»' },
  ],
  good: [
    { text: 'http.request.uri.path wildcard "/api/*"' },
    { note: "Part of an attack on a database.", text: 'http.request.uri contains "select/**/"' },
    { text: 'http.request.uri contains "*"' },
  ],
});
