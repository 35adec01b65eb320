/** Whether a condition can be met at all: a bounded search over what its parts can be. */
import { type Chain, type Condition, chain, constant, NEVER, opposite, weightOf } from "./condition.ts";
import { difference, isDisjoint, isEmpty, isSubset, type Region, sizeOf, unionOf } from "./region.ts";
import { assume, type Budget, NO_ASSUMPTIONS, regionIn, type State } from "./state.ts";
import type { Subject } from "./subject.ts";

/**
 * A state in which the condition is met as far as can be told; false when no request meets it; undefined when the budget
 * does not suffice to find out. Only the false is certain.
 */
export function search(condition: Condition, budget: Budget, state: State = NO_ASSUMPTIONS): State | false | undefined {
  const rest = settled(condition, state, budget);
  if (rest.kind === "constant") return rest.value ? state : false;
  if (budget.left <= 0) return undefined;
  if (rest.kind === "test") return assume(state, [rest], budget) ?? false;
  if (rest.kind === "xor") return search(split(rest), budget, state);
  return rest.kind === "and" ? searchAll(rest, budget, state) : searchOne(rest.operands, NEVER, budget, state);
}

/** The condition with what the state decides taken out. */
function settled(condition: Condition, state: State, budget: Budget): Condition {
  if (condition.kind === "constant") return condition;
  if (condition.kind === "test") {
    const known = regionIn(state, condition.subject);
    budget.left -= sizeOf(condition.region) + sizeOf(known);
    if (isSubset(known, condition.region)) return constant(true);
    return isDisjoint(known, condition.region) ? NEVER : condition;
  }
  const decisive = condition.kind === "xor" ? undefined : condition.kind === "or";
  const open: Condition[] = [];
  let flipped = false;
  for (const operand of condition.operands) {
    const rest = settled(operand, state, budget);
    if (rest.kind !== "constant") open.push(rest);
    else if (rest.value === decisive) return rest;
    else if (decisive === undefined) flipped = flipped !== rest.value;
  }
  const [first] = open;
  if (first === undefined) return constant(decisive === undefined ? flipped : !decisive);
  const result = open.length === 1 ? first : { kind: condition.kind, operands: open };
  return flipped ? opposite(result) : result;
}

/** An exclusive or as the two ways in which it can come true. */
function split({ operands }: Chain): Condition {
  const [first, ...others] = operands as [Condition, ...Condition[]];
  const rest: Condition = others.length === 1 ? (others[0] as Condition) : { kind: "xor", operands: others };
  return {
    kind: "or",
    operands: [chain("and", [first, opposite(rest)]), chain("and", [opposite(first), rest])],
  };
}

/** First what leaves no choice, then the first choice. */
function searchAll({ operands }: Chain, budget: Budget, state: State): State | false | undefined {
  const tests = operands.filter((operand) => operand.kind === "test");
  const choices = operands.filter((operand) => operand.kind !== "test");
  if (tests.length > 0) {
    const assumed = assume(state, tests, budget);
    return assumed === undefined ? false : search({ kind: "and", operands: choices }, budget, assumed);
  }
  const [choice, ...others] = choices as [Condition, ...Condition[]];
  const open = choice.kind === "xor" ? split(choice) : choice;
  const rest: Condition = others.length === 0 ? constant(true) : { kind: "and", operands: others };
  return searchOne(open.kind === "or" ? open.operands : [open], rest, budget, state, true);
}

/** Tries one operand after the other, each together with `rest` when there is one. */
function searchOne(
  operands: readonly Condition[],
  rest: Condition,
  budget: Budget,
  state: State,
  joined = false,
): State | false | undefined {
  let unknown = false;
  let next = state;
  for (const operand of operands) {
    const found = search(joined ? chain("and", [operand, rest]) : operand, budget, next);
    if (found !== false && found !== undefined) return found;
    if (found === undefined) unknown = true;
    // What was tried in vain need not be tried again below the others.
    if (operand.kind === "test" && found === false) {
      const without = opposite(operand);
      if (without.kind !== "test") continue;
      const assumed = assume(next, [without], budget);
      if (assumed === undefined) return unknown ? undefined : false;
      next = assumed;
    }
    if (budget.left <= 0) return undefined;
  }
  return unknown ? undefined : false;
}

/**
 * What the condition says of a request with none of the values that it names, as most requests are; undefined when that
 * cannot be told at once. A long list of names is answered so in one look, where a search would take one at a time.
 */
export function answerForOthers(condition: Condition, budget: Budget): boolean | undefined {
  const named = new Map<string, { subject: Subject; regions: Region[] }>();
  collectNamed(condition, named);
  const outside = [...named.values()].flatMap(({ subject, regions }) => {
    const region = difference(subject.all, unionOf(regions));
    return isEmpty(region) ? [] : [{ subject, region }];
  });
  const state = assume(NO_ASSUMPTIONS, outside, budget);
  const rest = state === undefined ? undefined : settled(condition, state, budget);
  return rest?.kind === "constant" ? rest.value : undefined;
}

/** For each subject the values that tests name: those of `eq "a"` are the same as those of `ne "a"`. */
function collectNamed(condition: Condition, named: Map<string, { subject: Subject; regions: Region[] }>): void {
  if (condition.kind === "constant") return;
  if (condition.kind !== "test") {
    for (const operand of condition.operands) collectNamed(operand, named);
    return;
  }
  const { subject, region } = condition;
  const others = difference(subject.all, region);
  const regions = [sizeOf(others) < sizeOf(region) ? others : region];
  const known = named.get(subject.key);
  if (known === undefined) named.set(subject.key, { subject, regions });
  else known.regions.push(...regions);
}

/** Whether no request meets the condition; undefined when that is too hard to tell. `false` is no proof of the opposite. */
export function isNever(condition: Condition, budget: Budget): boolean | undefined {
  budget.left -= weightOf(condition);
  const found = search(condition, budget);
  return found === undefined ? undefined : found === false;
}
