import { lint } from "../../lint.ts";
import { quoted } from "../../support/claims.ts";
import { membersThat } from "../../support/set-members.ts";

interface Details {
  readonly other: string;
}

export const setOverlappingRanges = lint<Details>({
  code: "set/overlapping-ranges",
  severity: "hint",
  preset: "strict",
  title: "Two ranges of a set overlap",
  what: "A range or network of a set that shares values with another one, while each has values of its own.",
  why: "One range would say the same. Where two ranges were meant to meet, an end may be a slip.",
  message: ({ other }) => `This shares values with ${other}. One range can say both.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  *check(expression) {
    for (const { member, other } of membersThat(expression, "overlaps")) {
      yield {
        span: member,
        details: { other: quoted(expression, other) },
        related: [{ start: other.start, end: other.end, message: "It overlaps this." }],
      };
    }
  },
  bad: [
    { text: "ip.src.asnum in {64512..64999 «64900..65534»}" },
    { text: "ip.src in {10.0.0.0..10.0.0.9 «10.0.0.5..10.0.0.20»}" },
  ],
  good: [{ text: "ip.src.asnum in {64512..64899 64900..65534}" }, { text: "ip.src in {10.0.0.0/9 10.128.0.0/9}" }],
});
