import { lint } from "../../lint.ts";
import { quoted } from "../../support/claims.ts";
import { membersThat, removeMemberFix } from "../../support/set-members.ts";

interface Details {
  readonly other: string;
}

export const setCoveredMember = lint<Details>({
  code: "set/covered-member",
  severity: "info",
  preset: "recommended",
  title: "A member of a set lies inside another",
  what: "A number, an address, a range or a network of a set that another range or network of the same set includes.",
  why: "It changes nothing and uses up the length of the expression. Often the wider one is a slip: `/8` where `/18` was meant takes in everything else.",
  message: ({ other }) => `This lies inside ${other}, which is in the set too. Remove it.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  *check(expression) {
    for (const claim of membersThat(expression, "covered")) {
      const { member, other } = claim;
      yield {
        span: member,
        details: { other: quoted(expression, other) },
        fixes: [removeMemberFix(claim)],
        related: [{ start: other.start, end: other.end, message: "It lies inside this." }],
        tags: ["unnecessary"],
      };
    }
  },
  bad: [
    { text: "ip.src in {10.0.0.0/8 «10.1.0.0/16»}", fixed: "ip.src in {10.0.0.0/8}" },
    { text: "ip.src in {«10.1.2.3» 10.0.0.0/8 192.168.1.1}", fixed: "ip.src in {10.0.0.0/8 192.168.1.1}" },
    { text: "ip.src.asnum in {64512..65534 «65000»}", fixed: "ip.src.asnum in {64512..65534}" },
    { text: "ip.src in {10.0.0.0..10.0.0.99 «10.0.0.10..10.0.0.20»}", fixed: "ip.src in {10.0.0.0..10.0.0.99}" },
  ],
  good: [
    { note: "Side by side.", text: "ip.src in {10.0.0.0/9 10.128.0.0/9}" },
    { note: "Between two sets an exception is meant.", text: "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}" },
    { note: "Each has addresses of its own.", text: "ip.src in {10.0.0.0..10.0.0.9 10.0.0.5..10.0.0.20}" },
  ],
});
