import type { IntegerLiteral, SetMember } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { comparisonsOf, literalsOf } from "../../support/comparisons.ts";
import { replaceFix } from "../../support/fixes.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.request.timestamp.sec"]);
/** The first second of 2010, when Cloudflare had not served a request yet. */
const EARLIEST = 1_262_304_000n;
/** The year 5138 in seconds, March 1973 in milliseconds. */
const LATEST = 100_000_000_000n;

interface Details {
  readonly meant: bigint | undefined;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const comparison of comparisonsOf(expression, FIELDS)) {
    for (const literal of literalsOf(comparison).flatMap(numbersOf)) {
      const { value } = literal;
      if (value < 0n || (value >= EARLIEST && value < LATEST)) continue;
      const seconds = value / 1000n;
      const meant = seconds >= EARLIEST && seconds < LATEST ? seconds : undefined;
      const fixes = meant === undefined ? [] : [replaceFix(`Write ${meant}`, literal, String(meant))];
      yield { span: literal, details: { meant }, fixes };
    }
  }
}

function numbersOf(member: SetMember): readonly IntegerLiteral[] {
  if (member.kind === "integer-range") return [member.from, member.to];
  return member.kind === "integer" ? [member] : [];
}

export const valueTimestamp = lint<Details>({
  code: "value/timestamp",
  severity: "warning",
  preset: "recommended",
  title: "A time that is in no plausible year",
  what: "A time in milliseconds, or one before 2010, that the time of the request is compared with.",
  why: "`http.request.timestamp.sec` is in seconds since 1970. A rule that ends at a time in milliseconds never ends.",
  message: ({ meant }) =>
    meant === undefined
      ? "No request was ever made at about this time. Write seconds since 1970, ten digits."
      : `These are milliseconds, and the field is in seconds. Write ${meant}.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    {
      text: "http.request.timestamp.sec lt «1767225600000»",
      fixed: "http.request.timestamp.sec lt 1767225600",
    },
    { text: "http.request.timestamp.sec gt «20260101»" },
  ],
  good: [{ text: "http.request.timestamp.sec ge 1735689600 and http.request.timestamp.sec lt 1767225600" }],
});
