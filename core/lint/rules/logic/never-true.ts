import type { Span } from "#core/text/span.ts";
import { lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { type SettledDetails, settledFindings } from "../../support/settled.ts";

/** That an empty set has no members is said by `set/empty`. */
function holdsEmptySet(expression: LintedExpression, node: Span): boolean {
  const inside = (span: Span) => node.start <= span.start && span.end <= node.end;
  return expression.all("set").some((set) => set.members.length === 0 && inside(set));
}

export const logicNeverTrue = lint<SettledDetails>({
  code: "logic/never-true",
  severity: "warning",
  preset: "recommended",
  title: "A condition is never true",
  what: "A condition that no request can meet: two parts of it contradict each other, or it asks for a value that cannot be.",
  why: "A rule whose expression is never true does nothing, and a part of it that is never true only looks as if it did something. Numbers, addresses, networks, prefixes, endings and sets are reckoned with exactly, missing values and capitals too; of what lies outside, such as patterns, nothing is supposed.",
  message: ({ other, isWhole, folding }) => {
    if (folding !== undefined) {
      const [never, always] = folding === "lower" ? ["capitals", "small letters"] : ["small letters", "capitals"];
      const so = isWhole ? "so the rule never matches" : "so this is never true";
      return `What \`${folding}()\` gives has no ${never}, ${so}. Write the text in ${always}.`;
    }
    const what = other === undefined ? "This is never true" : `This is never true together with ${other}`;
    return isWhole ? `${what}, so the rule never matches.` : `${what}.`;
  },
  scope: "expression",
  of: "filters",
  check: (expression) =>
    settledFindings(
      expression,
      {
        kind: "never",
        compared: "eq",
        meant: { title: "Take either value", word: "or", symbol: "||" },
        needlessIn: "or",
        related: "It contradicts this.",
      },
      ({ node }) => node.kind !== "logical" && holdsEmptySet(expression, node),
    ),
  bad: [
    {
      note: "A host is one or the other.",
      text: 'http.host eq "a.example.com" and «http.host eq "b.example.com"»',
      fixed: 'http.host eq "a.example.com" or http.host eq "b.example.com"',
    },
    { text: "ssl and cf.threat_score gt 50 and «cf.threat_score lt 10»" },
    { text: "ip.src in {10.0.0.0/8} and «ip.src in {192.168.0.0/16}»" },
    {
      note: "What `lower()` gives has no capitals.",
      text: '«lower(http.host) eq "API.example.com"»',
      fixed: 'lower(http.host) eq "api.example.com"',
    },
    {
      note: "The other half of the rule still matches.",
      text: 'ssl or (starts_with(http.request.uri.path, "/api/") and «http.request.uri.path eq "/login"»)',
      fixed: "ssl",
    },
    {
      note: "Whether the header is there or not.",
      text: 'http.request.headers["x"][0] eq "a" and «http.request.headers["x"][0] ne "a"»',
    },
  ],
  good: [
    {
      note: "A network without a part of it.",
      text: "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}",
    },
    { text: 'http.host eq "a.example.com" or http.host eq "b.example.com"' },
    {
      note: "A header can be there more than once.",
      text: 'any(http.request.headers["x"][*] eq "a") and any(http.request.headers["x"][*] eq "b")',
    },
    { note: "Capitals matter to `eq`.", text: 'lower(http.host) eq "a.example.com" and http.host ne "a.example.com"' },
    { note: "`set/empty` says that.", text: 'any(http.request.headers["x"][*] in {})' },
    { text: 'http.host eq "a.example.com" and http.host eq "b.example.com" and' },
  ],
});
