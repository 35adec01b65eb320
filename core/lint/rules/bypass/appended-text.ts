import type { Comparison } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, fieldOf } from "../../support/comparisons.ts";
import { exempts, isGuarded } from "../../support/exemptions.ts";
import { isEdge, itemsOf, regexesOf } from "../../support/regexes.ts";
import { FOLDING, WITH_QUERY } from "../../support/request-fields.ts";

const QUERIES: ReadonlySet<string> = new Set(["http.request.uri.query", "raw.http.request.uri.query"]);
const HOLDING_A_QUERY: ReadonlySet<string> = new Set([...WITH_QUERY, ...QUERIES]);

interface Details {
  /** Whether the text is part of a query, so that no path can be asked for it. */
  readonly isQuery: boolean;
}

/** The first such condition of a rule: the others of a list say nothing new. */
function check(expression: LintedExpression): readonly Finding<Details>[] {
  const anchored = new Set(
    regexesOf(expression).flatMap(({ ast, comparison }) => (isEdge(itemsOf(ast)[0], "start") ? [comparison] : [])),
  );
  for (const comparison of comparisonsOf(expression, HOLDING_A_QUERY, FOLDING)) {
    if (!isAnywhere(comparison, expression.text) || anchored.has(comparison)) continue;
    if (!exempts(expression, comparison) || isGuarded(expression, comparison)) continue;
    const { left, right } = comparison;
    const isQuery = QUERIES.has(fieldOf(left, FOLDING)?.name ?? "") || isOfQuery(right, expression.text);
    return [{ span: { start: right.start, end: right.end }, details: { isQuery } }];
  }
  return [];
}

/** `?preview`, `key=1`, `_debug`: no path and no file. In a regex these characters are operators. */
function isOfQuery(right: Comparison["right"], text: string): boolean {
  if (right.kind !== "string" && right.kind !== "wildcard") return false;
  const value = textOf(right, text) ?? "";
  return /[?&=]/.test(value) || !/[/.]/.test(value);
}

/** Whether the text may stand anywhere in the value, as far as the operator says. */
function isAnywhere({ operator, right }: Comparison, text: string): boolean {
  if (right.kind === "wildcard") return textOf(right, text)?.startsWith("*") === true;
  return operator === "contains" || operator === "matches";
}

const skip = (expression: string): string =>
  `---\nname: Health checks\nref: health\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const bypassAppendedText = lint<Details>({
  code: "bypass/appended-text",
  severity: "warning",
  preset: "recommended",
  title: "Anybody can add that to an address",
  what: "A rule lets visitors past when a text stands anywhere in the address with its query.",
  why: "A query can be added to any address: `/admin?x=/health` holds `/health`. Whoever reads or guesses the rule gets past it on every page.",
  message: ({ isQuery }) =>
    isQuery
      ? "Anybody can add this to an address and get past. Ask for something that a visitor cannot choose as well, such as `ip.src`."
      : "Anybody can add this to an address as `?x=…` and get past. Ask for `http.request.uri.path`, from its start.",
  scope: "expression",
  needs: { fields: HOLDING_A_QUERY },
  check,
  bad: [
    { text: skip('http.request.uri contains «"/health"»') },
    { text: skip('http.request.uri contains «"?preview"»') },
    {
      note: "Which zone it is keeps nobody out.",
      text: skip('cf.zone.name eq "example.com" and http.request.uri.query contains «"skip=rules"»'),
    },
    {
      note: "Below `not`, in a rule that blocks.",
      text: 'ip.src.country eq "XX" and not http.request.full_uri matches «"/public/"»',
    },
    {
      note: "Once in a rule.",
      text: 'http.request.uri.query ne "" and not http.request.uri.query contains «"utm_"» and not http.request.uri.query contains "page="',
    },
  ],
  good: [
    { text: skip('http.request.uri.path eq "/health"') },
    { text: skip('http.request.uri matches "^/health($|\\?)"') },
    {
      note: "An address has to fit too.",
      text: skip('ip.src in {203.0.113.7} and http.request.uri contains "/health"'),
    },
    { note: "Who adds it is blocked.", text: 'http.request.uri contains "/etc/passwd"' },
  ],
});
