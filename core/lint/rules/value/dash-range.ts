import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";

interface Details {
  /** What Cloudflare reads. */
  readonly numbers: readonly [bigint, bigint];
  readonly from: bigint;
  readonly to: bigint;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const { members } of expression.all("set")) {
    for (const [index, last] of members.entries()) {
      const first = members[index - 1];
      if (first?.kind !== "integer" || last.kind !== "integer" || first.end !== last.start) continue;
      if (last.value >= 0n || first.value < 0n) continue;
      const ends = [first.value, -last.value] as const;
      const isUpright = ends[0] <= ends[1];
      const [from, to] = isUpright ? ends : ([ends[1], ends[0]] as const);
      const span = { start: first.start, end: last.end };
      const fixes = [replaceFix("Write a range", span, `${from}..${to}`, isUpright)];
      yield { span, details: { numbers: [first.value, last.value], from, to }, fixes };
    }
  }
}

export const valueDashRange = lint<Details>({
  code: "value/dash-range",
  severity: "warning",
  preset: "recommended",
  title: "A range with a dash",
  what: "Two numbers of a set with nothing but a `-` between them.",
  why: "Cloudflare reads `1-5` as the two numbers 1 and -5, and says nothing. A range has two dots.",
  message: ({ numbers: [first, last], from, to }) =>
    `This is the number ${first} and the number ${last}. Write \`${from}..${to}\` for a range.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"], signs: ["-"] },
  check,
  bad: [
    { text: "cf.bot_management.score in {«1-29»}", fixed: "cf.bot_management.score in {1..29}" },
    { note: "Upside down.", text: "cf.bot_management.score in {«29-1»}", fixed: "cf.bot_management.score in {1..29}" },
    { text: "ip.src.asnum in {3 «64496-64511»}", fixed: "ip.src.asnum in {3 64496..64511}" },
  ],
  good: [{ text: "cf.bot_management.score in {1..29}" }, { text: "ip.src.asnum in {1 -5}" }],
});
