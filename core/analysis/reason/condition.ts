/** Expressions as conditions on subjects: what a tree says, with conditions on one subject put together. */
import { difference, intersection, isEmpty, type Region, sizeOf, unionOf } from "./region.ts";
import { rootOf, type Subject } from "./subject.ts";

/** That a subject is in a region. */
export interface Test {
  readonly kind: "test";
  readonly subject: Subject;
  readonly region: Region;
}

export interface Chain {
  readonly kind: "and" | "or" | "xor";
  readonly operands: readonly Condition[];
}

/** There is no "not": the opposite of a test is a test. */
export type Condition = Test | { readonly kind: "constant"; readonly value: boolean } | Chain;

export const ALWAYS: Condition = { kind: "constant", value: true };
export const NEVER: Condition = { kind: "constant", value: false };
export const constant = (value: boolean): Condition => (value ? ALWAYS : NEVER);

/** That `subject` is in `region`, as a constant where that goes without saying. */
export function test(subject: Subject, region: Region): Condition {
  if (isEmpty(region)) return NEVER;
  return isEmpty(difference(subject.all, region)) ? ALWAYS : { kind: "test", subject, region };
}

const complement = ({ subject, region }: Test): Region => difference(subject.all, region);

export function opposite(condition: Condition): Condition {
  switch (condition.kind) {
    case "constant":
      return constant(!condition.value);
    case "test":
      return { kind: "test", subject: condition.subject, region: complement(condition) };
    case "xor": {
      const [first, ...rest] = condition.operands as [Condition, ...Condition[]];
      return { kind: "xor", operands: [opposite(first), ...rest] };
    }
    default:
      return { kind: condition.kind === "and" ? "or" : "and", operands: condition.operands.map(opposite) };
  }
}

/** The chain, with what stands in chains of the same kind lifted out and tests of one subject made one. */
export function chain(kind: Chain["kind"], operands: readonly Condition[]): Condition {
  if (kind === "xor") return exclusive(operands);
  const decisive = kind === "or";
  const bySubject = new Map<string, Test[]>();
  const parts: (Condition | string)[] = [];
  const add = (condition: Condition): boolean => {
    if (condition.kind === "constant") return condition.value === decisive;
    if (condition.kind === kind) return condition.operands.some(add);
    if (condition.kind !== "test") parts.push(condition);
    else {
      const known = bySubject.get(condition.subject.key);
      if (known !== undefined) known.push(condition);
      else {
        bySubject.set(condition.subject.key, [condition]);
        parts.push(condition.subject.key);
      }
    }
    return false;
  };
  if (operands.some(add)) return constant(decisive);
  const merged: Condition[] = [];
  for (const part of parts) {
    const condition = typeof part === "string" ? merge(kind, bySubject.get(part) as Test[]) : part;
    if (condition.kind !== "constant") merged.push(condition);
    else if (condition.value === decisive) return condition;
  }
  return merged.length > 1 ? { kind, operands: merged } : (merged[0] ?? constant(!decisive));
}

function merge(kind: "and" | "or", tests: readonly Test[]): Condition {
  const [first] = tests as readonly [Test, ...Test[]];
  if (tests.length === 1) return first;
  if (kind === "or") return test(first.subject, unionOf(tests.map(({ region }) => region)));
  if (tests.length === 2) return test(first.subject, intersection(first.region, (tests[1] as Test).region));
  const excluded = unionOf(tests.map(complement));
  return test(first.subject, difference(first.subject.all, excluded));
}

function exclusive(operands: readonly Condition[]): Condition {
  const joined: Condition[] = [];
  for (const operand of operands) if (!joinExclusive(joined, operand)) joined.push(operand);
  let flipped = false;
  const open: Condition[] = [];
  for (const operand of joined) {
    const settled = operand.kind === "test" ? test(operand.subject, operand.region) : operand;
    if (settled.kind === "constant") flipped = flipped !== settled.value;
    else open.push(settled);
  }
  const [first] = open;
  if (first === undefined) return constant(flipped);
  const result: Condition = open.length === 1 ? first : { kind: "xor", operands: open };
  return flipped ? opposite(result) : result;
}

/** Adds a test to one of the same subject: what is in one of the two regions and not in both. */
function joinExclusive(open: Condition[], operand: Condition): boolean {
  if (operand.kind !== "test") return false;
  const at = open.findIndex((other) => other.kind === "test" && other.subject.key === operand.subject.key);
  const other = open[at];
  if (other?.kind !== "test") return false;
  const either = unionOf([difference(other.region, operand.region), difference(operand.region, other.region)]);
  open[at] = { kind: "test", subject: operand.subject, region: either };
  return true;
}

/** How long it takes to look at, once. */
export function weightOf(condition: Condition): number {
  if (condition.kind === "constant") return 1;
  if (condition.kind === "test") return sizeOf(condition.region);
  return condition.operands.reduce((sum, operand) => sum + weightOf(operand), 1);
}

/** The keys of the subjects that a condition is about in the end. */
export function rootsOf(condition: Condition, roots: Set<string> = new Set()): Set<string> {
  if (condition.kind === "test") roots.add(rootOf(condition.subject));
  else if (condition.kind !== "constant") for (const operand of condition.operands) rootsOf(operand, roots);
  return roots;
}
