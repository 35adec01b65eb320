import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { regexesOf, sequencesOf } from "../../support/regexes.ts";
import { WITH_QUERY } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { ast, field, spanOf } of regexesOf(expression)) {
    if (field === undefined || !WITH_QUERY.has(field.name)) continue;
    for (const items of sequencesOf(ast)) {
      for (const [index, item] of items.entries()) {
        if (item.kind !== "repetition" || !startsQuery(items, item, index)) continue;
        const span = spanOf(item.operator);
        const edits = [{ start: span.start, end: span.start, newText: "\\" }];
        yield { span, fixes: [{ title: "Write `\\?`", edits, preferred: true }] };
      }
    }
  }
}

/** `page?id=`: an optional character, then a name and `=`. */
function startsQuery(items: readonly RegexNode[], item: RegexNode, index: number): boolean {
  if (item.kind !== "repetition" || item.counted || item.min !== 0 || item.max !== 1 || !item.greedy) return false;
  if (item.operand.kind !== "literal") return false;
  let at = index + 1;
  while (isLiteral(items[at], /[\w.-]/)) at++;
  return at > index + 1 && isLiteral(items[at], /=/);
}

function isLiteral(node: RegexNode | undefined, characters: RegExp): boolean {
  return node?.kind === "literal" && characters.test(String.fromCodePoint(node.codePoint));
}

export const regexBareQuestionMark = lint({
  code: "regex/bare-question-mark",
  severity: "warning",
  preset: "recommended",
  title: "A question mark that starts no query",
  what: "`?` before `name=` in a regex for an address with its query.",
  why: "In a regex `?` makes the character before it optional. `/page?id=` matches `/pageid=` and `/pagid=`, and never `/page?id=1`.",
  message: "`?` makes the character before it optional. Write `\\?` for a question mark.",
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"], signs: ["?"] },
  check,
  bad: [
    {
      text: 'http.request.uri matches "^/page«?»id=[0-9]+"',
      fixed: 'http.request.uri matches "^/page\\?id=[0-9]+"',
    },
  ],
  good: [
    { text: 'http.request.uri matches "^/page\\?id=[0-9]+"' },
    { note: "One of two spellings.", text: 'http.request.full_uri matches "^https?://example\\.com/"' },
  ],
});
