import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differingMembers } from "#cloudflare/definition.ts";
import { type Goal, owns } from "#cloudflare/goal.ts";
import { longestIncreasing, positionProblems } from "#cloudflare/order.ts";
import { applied, finalList, next, operations, signature } from "#cloudflare/plan.ts";
import type { RemoteRule } from "#cloudflare/types.ts";
import { bodyOf, editForeign, foreignEdits, goals, liveRule, liveRules } from "./arbitraries.ts";

const RUNS = { numRuns: 1500 };

function goalOf(refs: readonly string[], more: Partial<Goal> = {}): Goal {
  return {
    desired: refs.map((ref) => ({ body: bodyOf(ref, 0), position: undefined })),
    stale: new Set(),
    settled: new Map(),
    ...more,
  };
}

function live(...refs: string[]): RemoteRule[] {
  return refs.map((ref) => liveRule(ref, 0));
}

function steps(rules: readonly RemoteRule[], goal: Goal): string[] {
  return operations(rules, goal).map((op) => {
    const placement = "placement" in op && op.placement !== undefined ? ` ${JSON.stringify(op.placement)}` : "";
    return `${op.kind} ${op.ref}${placement}`;
  });
}

function refsAfter(rules: readonly RemoteRule[], goal: Goal): string[] {
  let state = rules;
  for (const op of operations(rules, goal)) state = applied(state, op);
  return state.map((rule) => rule.ref);
}

/** Written anew from FORMAT.md's words, not with the planner's own functions. */
function meets(rules: readonly RemoteRule[], goal: Goal): string[] {
  const wrong: string[] = [];
  const at = (ref: string): number => rules.findIndex((rule) => rule.ref === ref);
  for (const rule of goal.desired) {
    const found = rules[at(rule.body.ref)];
    if (found === undefined) wrong.push(`${rule.body.ref} is missing`);
    else if (differingMembers(found, rule.body).length > 0) wrong.push(`${rule.body.ref} differs`);
    const { position } = rule;
    const foreign = rules.map((other, index) => (owns(goal, other.ref) ? -1 : index)).filter((index) => index >= 0);
    if (position === "first" && foreign.some((index) => index < at(rule.body.ref)))
      wrong.push(`${rule.body.ref} is not first`);
    if (position === "last" && foreign.some((index) => index > at(rule.body.ref)))
      wrong.push(`${rule.body.ref} is not last`);
    if (typeof position === "object") {
      const before = "before" in position;
      const anchor = at(before ? position.before : position.after);
      const right = before ? at(rule.body.ref) < anchor : at(rule.body.ref) > anchor;
      if (anchor >= 0 && !right) wrong.push(`${rule.body.ref} is on the wrong side`);
    }
  }
  const free = goal.desired.filter((rule) => rule.position === undefined).map((rule) => at(rule.body.ref));
  if (free.some((index, i) => i > 0 && index < (free[i - 1] as number))) wrong.push("the file's order is not kept");
  for (const ref of goal.stale) if (at(ref) >= 0) wrong.push(`${ref} is still there`);
  return wrong;
}

