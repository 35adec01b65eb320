import { describe, expect, it } from "vitest";
import { type ApplyResult, type ApplyWorld, applyPhase } from "#cloudflare/apply.ts";
import type { Goal } from "#cloudflare/goal.ts";
import { operations } from "#cloudflare/plan.ts";
import type { RemoteRule } from "#cloudflare/types.ts";
import { bodyOf, liveRule } from "./arbitraries.ts";
import { type Fault, MemoryApi, ZONE } from "./memory-api.ts";

const PHASE = "http_request_firewall_custom";

function goalOf(refs: readonly string[], stale: readonly string[] = []): Goal {
  return {
    desired: refs.map((ref) => ({ body: bodyOf(ref, 0), position: undefined })),
    stale: new Set(stale),
    settled: new Map(),
  };
}

function apply(
  api: MemoryApi,
  goal: Goal,
  world: Partial<ApplyWorld> = {},
  agreed = operations(api.rules, goal),
): Promise<ApplyResult> {
  return applyPhase({ zone: ZONE, phase: PHASE, goal, agreed }, { api, sleep: async () => {}, ...world });
}

function refs(rules: readonly RemoteRule[]): string {
  return rules.map((rule) => rule.ref).join(" ");
}

const lostAfter: Fault = { kind: "lost-after" };
const lostBefore: Fault = { kind: "lost-before" };

