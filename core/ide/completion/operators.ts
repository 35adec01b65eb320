import { OPERATORS } from "#core/catalog/generated/operators.ts";
import type { OperatorInfo, PlanLimit } from "#core/catalog/info.ts";
import { typeName, type ValueType } from "#core/catalog/value-type.ts";
import { planNeeded } from "../documentation.ts";
import type { Candidate } from "./item.ts";
import { shortLine } from "./operands.ts";
import type { ExpressionPlace } from "./place.ts";

/** The most used first. */
const ORDER: readonly string[] = ["eq", "in", "contains", "ne", "matches", "wildcard", "strict wildcard"];

/** The comparison operators that the engine takes for a left side of `type`. */
export function operatorCandidates(place: ExpressionPlace, type: ValueType | undefined): Candidate[] {
  const rows = OPERATORS.filter((row) => row.kind === "comparison" && accepts(row, type));
  return rows.map((row) => operatorCandidate(place, row, type));
}

/** Addresses can be ordered too, and only numbers have bits; the catalogue's rows say what the documentation says. */
function accepts(row: OperatorInfo, type: ValueType | undefined): boolean {
  if (type === undefined || type.kind === "Unknown") return true;
  return (row.lhsTypes ?? []).includes(typeName(type));
}

function operatorCandidate(place: ExpressionPlace, row: OperatorInfo, type: ValueType | undefined): Candidate {
  const known = ORDER.indexOf(row.english);
  const missing = planNeeded((row.plans ?? undefined) as PlanLimit | undefined, place.facts.plan);
  return {
    label: row.english,
    kind: "operator",
    ...(row.symbol === undefined ? {} : { detail: row.symbol }),
    description: missing ?? shortLine(row.summary),
    topic: { kind: "operator", name: row.english },
    ...insertion(place, row.english, type),
    concepts: [...(row.symbol === undefined ? [] : [row.symbol]), ...(CONCEPTS[row.english] ?? [])],
    rank: (known < 0 ? ORDER.length + 1 : known) + (missing === undefined ? 0 : ORDER.length + 1),
  };
}

const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  eq: ["equals", "is"],
  ne: ["not equal", "differs"],
  lt: ["less"],
  le: ["at most"],
  gt: ["greater"],
  ge: ["at least"],
  contains: ["includes", "substring"],
  matches: ["regex", "regular expression"],
  wildcard: ["glob", "like"],
  "strict wildcard": ["glob"],
  in: ["one of", "set", "list"],
};

/** The operator alone where something follows already; else with the delimiters of its right side and the caret inside. */
function insertion(
  place: ExpressionPlace,
  operator: string,
  type: ValueType | undefined,
): Pick<Candidate, "insert" | "snippet"> {
  const { tree, context } = place;
  const rest = tree.text.slice(context.replace.end, tree.end);
  const line = (/^[^\r\n]*/.exec(rest)?.[0] ?? "").trim();
  if (line !== "" && !/^(\)|and\b|or\b|xor\b|&&|\|\||\^\^|#)/.test(line)) return { insert: operator };
  if (operator === "in") return { insert: "in {$1}", snippet: true };
  return type?.kind === "Bytes" ? { insert: `${operator} "$1"`, snippet: true } : { insert: `${operator} ` };
}

/** `and`, `or`, `xor` after a whole expression. */
export function logicalCandidates(): Candidate[] {
  return ["and", "or", "xor"].map((name) => ({
    label: name,
    kind: "keyword",
    insert: `${name} `,
    topic: { kind: "operator", name },
    description: shortLine(OPERATORS.find((row) => row.english === name)?.summary ?? ""),
  }));
}
