/**
 * Where rules belong. Rules without `position` keep the file's order among themselves and otherwise stay where they are.
 * Rules with one are placed by it alone: `first` before everything that is not placed so too, `last` after it,
 * `before` and `after` somewhere before or after the rule they name.
 */
import type { RulePosition } from "#core/document/model.ts";
import type { DesiredRule, Goal } from "./goal.ts";
import type { Placement, RemoteRule } from "./types.ts";

/** Members of a longest strictly increasing subsequence, as a set of indexes into `values`. */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before.push(tails[low - 1]);
    tails[low] = index;
  });
  const members = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before[at]) members.add(at);
  return members;
}

/** The order in which rules are settled: putting a later one in place never displaces an earlier one. */
export function settleOrder(desired: readonly DesiredRule[]): { free: DesiredRule[]; placed: DesiredRule[] } {
  const free = desired.filter((rule) => rule.position === undefined);
  const firsts = desired.filter((rule) => rule.position === "first");
  const lasts = desired.filter((rule) => rule.position === "last").reverse();
  const anchored = new Map(desired.filter((rule) => anchorOf(rule.position) !== undefined).map((r) => [r.body.ref, r]));
  const placed = [...firsts, ...lasts];
  const done = new Set<string>();
  const visit = (rule: DesiredRule): void => {
    if (done.has(rule.body.ref)) return;
    done.add(rule.body.ref);
    const anchor = anchored.get(anchorOf(rule.position) as string);
    if (anchor !== undefined) visit(anchor);
    placed.push(rule);
  };
  for (const rule of anchored.values()) visit(rule);
  return { free, placed };
}

/** A rule in the order that a phase should have: one of the goal's, or (`rule` undefined) somebody else's, which stays. */
export interface Station {
  readonly ref: string;
  readonly rule: DesiredRule | undefined;
}

/** The goal's rules without `position`, and the others' among which they belong, in order; and the refs that need no move. */
export function stations(
  rules: readonly RemoteRule[],
  goal: Goal,
  free: readonly DesiredRule[],
): { readonly line: readonly Station[]; readonly kept: ReadonlySet<string> } {
  const indexes = new Map(rules.map((live, index) => [live.ref, index]));
  const indexOf = (ref: string): number => indexes.get(ref) as number;
  const present = (refs: readonly string[]): string[] => refs.filter((ref) => indexes.has(ref));
  const own = new Map(free.map((rule) => [rule.body.ref, rule]));
  const refs = goal.order ?? free.map((rule) => rule.body.ref);
  const others = present(refs.filter((ref) => !own.has(ref)));
  const inOrder = longestIncreasing(others.map(indexOf));
  const fixed = new Set(others.filter((_, at) => inOrder.has(at)));
  const line = refs.filter((ref) => own.has(ref) || fixed.has(ref)).map((ref) => ({ ref, rule: own.get(ref) }));

  const kept = new Set<string>(fixed);
  let gap: string[] = [];
  let from = -1;
  const closeGap = (to: number): void => {
    const candidates = present(gap).filter((ref) => indexOf(ref) > from && indexOf(ref) < to);
    const keep = longestIncreasing(candidates.map(indexOf));
    for (const at of keep) kept.add(candidates[at] as string);
    gap = [];
    from = to;
  };
  for (const { ref, rule } of line) {
    if (rule === undefined) closeGap(indexOf(ref));
    else gap.push(ref);
  }
  closeGap(rules.length);
  return { line, kept };
}

/** Sentences about positions that cannot be had; the refs are those of the file's rules. */
export function positionProblems(rules: readonly RemoteRule[], goal: Goal): { ref: string; message: string }[] {
  const problems: { ref: string; message: string }[] = [];
  const byRef = new Map(goal.desired.map((rule) => [rule.body.ref, rule]));
  for (const rule of goal.desired) {
    const { ref } = rule.body;
    const anchor = anchorOf(rule.position);
    if (anchor === undefined) continue;
    if (goal.stale.has(anchor)) {
      problems.push({ ref, message: `\`position\` of \`${ref}\` names \`${anchor}\`, which this deploy deletes.` });
    } else if (!byRef.has(anchor) && !rules.some((live) => live.ref === anchor)) {
      problems.push({
        ref,
        message: `\`position\` of \`${ref}\` names \`${anchor}\`, but no rule there has this ref.`,
      });
    } else if (inCircle(rule, byRef)) {
      problems.push({ ref, message: `\`position\` of \`${ref}\` leads back to itself through \`${anchor}\`.` });
    }
  }
  return problems;
}

