import type { Settled } from "#core/analysis/reason/claims.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import { lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bothCompare, claimsAbout, isLoosePair, ownerOf, quoted } from "../../support/claims.ts";
import { removeItemFix, replaceFix } from "../../support/fixes.ts";

interface Details {
  /** The part that is true where this one is not, as text. */
  readonly other: string | undefined;
  /** Whether the rule's whole expression is always true. */
  readonly isWhole: boolean;
}

function fixesFor(expression: LintedExpression, { node, pair }: Settled): readonly Fix[] {
  const fixes: Fix[] = [];
  if (node.kind === "logical" && pair !== undefined && isLoosePair(expression, node)) {
    if (bothCompare(expression, pair, "ne")) {
      const [operator] = node.operators as readonly [Span];
      const symbols = expression.text.startsWith("||", operator.start);
      fixes.push(replaceFix("Leave out both values", operator, symbols ? "&&" : "and", false));
    }
  }
  const { owner, item } = ownerOf(expression, node);
  if (owner?.kind === "logical" && owner.operator === "and") fixes.push(removeItemFix("Remove it", owner, item, false));
  return fixes;
}

export const logicAlwaysTrue = lint<Details>({
  code: "logic/always-true",
  severity: "warning",
  preset: "recommended",
  title: "A condition is always true",
  what: "A condition that every request meets, such as one of two that cover everything between them. `true` alone is not meant.",
  why: 'In `ne "a" or ne "b"` one half is true whatever the value is: `and` was meant, and the rule matches everything instead. Where a value can be missing, that counts as a possibility of its own, because it makes comparisons false.',
  message: ({ other, isWhole }) => {
    const what = other === undefined ? "This is always true" : `Either this or ${other} is always true`;
    return isWhole ? `${what}, so the rule matches every request.` : `${what}.`;
  },
  scope: "expression",
  of: "filters",
  *check(expression) {
    for (const claim of claimsAbout(expression, "always")) {
      const { node, pair } = claim;
      const [first, second] = pair ?? [];
      const isWhole = expression.path.length === 0 && ownerOf(expression, node).owner === undefined;
      yield {
        span: second ?? node,
        details: { other: first && quoted(expression, first), isWhole },
        fixes: fixesFor(expression, claim),
        ...(first === undefined
          ? {}
          : { related: [{ start: first.start, end: first.end, message: "Where this is false, it is true." }] }),
      };
    }
  },
  bad: [
    {
      note: "No host is both.",
      text: 'http.host ne "a.example.com" or «http.host ne "b.example.com"»',
      fixed: 'http.host ne "a.example.com" and http.host ne "b.example.com"',
    },
    {
      text: 'http.host eq "a.example.com" and (cf.threat_score ge 10 or «cf.threat_score lt 20»)',
      fixed: 'http.host eq "a.example.com"',
    },
    { note: "All addresses there are.", text: "«ip.src in {0.0.0.0/0 ::/0}»" },
    { text: 'ssl and «http.request.uri.path contains ""»', fixed: "ssl" },
  ],
  good: [
    { text: "true" },
    { text: 'http.host ne "a.example.com" and http.host ne "b.example.com"' },
    { note: "There are IPv6 addresses too.", text: "ip.src in {0.0.0.0/0}" },
    {
      note: "False where the header is missing, or so Cloudflare's pages say.",
      text: 'http.request.headers["x"][0] ne "a" or http.request.headers["x"][0] ne "b"',
    },
    { note: "A packet need not have a port.", text: "tcp.dstport ne 80 or tcp.dstport ne 443" },
  ],
});
