import { lint } from "../../lint.ts";
import { claimsAbout, quoted } from "../../support/claims.ts";
import { removeItemFix } from "../../support/fixes.ts";

interface Details {
  readonly operator: "and" | "or" | "xor";
  /** The part that says more, as text. */
  readonly other: string;
  readonly same: boolean;
}

export const logicRedundantCondition = lint<Details>({
  code: "logic/redundant-condition",
  severity: "info",
  preset: "recommended",
  title: "A condition changes nothing",
  what: "A condition in a chain of `and` or `or` that another one of the chain includes.",
  why: "Without it the rule matches the same requests. It may be a leftover; or it was meant to say something that it does not say. An exception from a wider condition, such as `ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}`, is not meant: it changes something.",
  message: ({ operator, other, same }) => {
    if (same) return `This says the same as ${other}. Remove it.`;
    return operator === "or"
      ? `All that this matches is matched by ${other} already. Remove it.`
      : `Wherever ${other} is true, this is true anyway. Remove it.`;
  },
  scope: "expression",
  of: "filters",
  *check(expression) {
    for (const { chain, node, because, same } of claimsAbout(expression, "redundant")) {
      yield {
        span: node,
        details: { operator: chain.operator, other: quoted(expression, because), same },
        fixes: [removeItemFix("Remove it", chain, node)],
        related: [
          { start: because.start, end: because.end, message: same ? "The same is said here." : "It is said here." },
        ],
        tags: ["unnecessary"],
      };
    }
  },
  bad: [
    {
      text: 'starts_with(http.request.uri.path, "/api/") or «starts_with(http.request.uri.path, "/api/v1/")»',
      fixed: 'starts_with(http.request.uri.path, "/api/")',
    },
    {
      text: 'http.host eq "a.example.com" and ssl and «http.host ne "b.example.com"»',
      fixed: 'http.host eq "a.example.com" and ssl',
    },
    { text: "cf.threat_score gt 10 or «cf.threat_score ge 11»", fixed: "cf.threat_score gt 10" },
    { text: "ip.src in {10.0.0.0/8} or «ip.src eq 10.1.2.3»", fixed: "ip.src in {10.0.0.0/8}" },
    {
      text: 'ssl or «(ssl and http.host eq "a.example.com")»',
      fixed: "ssl",
    },
    {
      note: "The network that is left out includes the other.",
      text: "ssl and not ip.src in {10.0.0.0/8} and «not ip.src in {10.1.0.0/16}»",
      fixed: "ssl and not ip.src in {10.0.0.0/8}",
    },
  ],
  good: [
    {
      note: "An exception.",
      text: "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}",
    },
    {
      note: "Capitals matter.",
      text: 'http.request.uri.path contains "Admin" or http.request.uri.path contains "admin"',
    },
    { text: 'starts_with(http.request.uri.path, "/api") and not starts_with(http.request.uri.path, "/api/")' },
  ],
});
