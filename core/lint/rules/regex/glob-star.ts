import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isEdge, plainText, regexesOf, sequencesOf } from "../../support/regexes.ts";
import { ADDRESSES } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { ast, field, spanOf } of regexesOf(expression)) {
    if (field === undefined || !ADDRESSES.has(field.name)) continue;
    const stars = sequencesOf(ast).flatMap((items) => items.filter((_, index) => isGlob(items, index)));
    for (const star of stars.sort((a, b) => a.start - b.start)) {
      const { start, end } = spanOf(star);
      const edits = [{ start: end - 1, end: end - 1, newText: "." }];
      yield { span: { start, end }, fixes: [{ title: "Write `/.*`", edits }] };
    }
  }
}

/** `/*` before another slash or at the end, and not after a slash, where "several slashes" may well be meant. */
function isGlob(items: readonly RegexNode[], index: number): boolean {
  const item = items[index];
  if (item?.kind !== "repetition" || item.counted || item.min !== 0 || item.max !== undefined) return false;
  const before = items[index - 1];
  const after = items[index + 1];
  if (plainText([item.operand]) !== "/" || (before !== undefined && plainText([before]) === "/")) return false;
  return after === undefined || isEdge(after, "end") || plainText([after]) === "/";
}

export const regexGlobStar = lint({
  code: "regex/glob-star",
  severity: "warning",
  preset: "recommended",
  title: "`/*` means any number of slashes",
  what: "A `*` right after a `/` in a regex for a path or address, as file patterns have it.",
  why: "In a regex `*` repeats what stands before it. `/api/*` matches `/api` followed by any number of slashes, and `/api/*/x` matches `/api/x` but not `/api/v1/x`.",
  message: "In a regex `/*` means any number of slashes. Write `/.*` for anything below, or use `wildcard`.",
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"], signs: ["*"] },
  check,
  bad: [
    {
      text: 'http.request.uri.path matches "^/api«/*»/export"',
      fixed: 'http.request.uri.path matches "^/api/.*/export"',
    },
    { text: 'http.request.uri.path matches "^/static«/*»$"', fixed: 'http.request.uri.path matches "^/static/.*$"' },
  ],
  good: [
    { text: 'http.request.uri.path matches "^/api/.*/export"' },
    { note: "Repeated slashes are meant.", text: 'http.request.uri.path matches "^//*admin"' },
    { text: 'http.request.uri.path wildcard "/api/*/export"' },
  ],
});
