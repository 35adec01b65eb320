import { lint } from "../../lint.ts";
import { quoted } from "../../support/claims.ts";
import { membersThat, removeMemberFix } from "../../support/set-members.ts";

interface Details {
  readonly other: string;
}

export const setDuplicateMember = lint<Details>({
  code: "set/duplicate-member",
  severity: "info",
  preset: "recommended",
  title: "A value stands in a set twice",
  what: "A member of a set that has the same value as an earlier one, however it is written.",
  why: "It changes nothing and uses up the length of the expression. Where one of the two was meant to be another value, that one is not in the set.",
  message: ({ other }) => `This is in the set already, as ${other}. Remove it.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  *check(expression) {
    for (const claim of membersThat(expression, "same")) {
      const { member, other } = claim;
      yield {
        span: member,
        details: { other: quoted(expression, other) },
        fixes: [removeMemberFix(claim)],
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
