/** The mistakes that a deploy invites, each small enough to be made in good faith: the properties have to find them. */
import { ApiFailure } from "#cloudflare/errors.ts";
import { changes, type Goal } from "#cloudflare/goal.ts";
import { longestIncreasing, settleOrder } from "#cloudflare/order.ts";
import { next, type Operation } from "#cloudflare/plan.ts";
import type { RemoteRule, Ruleset } from "#cloudflare/types.ts";
import { type MemoryApi, ZONE } from "./memory-api.ts";

export interface Mistakes {
  /** Puts a rule before the next one of the file that is there, instead of the next one that keeps its place. */
  readonly anchorsAtExisting?: boolean;
  /** Sends a call again whose answer was lost, without looking first whether it took effect. */
  readonly retriesBlindly?: boolean;
}

const PHASE = "http_request_firewall_custom";
/** Far more calls than any of the random goals has rules. */
const ENDLESS = 60;

/** A plain deploy loop with these mistakes in it; without any it is the product's in its simplest form. */
export async function plainDeploy(api: MemoryApi, goal: Goal, mistakes: Mistakes = {}): Promise<string> {
  const planner = mistakes.anchorsAtExisting === true ? nextAtExisting : next;
  let state: Ruleset | undefined = await api.entryPoint();
  for (let calls = 0; calls < ENDLESS; calls++) {
    const step = planner(state?.rules ?? [], goal);
    if (step === undefined) return "done";
    try {
      state = await call(api, state, step);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (!error.lost) return "stopped";
      state = mistakes.retriesBlindly === true ? await call(api, state, step) : await api.entryPoint();
    }
  }
  return "endless";
}

function call(api: MemoryApi, state: Ruleset | undefined, step: Operation): Promise<Ruleset> {
  if (state === undefined && step.kind === "create") return api.createRuleset(ZONE, PHASE, [step.body]);
  const ruleset = state as Ruleset;
  if (step.kind === "create") return api.addRule(ZONE, ruleset, step.body, step.placement);
  if (step.kind === "delete") return api.deleteRule(ZONE, ruleset, step.live.id);
  return api.editRule(ZONE, ruleset, step.live.id, step.body, step.placement);
}

function nextAtExisting(rules: readonly RemoteRule[], goal: Goal): Operation | undefined {
  const { free } = settleOrder(goal.desired);
  const liveOf = (ref: string): RemoteRule | undefined => rules.find((live) => live.ref === ref);
  const present = free.filter((rule) => liveOf(rule.body.ref) !== undefined);
  const keep = longestIncreasing(present.map((rule) => rules.findIndex((live) => live.ref === rule.body.ref)));
  const kept = new Set(present.filter((_, index) => keep.has(index)));
  let previous: RemoteRule | undefined;
  for (const [index, rule] of free.entries()) {
    const { body } = rule;
    const live = liveOf(body.ref);
    const following = free.slice(index + 1).flatMap((other) => liveOf(other.body.ref) ?? [])[0];
    const placement =
      previous !== undefined
        ? { after: previous.id }
        : following !== undefined
          ? { before: following.id }
          : { after: "" };
    if (live === undefined) return { kind: "create", ref: body.ref, body, placement };
    if (!kept.has(rule)) return { kind: "move", ref: body.ref, live, body, placement };
    const members = changes(goal, rule, live);
    if (members.length > 0) return { kind: "update", ref: body.ref, live, body, changes: members };
    previous = live;
  }
  return next(rules, goal);
}
