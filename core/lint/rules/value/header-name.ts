import type { Comparison, Operand } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, type TextTest, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.request.headers.names"]);

/** The first such name of each condition. */
function* check(expression: LintedExpression): Generator<Finding> {
  const wrong = textTestsOf(expression, FIELDS).filter(({ how, value }) => how !== "wildcard" && /[A-Z]/.test(value));
  for (const node of new Set(wrong.map((test) => test.node))) {
    const tests = wrong.filter((test) => test.node === node);
    const [first] = tests;
    if (first === undefined) continue;
    const edits = node.kind === "comparison" ? lowered(node, tests, expression.text) : [];
    yield {
      span: first.literal,
      fixes: edits.length === 0 ? [] : [{ title: "Compare in small letters", edits, preferred: true }],
    };
  }
}

/** Puts the names into small letters on both sides; nothing where a literal needs escapes. */
function lowered({ left }: Comparison, tests: readonly TextTest[], text: string): readonly TextEdit[] {
  const names = tests.map((test) => contentFix(test, text, test.value.toLowerCase())[0]?.edits);
  const edits = names.flatMap((edit) => edit ?? []);
  return edits.length < names.length ? [] : [...around(left), ...edits];
}

function around({ start, end, mapEach }: Operand): readonly TextEdit[] {
  return [
    { start, end: start, newText: "lower(" },
    { start: end, end, newText: mapEach > 0 ? ")[*]" : ")" },
  ];
}

export const valueHeaderName = lint({
  code: "value/header-name",
  severity: "warning",
  preset: "recommended",
  title: "A header name in capitals",
  what: "A name with capitals that `http.request.headers.names` is compared with.",
  why: "Names are as the visitor sent them. Browsers send them in small letters, as HTTP/2 and HTTP/3 demand, and old programs as they like.",
  message:
    "Browsers send header names in small letters, so this matches only old programs. Compare `lower(…)` with small letters.",
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    {
      text: 'any(http.request.headers.names[*] eq «"X-Api-Key"»)',
      fixed: 'any(lower(http.request.headers.names[*])[*] eq "x-api-key")',
    },
    {
      text: 'any(http.request.headers.names[*] in {"via" «"X-A"» "X-B"})',
      fixed: 'any(lower(http.request.headers.names[*])[*] in {"via" "x-a" "x-b"})',
    },
    { text: 'any(starts_with(http.request.headers.names[*], «"X-Forwarded-"»))' },
  ],
  good: [
    { text: 'any(http.request.headers.names[*] eq "x-api-key")' },
    { note: "`wildcard` does not look at capitals.", text: 'any(http.request.headers.names[*] wildcard "X-*")' },
  ],
});
