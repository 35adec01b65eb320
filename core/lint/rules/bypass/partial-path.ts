import type { Call, Comparison, Node } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, fieldOf } from "../../support/comparisons.ts";
import { exempts, isGuarded } from "../../support/exemptions.ts";
import { isEdge, itemsOf, regexesOf } from "../../support/regexes.ts";
import { FOLDING, PATHS } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { condition, place } of partialPaths(expression)) {
    if (!exempts(expression, condition) || isGuarded(expression, condition)) continue;
    yield { span: { start: place.start, end: place.end } };
  }
}

/** Conditions that look at the middle or the end of a path. */
function* partialPaths(expression: LintedExpression): Generator<{ condition: Node; place: Node }> {
  const anchored = new Set(
    regexesOf(expression).flatMap(({ ast, comparison }) => (isEdge(itemsOf(ast)[0], "start") ? [comparison] : [])),
  );
  for (const comparison of comparisonsOf(expression, PATHS, FOLDING)) {
    if (isOpenAtStart(comparison, expression.text) && !anchored.has(comparison)) {
      yield { condition: comparison, place: comparison.right };
    }
  }
  for (const call of expression.all("call")) {
    const [, end] = call.arguments;
    if (end !== undefined && isEndOfPath(call)) yield { condition: call, place: end };
  }
}

function isOpenAtStart({ operator, right }: Comparison, text: string): boolean {
  // `contains "."` and the like ask what kind of path it is.
  if (right.kind === "string" && !/\w/.test(textOf(right, text) ?? "")) return false;
  if (right.kind === "wildcard") return textOf(right, text)?.startsWith("*") === true;
  return operator === "contains" || operator === "matches";
}

function isEndOfPath({ name, arguments: [first] }: Call): boolean {
  if (name !== "ends_with" || (first?.kind !== "field" && first?.kind !== "call")) return false;
  const field = fieldOf(first, FOLDING);
  return field !== undefined && PATHS.has(field.name);
}

const skip = (expression: string): string =>
  `---\nname: Static files\nref: static\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const bypassPartialPath = lint({
  code: "bypass/partial-path",
  severity: "info",
  preset: "strict",
  title: "Any path can hold that",
  what: "A rule lets visitors past when the middle or the end of the path fits.",
  why: "Many servers take `/admin/x.css` or `/admin/health` for `/admin`. A visitor who writes the path so gets past the rule and reaches the page.",
  message: "A path that starts with something else can hold this too. Ask how the path starts, or for the whole path.",
  scope: "expression",
  needs: { fields: PATHS },
  check,
  bad: [
    { text: skip('http.request.uri.path contains «"/assets/"»') },
    { text: skip('ends_with(http.request.uri.path, «".css"»)') },
    { text: 'ip.src.country eq "XX" and not lower(http.request.uri.path) matches «"\\.(css|js)$"»' },
  ],
  good: [
    { text: skip('starts_with(http.request.uri.path, "/assets/")') },
    { text: skip('http.request.uri.path matches "^/assets/.*\\.css$"') },
    { text: 'http.request.uri.path contains "/admin"' },
    { text: skip('ip.src in $office and http.request.uri.path contains "/assets/"') },
  ],
});
