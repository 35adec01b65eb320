/**
 * What a deploy promises, on random zones and files, with others who write between the calls, calls that are cut off, and
 * answers that are lost. `RUNS` sets how many cases are tried in all.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPhase } from "#cloudflare/apply.ts";
import { definitionHash } from "#cloudflare/definition.ts";
import { type Goal, owns } from "#cloudflare/goal.ts";
import { operations } from "#cloudflare/plan.ts";
import type { RemoteRule } from "#cloudflare/types.ts";
import { planUndo, undoPhase } from "#cloudflare/undo.ts";
import { editForeign, type ForeignEdit, foreignEdits, goals, liveRules } from "./arbitraries.ts";
import { type Fault, MemoryApi, ZONE } from "./memory-api.ts";
import { plainDeploy } from "./naive.ts";

const PHASE = "http_request_firewall_custom";
const RUNS = Number(process.env["RUNS"] ?? 52_000);
const each = { numRuns: Math.ceil(RUNS / 4) };
const LONG = 600_000;

/** Brings a zone to a goal, or says why it stopped. */
type Deploy = (api: MemoryApi, goal: Goal, signal?: AbortSignal) => Promise<string>;

const product: Deploy = async (api, goal, signal) => {
  const task = { zone: ZONE, phase: PHASE, goal, agreed: operations(api.rules, goal) };
  return (await applyPhase(task, { api, sleep: async () => {}, signal })).outcome;
};

const zones = fc.option(liveRules, { nil: undefined });
const edits = fc.array(foreignEdits, { maxLength: 8 });
const faults = fc.array(
  fc.constantFrom<Fault | undefined>(undefined, undefined, { kind: "lost-before" }, { kind: "lost-after" }),
  { maxLength: 8 },
);

/** Deploys again and again, as a person would who is told that others interfered. */
async function deployUntilDone(deploy: Deploy, api: MemoryApi, goal: Goal): Promise<string> {
  let outcome = "";
  for (let run = 0; run < 12 && outcome !== "done"; run++) outcome = await deploy(api, goal);
  return outcome;
}

function foreign(rules: readonly RemoteRule[], goal: Goal): string {
  return JSON.stringify(rules.filter((rule) => !owns(goal, rule.ref)));
}

/** Others edit their rules before some of the writes. Their rules must be theirs alone: `check` compares at every edit. */
function othersWrite(api: MemoryApi, goal: Goal, list: readonly (ForeignEdit | undefined)[]) {
  const first = api.writes.length;
  let theirs = foreign(api.rules, goal);
  const check = (): void => expect(foreign(api.rules, goal)).toBe(theirs);
  api.beforeWrite = (write) => {
    check();
    const edit = list[write - first];
    if (edit === undefined) return;
    api.edit((now) => editForeign(now, (ref) => owns(goal, ref), edit));
    theirs = foreign(api.rules, goal);
  };
  return { check };
}

/** Ends with the goal met and says so, whatever others do to their rules meanwhile; a second deploy makes no call. */
const converges = (deploy: Deploy) =>
  fc.asyncProperty(zones, goals, edits, async (rules, goal, list) => {
    const api = new MemoryApi(rules);
    const others = othersWrite(api, goal, list);
    expect(await deployUntilDone(deploy, api, goal)).toBe("done");
    others.check();
    expect(operations(api.rules, goal)).toEqual([]);
    const writes = api.writes.length;
    await deploy(api, goal);
    expect(api.writes).toHaveLength(writes);
  });

/** May be cut off at any call, before or after it took effect, and ends as an undisturbed deploy when run again. */
const survives = (deploy: Deploy) =>
  fc.asyncProperty(zones, goals, faults, fc.nat(8), async (rules, goal, lost, cut) => {
    const straight = new MemoryApi(rules);
    await deploy(straight, goal);
    const api = new MemoryApi(rules);
    const theirs = foreign(api.rules, goal);
    const controller = new AbortController();
    api.faultAt = (write) => lost[write];
    api.beforeWrite = (write) => {
      if (write === cut) controller.abort();
    };
    expect(["done", "cancelled", "stopped"]).toContain(await deploy(api, goal, controller.signal));
    api.faultAt = () => undefined;
    expect(await deploy(api, goal)).toBe("done");
    expect(operations(api.rules, goal)).toEqual([]);
    expect(foreign(api.rules, goal)).toBe(theirs);
    expect(refsOf(api)).toBe(refsOf(straight));
  });

