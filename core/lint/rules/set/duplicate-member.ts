import { lint } from "../../lint.ts";
import { quoted } from "../../support/claims.ts";
import { membersThat, removeMemberFix } from "../../support/set-members.ts";

interface Details {
  readonly other: string;
  /** How many more times it stands in the set. */
  readonly more: number;
}

type Claim = ReturnType<typeof membersThat>[number];

/** The repeats of each value together: a list that was pasted together may hold one dozens of times. */
function repeatsByValue(claims: readonly Claim[]): readonly (readonly [Claim, ...Claim[]])[] {
  const groups: [Claim, ...Claim[]][] = [];
  const groupOf = new Map<number, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const known = groupOf.get(claim.other.start);
    const group: [Claim, ...Claim[]] = known ?? [claim];
    if (known === undefined) groups.push(group);
    else known.push(claim);
    groupOf.set(claim.other.start, group);
    groupOf.set(claim.member.start, group);
  }
  return groups;
}

export const setDuplicateMember = lint<Details>({
  code: "set/duplicate-member",
  severity: "info",
  preset: "recommended",
  title: "A value stands in a set twice",
  what: "A member of a set that has the same value as an earlier one, however it is written.",
  why: "It changes nothing and uses up the length of the expression. Where one of the two was meant to be another value, that one is not in the set.",
  message: ({ other, more }) =>
    more === 0
      ? `This is in the set already, as ${other}. Remove it.`
      : `This is in the set already, as ${other}, and follows ${more === 1 ? "once" : `${more} times`} more. Remove them.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  *check(expression) {
    for (const repeats of repeatsByValue(membersThat(expression, "same"))) {
      const [{ member, other }] = repeats;
      const title = repeats.length === 1 ? "Remove it" : "Remove them";
      yield {
        span: member,
        details: { other: quoted(expression, other), more: repeats.length - 1 },
        fixes: [{ title, edits: repeats.flatMap((claim) => removeMemberFix(claim).edits), preferred: true }],
        related: [{ start: other.start, end: other.end, message: "The same value." }],
        tags: ["unnecessary"],
      };
    }
  },
  bad: [
    {
      text: 'http.host in {"a.example.com" "b.example.com" «"a.example.com"»}',
      fixed: 'http.host in {"a.example.com" "b.example.com"}',
    },
    {
      note: "One finding a value.",
      text: 'http.host in {"a.de" «"a.de"» "b.de" "a.de" "a.de"}',
      fixed: 'http.host in {"a.de" "b.de"}',
    },
    {
      note: "A number that starts with a zero is octal.",
      text: "ip.src.asnum in {8 «010»}",
      fixed: "ip.src.asnum in {8}",
    },
    { text: "ip.src in {10.1.1.1 «10.1.1.1/32»}", fixed: "ip.src in {10.1.1.1}" },
    { text: "ip.src in {2001:db8::1 «2001:DB8:0:0:0:0:0:1»}", fixed: "ip.src in {2001:db8::1}" },
  ],
  good: [
    { note: "Capitals matter.", text: 'http.request.uri.path in {"/a" "/A"}' },
    { note: "An IPv4 address in an IPv6 one is another address.", text: "ip.src in {10.1.1.1 ::ffff:10.1.1.1}" },
    { text: "ip.src in {10.1.1.1} or ip.src in {10.1.1.2}" },
  ],
});