function inCircle(rule: DesiredRule, byRef: ReadonlyMap<string, DesiredRule>): boolean {
  const seen = new Set<string>();
  let at: DesiredRule | undefined = rule;
  while (at !== undefined && !seen.has(at.body.ref)) {
    seen.add(at.body.ref);
    const anchor = anchorOf(at.position);
    if (anchor === rule.body.ref) return true;
    at = anchor === undefined ? undefined : byRef.get(anchor);
  }
  return false;
}

/** The ref that a position names. */
function anchorOf(position: RulePosition | undefined): string | undefined {
  if (typeof position !== "object") return undefined;
  return "before" in position ? position.before : position.after;
}

/** Where a rule with a `position` must go; undefined when it stands right already. */
export function placementOf(rule: DesiredRule, rules: readonly RemoteRule[], goal: Goal): Placement | undefined {
  const at = rules.findIndex((live) => live.ref === rule.body.ref);
  const indexOf = (ref: string): number => rules.findIndex((live) => live.ref === ref);
  const idOf = (ref: string): string => rules[indexOf(ref)]?.id ?? "";

  if (rule.position === "first") {
    const earlier = neighbour(goal, rule, -1);
    const allowed = at >= 0 && rules.slice(0, at).every((live) => mayStandOutside(live, goal, "first"));
    if (allowed && (earlier === undefined || indexOf(earlier) < at)) return undefined;
    return earlier === undefined ? { before: "" } : { after: idOf(earlier) };
  }
  if (rule.position === "last") {
    const later = neighbour(goal, rule, 1);
    const allowed = at >= 0 && rules.slice(at + 1).every((live) => mayStandOutside(live, goal, "last"));
    if (allowed && (later === undefined || at < indexOf(later))) return undefined;
    return later === undefined ? { after: "" } : { before: idOf(later) };
  }
  const position = rule.position as Exclude<RulePosition, string>;
  const anchor = indexOf(anchorOf(position) as string);
  if (anchor < 0) return at >= 0 ? undefined : { after: "" };
  if ("before" in position) return at >= 0 && at < anchor ? undefined : { before: (rules[anchor] as RemoteRule).id };
  if (at > anchor) return undefined;
  const earlier = neighbour(goal, rule, -1);
  return {
    after: earlier !== undefined && indexOf(earlier) > anchor ? idOf(earlier) : (rules[anchor] as RemoteRule).id,
  };
}

/** The end of the ruleset, but before our own rules that want to be last. */
export function endPlacement(rules: readonly RemoteRule[], goal: Goal): Placement {
  const lasts = new Set(goal.desired.filter((rule) => rule.position === "last").map((rule) => rule.body.ref));
  let at = rules.length;
  while (at > 0 && lasts.has((rules[at - 1] as RemoteRule).ref)) at -= 1;
  return at === rules.length ? { after: "" } : { before: (rules[at] as RemoteRule).id };
}

/** The nearest rule of the file before (-1) or after (1) this one that wants the same position. */
function neighbour(goal: Goal, rule: DesiredRule, step: -1 | 1): string | undefined {
  const wanted = JSON.stringify(rule.position);
  for (let at = goal.desired.indexOf(rule) + step; at >= 0 && at < goal.desired.length; at += step) {
    const other = goal.desired[at] as DesiredRule;
    if (JSON.stringify(other.position) === wanted) return other.body.ref;
  }
  return undefined;
}

/** Whether a live rule may stand outside of our `first` (or `last`) rules: it is one of them, or says `before` or `after`. */
function mayStandOutside(live: RemoteRule, goal: Goal, end: "first" | "last"): boolean {
  const own = goal.desired.find((rule) => rule.body.ref === live.ref);
  return own?.position === end || anchorOf(own?.position) !== undefined;
}
