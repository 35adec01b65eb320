import { type Interval, isSubset, normalise } from "#core/analysis/reason/intervals.ts";
import { addressPoint, intervalOf } from "#core/analysis/reason/points.ts";
import { phaseInfo } from "#core/catalog/catalog.ts";
import type { SetMember } from "#core/syntax/ast.ts";
import { parseIp } from "#core/syntax/ip.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, literalsOf } from "../../support/comparisons.ts";
import { removeMembersFix } from "../../support/fixes.ts";

/**
 * Networks that are not routed between operators, from the IANA registries of special-purpose addresses. Networks kept for
 * documentation are left out: they stand for an address that is filled in later.
 */
const NETWORKS: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["224.0.0.0", 3],
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
];
const PRIVATE = normalise(NETWORKS.map(([network, prefix]) => intervalOfNetwork(network, prefix)));
const FIELDS: ReadonlySet<string> = new Set(["ip.src"]);

interface Details {
  readonly count: number;
  readonly isAll: boolean;
}

function intervalOfNetwork(network: string, prefix: number): Interval {
  const bytes = parseIp(network) ?? [];
  const from = addressPoint(bytes);
  return { from, to: from + (1n << BigInt(bytes.length * 8 - prefix)) };
}

/** The first such address of each comparison; the others are shown beside it. */
function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const phase = expression.settings?.phase;
  // Packets that reach a network over a tunnel may well come from a private address.
  if (phase !== undefined && phaseInfo(phase)?.side === "network") return;
  for (const comparison of comparisonsOf(expression, FIELDS)) {
    const literals = literalsOf(comparison);
    const [first, ...others] = literals.filter((member) => isPrivate(member, expression.text));
    if (first === undefined) continue;
    const isAll = others.length + 1 === literals.length;
    const { right } = comparison;
    const fixes =
      right.kind === "set" && !isAll ? [removeMembersFix("Remove them", right, [first, ...others], false)] : [];
    const related = others.map(({ start, end }) => ({ start, end, message: "This one too." }));
    yield { span: first, details: { count: others.length + 1, isAll }, fixes, related };
  }
}

function isPrivate(member: SetMember, text: string): boolean {
  return isSubset([intervalOf(member, text)], PRIVATE);
}

export const valuePrivateAddress = lint<Details>({
  code: "value/private-address",
  severity: "info",
  preset: "recommended",
  title: "An address that no visitor has",
  what: "A private, local or reserved address that `ip.src` is compared with.",
  why: "Visitors reach Cloudflare from public addresses. A condition for an office or a server has to name the address that its requests leave the network with.",
  message: ({ count, isAll }) => {
    const what =
      count === 1 ? "No visitor comes from this address" : `No visitor comes from this address and ${count - 1} more`;
    return `${what}: it is private or reserved. ${isAll ? "Name the public address instead." : "Remove it, or name the public address."}`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: "ip.src eq «127.0.0.1»" },
    {
      text: "not ip.src in {«10.0.0.0/8» 203.0.113.7 192.168.0.0/16}",
      fixed: "not ip.src in {203.0.113.7}",
    },
    { text: "ip.src in {«fd00::/8»}" },
  ],
  good: [
    { text: "ip.src in {203.0.113.0/24 2001:db8::/32 11.0.0.0/8 0.0.0.0/1}" },
    {
      note: "Packets may come from anywhere.",
      text: "---\nname: Office\nref: office\nphase: magic_transit\naction: skip\n---\nip.src in {10.0.0.0/8}\n",
    },
  ],
});