/** All of it at once. */
const endures = (deploy: Deploy) =>
  fc.asyncProperty(zones, goals, edits, faults, async (rules, goal, list, lost) => {
    const api = new MemoryApi(rules);
    const others = othersWrite(api, goal, list);
    api.faultAt = (write) => lost[write];
    expect(await deployUntilDone(deploy, api, goal)).toBe("done");
    others.check();
    expect(operations(api.rules, goal)).toEqual([]);
    expect(new Set(api.rules.map((rule) => rule.ref)).size).toBe(api.rules.length);
  });

/** Undoing brings back every rule that was touched, at its place among the others, and says then that nothing is left. */
const comesBack = fc.asyncProperty(zones, goals, edits, faults, async (rules, goal, list, lost) => {
  const api = new MemoryApi(rules);
  const start = await api.entryPoint();
  const task = { zone: ZONE, phase: PHASE, goal, agreed: operations(api.rules, goal) };
  const { done, before, after } = await applyPhase(task, { api, sleep: async () => {} });
  expect(before).toEqual(start);
  const record = undoPhase(
    ZONE,
    PHASE,
    done.map((step) => step.ref),
    [before, after],
    new Map(),
  );
  const { goal: wayBack } = planUndo(record, await api.entryPoint());
  const others = othersWrite(api, wayBack, list);
  const first = api.writes.length;
  api.faultAt = (write) => lost[write - first];
  expect(await deployUntilDone(product, api, wayBack)).toBe("done");
  others.check();
  expect(planUndo(record, await api.entryPoint()).operations).toEqual([]);
  const meaning = (live: readonly RemoteRule[]): string[] => live.map((rule) => `${rule.ref} ${definitionHash(rule)}`);
  const touched = (live: readonly RemoteRule[]): string[] => meaning(live.filter((rule) => owns(wayBack, rule.ref)));
  if (list.every((edit) => edit === undefined)) expect(meaning(api.rules)).toEqual(meaning(start?.rules ?? []));
  else expect(touched(api.rules).sort()).toEqual(touched(start?.rules ?? []).sort());
});

function refsOf(api: MemoryApi): string {
  return api.rules.map((rule) => rule.ref).join(" ");
}

describe("deploying any file to any zone", () => {
  it(
    "converges, leaves other people's rules byte for byte in their order, and is then up to date",
    async () => {
      await fc.assert(converges(product), each);
    },
    LONG,
  );

  it(
    "ends the same after it was cut off at any call, before or after that took effect",
    async () => {
      await fc.assert(survives(product), each);
    },
    LONG,
  );

  it(
    "ends well when others write and answers are lost at the same time",
    async () => {
      await fc.assert(endures(product), each);
    },
    LONG,
  );
});

describe("undoing any deploy", () => {
  it(
    "restores what was touched, and only that, whatever else happens",
    async () => {
      await fc.assert(comesBack, each);
    },
    LONG,
  );
});

describe("these promises", () => {
  const some = { numRuns: 3000, seed: 1 };

  it("hold for the simplest deploy loop without a mistake", async () => {
    await fc.assert(
      converges((api, goal) => plainDeploy(api, goal)),
      some,
    );
  });

  it("are broken by anchoring a rule at the next one of the file that is there", async () => {
    const found = await fc.check(
      converges((api, goal) => plainDeploy(api, goal, { anchorsAtExisting: true })),
      some,
    );
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toContain("endless");
  });

  it("are broken by sending a call again whose answer was lost", async () => {
    const blind: Deploy = (api, goal) => plainDeploy(api, goal, { retriesBlindly: true });
    expect((await fc.check(endures(blind), some)).failed).toBe(true);
  });
});
