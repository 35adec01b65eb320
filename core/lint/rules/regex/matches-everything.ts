import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { canBeEmpty, isEdge, itemsOf, plainText, regexesOf } from "../../support/regexes.ts";
import { PATHS } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { ast, field, literal } of regexesOf(expression)) {
    const startsWithSlash = field !== undefined && (PATHS.has(field.name) || field.name === "http.request.uri");
    if (matchesAll(itemsOf(ast), startsWithSlash)) yield { span: { start: literal.start, end: literal.end } };
  }
}

/** Whether no text is left out. `startsWithSlash`: every text has a slash at its start. */
function matchesAll(items: readonly RegexNode[], startsWithSlash: boolean): boolean {
  const start = isEdge(items[0], "start");
  const end = items.length > 1 && isEdge(items.at(-1), "end");
  let inner = items.slice(start ? 1 : 0, end ? -1 : undefined);
  const [first, ...rest] = inner;
  if (startsWithSlash && first !== undefined && plainText([first]) === "/") inner = rest;
  else if (startsWithSlash && start && !end && first !== undefined && isAnyCharacter(first)) inner = rest;
  // Between both ends everything has to be taken in.
  if (start && end) return inner.some(isAnything) && inner.every(canBeEmpty);
  return inner.every(canBeEmpty);
}

const isAnyCharacter = (node: RegexNode): boolean =>
  node.kind === "dot" || (node.kind === "repetition" && node.operand.kind === "dot" && node.max === undefined);

const isAnything = (node: RegexNode): boolean =>
  node.kind === "repetition" && node.operand.kind === "dot" && node.min === 0 && node.max === undefined;

export const regexMatchesEverything = lint({
  code: "regex/matches-everything",
  severity: "warning",
  preset: "recommended",
  title: "A regex that every value matches",
  what: "A regex that leaves no value out, such as `.*`, or `^/` on a path.",
  why: "The condition looks like a limit and is none: the rule applies to every request that its other conditions let through.",
  message: "Every value matches this regex, so the condition limits nothing. Remove it, or write what is meant.",
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"] },
  check,
  bad: [
    { text: 'http.request.uri.path matches «".*"»' },
    { note: "A path always starts with `/`.", text: 'http.request.uri.path matches «"^/"»' },
    { note: "What may be there may be absent.", text: 'http.host matches «"(www\\\\.)?"»' },
    { text: 'lower(http.user_agent) matches «r"^.*$"»' },
  ],
  good: [
    { text: 'http.request.uri.path matches "^/api/.*"' },
    { note: "It asks whether there is a user agent.", text: 'http.user_agent matches ".+"' },
    { note: "Only the empty value.", text: 'http.user_agent matches "^$"' },
    { note: "Nothing but digits.", text: 'http.request.uri.query matches "^[0-9]*$"' },
  ],
});