describe("carrying out a plan", () => {
  it("makes the first ruleset of a phase in one call, in the file's order", async () => {
    const api = new MemoryApi(undefined);
    const result = await apply(api, goalOf(["a", "b", "c"]));
    expect(api.writes).toEqual(["ruleset a b c"]);
    expect(result).toMatchObject({ outcome: "done", left: [] });
    expect(result.done.map((step) => step.ref)).toEqual(["a", "b", "c"]);
  });

  it("takes the ruleset that somebody else made in the meantime", async () => {
    const api = new MemoryApi(undefined);
    api.beforeWrite = (write) => {
      if (write === 0) api.edit(() => [liveRule("x", 0)]);
    };
    const result = await apply(api, goalOf(["a"]));
    expect(api.writes).toEqual(["ruleset a", "create a"]);
    expect(result.outcome).toBe("done");
    expect(refs(api.rules)).toBe("x a");
  });

  it("reads the zone again before the first write and stops when the steps are others", async () => {
    const api = new MemoryApi([liveRule("a", 1), liveRule("x", 0)]);
    const goal = goalOf(["a", "b"]);
    const agreed = operations(api.rules, goal);
    api.edit((rules) => rules.map((rule) => (rule.ref === "a" ? { ...rule, expression: "ssl" } : rule)));
    const result = await apply(api, goal, {}, agreed);
    expect(result).toMatchObject({ outcome: "changed", done: [] });
    expect(api.writes).toEqual([]);
  });

  it("goes on when somebody else writes in between and the steps stay the same", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    api.beforeWrite = (write) => {
      if (write === 1) api.edit((rules) => [liveRule("y", 0), ...rules]);
    };
    const result = await apply(api, goalOf(["a", "b"]));
    expect(result.outcome).toBe("done");
    expect(result.notes.join()).toContain("Somebody else changed example.com meanwhile");
    expect(refs(api.rules)).toBe("y x a b");
  });

  it("stops in the middle when somebody else changes one of our rules", async () => {
    const api = new MemoryApi([liveRule("a", 1), liveRule("b", 1)]);
    api.beforeWrite = (write) => {
      if (write === 0)
        api.edit((rules) => rules.map((rule) => (rule.ref === "b" ? { ...rule, expression: "ssl" } : rule)));
    };
    const result = await apply(api, goalOf(["a", "b"]));
    expect(result.outcome).toBe("changed");
    expect(result.done.map((step) => step.ref)).toEqual(["a"]);
    expect(result.left.map((step) => step.ref)).toEqual(["b"]);
    expect(api.rules.find((rule) => rule.ref === "b")?.expression).toBe("ssl");
  });

  it("never sends a create again whose answer was lost after it took effect", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    api.faultAt = (write) => (write === 0 ? lostAfter : undefined);
    const result = await apply(api, goalOf(["a", "b"]));
    expect(api.writes).toEqual(["create a", "create b"]);
    expect(result.outcome).toBe("done");
    expect(result.done.map((step) => step.ref)).toEqual(["a", "b"]);
    expect(result.notes.join()).toContain("it is done");
  });

  it("finds a whole ruleset whose answer was lost", async () => {
    const api = new MemoryApi(undefined);
    api.faultAt = (write) => (write === 0 ? lostAfter : undefined);
    const result = await apply(api, goalOf(["a", "b"]));
    expect(api.writes).toEqual(["ruleset a b"]);
    expect(result).toMatchObject({ outcome: "done", left: [] });
  });

  it("sends a lost call once more after reading that it did not take effect, and no third time", async () => {
    const once = new MemoryApi([liveRule("x", 0)]);
    once.faultAt = (write) => (write === 0 ? lostBefore : undefined);
    expect((await apply(once, goalOf(["a"]))).outcome).toBe("done");
    expect(once.writes).toEqual(["create a", "create a"]);

    const ever = new MemoryApi([liveRule("x", 0)]);
    ever.faultAt = () => lostBefore;
    const result = await apply(ever, goalOf(["a"]));
    expect(result).toMatchObject({ outcome: "stopped", done: [] });
    expect(result.failure?.failure.reason).toBe("unreachable");
    expect(ever.writes).toHaveLength(2);
  });

  it("says so when it cannot be known whether a lost call took effect", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    api.faultAt = () => lostAfter;
    api.readFault = (read) => (read > 0 ? lostBefore : undefined);
    const result = await apply(api, goalOf(["a"]));
    expect(result.outcome).toBe("stopped");
    expect(result.notes.join()).toContain("it may be done or not");
  });

  it("waits for a short 429 and stops at a long one", async () => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number): Promise<void> => {
      slept.push(milliseconds);
    };
    const short = new MemoryApi([liveRule("x", 0)]);
    short.faultAt = (write) => (write === 0 ? { kind: "answer", status: 429, retryAfter: 3 } : undefined);
    expect((await apply(short, goalOf(["a"]), { sleep })).outcome).toBe("done");
    expect(slept).toEqual([3000]);

    const long = new MemoryApi([liveRule("x", 0)]);
    long.faultAt = (write) => (write === 1 ? { kind: "answer", status: 429, retryAfter: 40 } : undefined);
    const result = await apply(long, goalOf(["a", "b"]), { sleep });
    expect(result).toMatchObject({ outcome: "stopped", failure: { failure: { retryAfterSeconds: 40 } } });
    expect(result.done).toHaveLength(1);
  });

  it("deletes first when the phase is full", async () => {
    const api = new MemoryApi([liveRule("old1", 0), liveRule("x", 0)]);
    api.quota = 2;
    const result = await apply(api, goalOf(["a"], ["old1"]));
    expect(api.writes).toEqual(["create a", "delete old1", "create a"]);
    expect(result.outcome).toBe("done");
    expect(refs(api.rules)).toBe("x a");
  });

  it("stops at a full phase that nothing of ours fills", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    api.quota = 1;
    const result = await apply(api, goalOf(["a"]));
    expect(result.failure?.message).toBe("example.com may have 1 custom rule on its plan; this would make 2.");
  });

  it("does not try a refused call again while nothing else changed", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    api.faultAt = () => ({ kind: "answer", status: 400, code: 20127, message: "no" });
    const result = await apply(api, goalOf(["a"]));
    expect(result).toMatchObject({ outcome: "stopped", failed: { ref: "a" } });
    expect(api.writes).toHaveLength(1);
  });

  it("creates a rule anew that somebody deleted just before it was to be changed, only when asked again", async () => {
    const api = new MemoryApi([liveRule("a", 1), liveRule("x", 0)]);
    api.beforeWrite = (write) => {
      if (write === 0) api.edit((rules) => rules.filter((rule) => rule.ref !== "a"));
    };
    expect((await apply(api, goalOf(["a"]))).outcome).toBe("changed");
    expect((await apply(api, goalOf(["a"]))).outcome).toBe("done");
    expect(refs(api.rules)).toBe("x a");
  });

  it("stops between calls when asked to, and says what is left", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    const controller = new AbortController();
    api.beforeWrite = (write) => {
      if (write === 1) controller.abort();
    };
    const result = await apply(api, goalOf(["a", "b", "c"]), { signal: controller.signal });
    expect(result.outcome).toBe("cancelled");
    expect(result.done.map((step) => step.ref)).toEqual(["a", "b"]);
    expect(result.left.map((step) => step.ref)).toEqual(["c"]);
  });

  it("takes a rule that Cloudflare stores in its own way as done and remembers that", async () => {
    const api = new MemoryApi([liveRule("x", 0)]);
    const add = api.addRule.bind(api);
    api.addRule = async (...call) => {
      const answer = await add(...call);
      api.rules = api.rules.map((rule) => (rule.ref === "a" ? { ...rule, action_parameters: { normal: true } } : rule));
      return { ...answer, rules: api.rules };
    };
    const goal = goalOf(["a"]);
    let settled = goal.settled;
    const result = await apply(api, goal, {
      onDone: async (_steps, _ruleset, now) => {
        settled = now.settled;
      },
    });
    expect(result.outcome).toBe("done");
    expect(operations(api.rules, goal)).toHaveLength(1);
    expect(operations(api.rules, { ...goal, settled })).toEqual([]);
  });
});