describe("planning", () => {
  it("appends the rules of a new file in their order", () => {
    expect(steps(live("x", "y"), goalOf(["a", "b"]))).toEqual(['create a {"after":""}', 'create b {"after":"new a"}']);
  });

  it("puts a new rule beside its neighbours in the file", () => {
    expect(refsAfter(live("x", "b", "y", "c"), goalOf(["a", "b", "c", "d"]))).toEqual(["x", "a", "b", "y", "c", "d"]);
  });

  it("moves as few rules as possible and leaves foreign ones in place", () => {
    expect(steps(live("c", "x", "a", "y", "b"), goalOf(["a", "b", "c"]))).toEqual(['move c {"after":"id-b"}']);
  });

  it("changes a rule in place and says which members", () => {
    const [op] = operations([liveRule("a", 1)], goalOf(["a"]));
    expect(op).toMatchObject({ kind: "update", ref: "a", changes: ["action", "expression"] });
    expect(op).not.toHaveProperty("placement");
  });

  it("deletes stale rules last, or first where the phase is full", () => {
    const goal = goalOf(["a"], { stale: new Set(["old1"]) });
    expect(steps(live("old1"), goal)).toEqual(['create a {"after":""}', "delete old1"]);
    expect(next(live("old1"), goal, { deletesFirst: true })).toMatchObject({ kind: "delete", ref: "old1" });
  });

  it("finds nothing to do where only white space, key order and defaults differ", () => {
    const rule = {
      ...liveRule("a", 0),
      expression: "(ip.src  eq\n 10.0.0.0)",
      enabled: undefined,
    } as unknown as RemoteRule;
    const body = { ...bodyOf("a", 0), expression: "(ip.src eq 10.0.0.0)" };
    expect(operations([rule], { ...goalOf([]), desired: [{ body, position: undefined }] })).toEqual([]);
    const quoted = { ...rule, expression: '(http.host eq "a  b")' };
    const other = { ...body, expression: '(http.host eq "a b")' };
    expect(operations([quoted], { ...goalOf([]), desired: [{ body: other, position: undefined }] })).toHaveLength(1);
  });

  it("carries over the credential check that a file cannot say", () => {
    const check = { username_expression: "u", password_expression: "p" };
    const [op] = operations([{ ...liveRule("a", 1), exposed_credential_check: check }], goalOf(["a"]));
    expect(op).toMatchObject({ body: { exposed_credential_check: check } });
  });

  it("obeys positions", () => {
    const desired = [
      { body: bodyOf("a", 0), position: "last" as const },
      { body: bodyOf("b", 0), position: "first" as const },
      { body: bodyOf("c", 0), position: { after: "x" } },
      { body: bodyOf("d", 0), position: { after: "x" } },
      { body: bodyOf("e", 0), position: { before: "y" } },
      { body: bodyOf("f", 0), position: undefined },
    ];
    expect(refsAfter(live("x", "y"), goalOf([], { desired }))).toEqual(["b", "x", "c", "d", "e", "y", "f", "a"]);
  });

  it("says which positions cannot be had", () => {
    const desired = [
      { body: bodyOf("a", 0), position: { after: "b" } },
      { body: bodyOf("b", 0), position: { after: "a" } },
      { body: bodyOf("c", 0), position: { before: "nobody" } },
      { body: bodyOf("d", 0), position: { before: "old1" } },
      { body: bodyOf("e", 0), position: { before: "x" } },
    ];
    const problems = positionProblems(live("x", "old1"), goalOf([], { desired, stale: new Set(["old1"]) }));
    expect(problems.map((problem) => problem.ref)).toEqual(["a", "b", "c", "d"]);
  });

  it("takes a rule that Cloudflare stores in its own way for unchanged", () => {
    const body = bodyOf("a", 0);
    const stored = { ...liveRule("a", 0), expression: "something else" };
    const goal = goalOf(["a"]);
    expect(operations([stored], goal)).toHaveLength(1);
    const sent = signature({ kind: "delete", ref: "", live: liveRule("a", 0) })
      .trim()
      .split(" ")
      .at(-1) as string;
    const kept = signature({ kind: "delete", ref: "", live: stored }).trim().split(" ").at(-1) as string;
    const settled = new Map([[body.ref, { sent, stored: kept }]]);
    expect(operations([stored], { ...goal, settled })).toEqual([]);
    expect(operations([{ ...stored, expression: "changed again" }], { ...goal, settled })).toHaveLength(1);
  });

  it("sends foreign rules of the final list as they came, without read-only members", () => {
    const foreign = { ...liveRule("x", 0), categories: ["c"], unknown_member: { deep: [1] } };
    expect(finalList([foreign], goalOf(["a"]))).toEqual([
      { ...bodyOf("x", 0), id: "id-x", unknown_member: { deep: [1] } },
      bodyOf("a", 0),
    ]);
  });
});

describe("planning any file for any zone", () => {
  it("reaches the goal with at most one call for each rule, and then finds nothing to do", () => {
    fc.assert(
      fc.property(liveRules, goals, (rules, goal) => {
        const plan = operations(rules, goal);
        let state: readonly RemoteRule[] = rules;
        for (const op of plan) state = applied(state, op);
        expect(meets(state, goal)).toEqual([]);
        expect(operations(state, goal)).toEqual([]);
        const stale = rules.filter((rule) => goal.stale.has(rule.ref)).length;
        expect(plan.length).toBeLessThanOrEqual(goal.desired.length + stale);
      }),
      RUNS,
    );
  });

  it("leaves foreign rules as they were and in their order", () => {
    fc.assert(
      fc.property(liveRules, goals, (rules, goal) => {
        let state: readonly RemoteRule[] = rules;
        for (const op of operations(rules, goal)) state = applied(state, op);
        const foreign = (list: readonly RemoteRule[]): string =>
          JSON.stringify(list.filter((rule) => !owns(goal, rule.ref)));
        expect(foreign(state)).toBe(foreign(rules));
      }),
      RUNS,
    );
  });

  it("reaches the goal although others edit their rules between the calls", () => {
    fc.assert(
      fc.property(liveRules, goals, fc.array(foreignEdits, { maxLength: 8 }), (rules, goal, edits) => {
        let state: readonly RemoteRule[] = rules;
        let calls = 0;
        for (let op = next(state, goal); op !== undefined; op = next(state, goal)) {
          state = applied(state, op);
          const edit = edits[calls];
          calls += 1;
          if (edit !== undefined) state = editForeign(state, (ref) => owns(goal, ref), edit);
          expect(calls).toBeLessThanOrEqual(40);
        }
        expect(meets(state, goal)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("goes on after an interruption at any call with the rest of the same plan", () => {
    fc.assert(
      fc.property(liveRules, goals, fc.nat(12), (rules, goal, cut) => {
        const plan = operations(rules, goal);
        let state: readonly RemoteRule[] = rules;
        for (const op of plan.slice(0, cut)) state = applied(state, op);
        expect(operations(state, goal).map(signature)).toEqual(plan.slice(cut).map(signature));
      }),
      RUNS,
    );
  });
});

describe("the longest increasing subsequence", () => {
  it("is as long as any other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), (values) => {
        let best = 0;
        for (let mask = 0; mask < 1 << values.length; mask++) {
          const chosen = values.filter((_, index) => (mask >> index) & 1);
          if (chosen.every((value, index) => index === 0 || value > (chosen[index - 1] as number)))
            best = Math.max(best, chosen.length);
        }
        const members = longestIncreasing(values);
        const chosen = values.filter((_, index) => members.has(index));
        expect(chosen.length).toBe(best);
        expect([...chosen].sort((a, b) => a - b)).toEqual(chosen);
      }),
      { numRuns: 300 },
    );
  });
});
