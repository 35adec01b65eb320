import type { Comparison } from "#core/syntax/ast.ts";
import type { LiteralNode, RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { ignoresCase, regexesOf } from "../../support/regexes.ts";

type Letters = "small letters" | "capitals";

/** Fields whose values have letters of one kind only. */
const FIELDS: ReadonlyMap<string, Letters> = new Map([
  ["http.host", "small letters"],
  ["http.request.uri.path.extension", "small letters"],
  ["http.request.method", "capitals"],
  ["ip.src.country", "capitals"],
]);

function* check(expression: LintedExpression): Generator<Finding<{ letters: Letters }>> {
  for (const { comparison, ast, spanOf } of regexesOf(expression)) {
    const letters = lettersOf(comparison);
    if (letters === undefined || ignoresCase(ast)) continue;
    const wrong = neededLetters(ast).filter(({ codePoint }) => folded(codePoint, letters) !== character(codePoint));
    const [first] = wrong;
    if (first === undefined) continue;
    const edits = wrong.map((node) => ({ ...spanOf(node), newText: folded(node.codePoint, letters) }));
    yield {
      span: spanOf(first),
      details: { letters },
      fixes: [{ title: `Write it in ${letters}`, edits, preferred: true }],
    };
  }
}

function lettersOf({ left }: Comparison): Letters | undefined {
  if (left.kind === "field") return FIELDS.get(left.name);
  return left.name === "lower" ? "small letters" : left.name === "upper" ? "capitals" : undefined;
}

/** Characters without which the regex, or an alternative in it, matches nothing. Brackets may list both kinds. */
function neededLetters(ast: RegexNode): readonly LiteralNode[] {
  switch (ast.kind) {
    case "literal":
      return ast.form === "verbatim" && ast.codePoint < 0x80 ? [ast] : [];
    case "group":
      return neededLetters(ast.body);
    case "repetition":
      return ast.min === 0 ? [] : neededLetters(ast.operand);
    case "alternation":
      return ast.alternatives.flatMap(neededLetters);
    case "concat":
      return ast.items.flatMap(neededLetters);
    default:
      return [];
  }
}

const character = (codePoint: number): string => String.fromCodePoint(codePoint);

function folded(codePoint: number, letters: Letters): string {
  const written = character(codePoint);
  return letters === "capitals" ? written.toUpperCase() : written.toLowerCase();
}

export const regexLetterCase = lint<{ letters: Letters }>({
  code: "regex/letter-case",
  severity: "warning",
  preset: "recommended",
  title: "A letter that the value never has",
  what: "A capital in a regex for `lower(…)`, a host or an extension, or a small letter in one for `upper(…)`, a method or a country.",
  why: "Regexes look at capitals unless they say `(?i)`. What needs a capital in a text of small letters never matches, and nobody is told.",
  message: ({ letters }) => `The value has ${letters} only, so this part never matches. Write it in ${letters}.`,
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"] },
  check,
  bad: [
    {
      text: 'lower(http.user_agent) matches "(«G»ooglebot|BingBot)/[0-9]"',
      fixed: 'lower(http.user_agent) matches "(googlebot|bingbot)/[0-9]"',
    },
    { text: 'http.request.method matches r"^(GET|«p»ost)$"', fixed: 'http.request.method matches r"^(GET|POST)$"' },
  ],
  good: [
    { text: 'lower(http.user_agent) matches "(?i)Googlebot/[0-9]"' },
    { text: 'lower(http.user_agent) matches "[Gg]ooglebot/\\D"' },
    { text: 'http.user_agent matches "Googlebot/[0-9]"' },
    { note: "It may be absent.", text: 'lower(http.user_agent) matches "B?bot/[0-9]"' },
  ],
});
