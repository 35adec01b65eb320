import { fieldInfo } from "#core/catalog/catalog.ts";
import type { Comparison, Field, SetLiteral, SetMember } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

/** Bounds of numbers, both included. */
interface Bounds {
  readonly min: bigint;
  readonly max: bigint | undefined;
}

/** Bounds that follow from what the number is: AS numbers have 32 bits (RFC 6793), sizes are never below zero. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  "ip.src.asnum": { min: 0n, max: 4_294_967_295n },
  "ip.geoip.asnum": { min: 0n, max: 4_294_967_295n },
  "http.request.body.size": { min: 0n, max: undefined },
  "http.request.timestamp.sec": { min: 0n, max: undefined },
};
/** The score that is always zero today: its comparisons are told of as deprecated. */
const DEPRECATED_SCORE = "cf.threat_score";

interface Details extends Bounds {
  readonly field: string;
  readonly always: boolean;
  readonly isMember: boolean;
}

function boundsOf({ name, indexes }: Field): Bounds | undefined {
  return indexes.length > 0 ? undefined : boundsNamed(name);
}

function boundsNamed(name: string): Bounds | undefined {
  if (name === DEPRECATED_SCORE) return undefined;
  if (Object.hasOwn(BOUNDS, name)) return BOUNDS[name];
  const { min, max } = fieldInfo(name)?.range ?? {};
  if (typeof min !== "number") return undefined;
  // A score that was not computed is given as zero.
  return { min: min === 1 ? 0n : BigInt(min), max: typeof max === "number" ? BigInt(max) : undefined };
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const comparison of expression.all("comparison")) {
    const { left, right } = comparison;
    const bounds = left.kind === "field" ? boundsOf(left) : undefined;
    if (bounds === undefined) continue;
    const details = { ...bounds, field: left.name, always: false, isMember: false };
    if (right.kind === "set") {
      for (const member of outside(right, bounds)) yield { span: member, details: { ...details, isMember: true } };
    } else if (right.kind === "integer") {
      const answer = answerOf(comparison.operator, right.value, bounds);
      if (answer !== undefined) yield { span: comparison, details: { ...details, always: answer } };
    }
  }
}

/** What a comparison is for every value that the field can have; undefined where it depends on the value. */
function answerOf(operator: Comparison["operator"], value: bigint, { min, max }: Bounds): boolean | undefined {
  const isBelow = value < min;
  const isAbove = max !== undefined && value > max;
  switch (operator) {
    case "eq":
      return isBelow || isAbove ? false : undefined;
    case "ne":
      return isBelow || isAbove ? true : undefined;
    case "lt":
      return value <= min ? false : isAbove ? true : undefined;
    case "le":
      return isBelow ? false : max !== undefined && value >= max ? true : undefined;
    case "gt":
      return isBelow ? true : max !== undefined && value >= max ? false : undefined;
    case "ge":
      return value <= min ? true : isAbove ? false : undefined;
    default:
      return undefined;
  }
}

/** Members that stand for no value of the field. `{1-5}` is told of as what it is: `value/dash-range`. */
function outside({ members }: SetLiteral, { min, max }: Bounds): readonly SetMember[] {
  return members.filter((member, index) => {
    if (members[index - 1]?.end === member.start) return false;
    if (member.kind === "integer") return member.value < min || (max !== undefined && member.value > max);
    return member.kind === "integer-range" && (member.to.value < min || (max !== undefined && member.from.value > max));
  });
}

export const valueRange = lint<Details>({
  code: "value/range",
  severity: "warning",
  preset: "recommended",
  title: "A number that the field never has",
  what: "A comparison of a score, port or other bounded number that no value, or every value, makes true.",
  why: "The condition looks like a limit and is none. Mostly the other end of the scale was meant, or a digit too many was typed.",
  message: ({ field, min, max, always, isMember }) => {
    const range = max === undefined ? `never below ${min}` : `from ${min} to ${max}`;
    if (isMember) return `\`${field}\` is ${range}, so this matches nothing. Remove or correct it.`;
    return `\`${field}\` is ${range}, so this is ${always ? "always" : "never"} true. Correct the number or the operator.`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: { has: (name) => boundsNamed(name) !== undefined } },
  check,
  bad: [
    { text: "«cf.bot_management.score lt 0»" },
    { text: "ssl and «cf.bot_management.score le 100»" },
    { text: "«cf.waf.score gt 100» or «cf.edge.server_port eq 84430»" },
    { text: "ip.src.asnum in {64496 «4294967296»}" },
  ],
  good: [
    { text: "cf.bot_management.score lt 30 and cf.waf.score le 20" },
    { note: "Zero where no score was computed.", text: "cf.bot_management.score gt 0" },
    { text: "cf.waf.score lt 100 and cf.edge.server_port in {1024..65535}" },
  ],
});
