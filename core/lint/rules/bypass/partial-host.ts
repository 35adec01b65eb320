import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { exempts, isGuarded } from "../../support/exemptions.ts";
import { isEdge, itemsOf, regexesOf } from "../../support/regexes.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.host"]);

/** The first such condition of a rule: the others of a list of hosts say nothing new. */
function check(expression: LintedExpression): readonly Finding[] {
  if (!expression.mentions(FIELDS)) return [];
  const contained = textTestsOf(expression, FIELDS, FOLDING).filter(
    ({ how, value }) => how === "contains" && /\w/.test(value),
  );
  const open = regexesOf(expression).filter(
    ({ field, ast }) => field !== undefined && FIELDS.has(field.name) && !isEdge(itemsOf(ast).at(-1), "end"),
  );
  const parts = [...contained, ...open.map(({ comparison: node, literal }) => ({ node, literal }))];
  const found = parts.find(({ node }) => exempts(expression, node) && !isGuarded(expression, node));
  return found === undefined ? [] : [{ span: { start: found.literal.start, end: found.literal.end } }];
}

const skip = (expression: string): string =>
  `---\nname: Staging\nref: staging\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const bypassPartialHost = lint({
  code: "bypass/partial-host",
  severity: "info",
  preset: "strict",
  title: "Other hosts can hold that",
  what: "A rule lets visitors past when the host holds a text, or fits a regex with an open end.",
  why: "With a wildcard record a visitor chooses the first part of the name: `staging-x.example.com` reaches the same server. A host that is added later may hold the text as well, and nobody thinks of this rule then.",
  message: "Hosts that nobody thought of can hold this too. Name the host, or ask how it ends.",
  scope: "expression",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: skip('http.host contains «"staging"»') },
    { text: 'ip.src.country eq "XX" and not lower(http.host) matches «"^static\\."»' },
  ],
  good: [
    { text: skip('http.host eq "staging.example.com"') },
    { text: skip('ends_with(http.host, ".staging.example.com")') },
    { text: skip('http.host matches "^s[0-9]+\\.example\\.com$"') },
    { note: "An address has to fit too.", text: skip('ip.src in $office and http.host contains "staging"') },
    { note: "Who asks for it is stopped.", text: 'http.host contains "staging"' },
  ],
});
