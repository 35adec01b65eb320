import { fieldInfo, functionInfo, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { LIMITS } from "#core/catalog/generated/limits.ts";
import { PLANS, type Plan, type PlanLimit } from "#core/catalog/info.ts";
import type { Judgement } from "./judge.ts";

/** Whether `plan` has something whose cheapest plan is `minimum`. The sandbox sells every add-on with Enterprise. */
export function planHas(plan: Plan, minimum: string | null | undefined): boolean {
  if (minimum === undefined) return true;
  const wanted = PLANS.indexOf((minimum ?? "enterprise") as Plan);
  return PLANS.indexOf(plan) >= wanted;
}

/** The row of data/limits.json for `plan`; undefined when the row or the plan is absent. */
export function limitFor(id: string, plan: Plan): unknown {
  return LIMITS.find((row) => row.id === id)?.byPlan?.[plan];
}

/**
 * Fields of a rate limiting expression below Enterprise, from Cloudflare's availability table; Enterprise has all. Each
 * plan has those of the cheaper ones too. Those of the response are for counting only.
 */
const RATELIMIT_FIELDS: Readonly<Partial<Record<Plan, readonly string[]>>> = {
  free: ["http.request.uri.path", "raw.http.request.uri.path", "cf.client.bot", "cf.verified_bot_category"],
  pro: [
    "http.host",
    "http.request.uri",
    "http.request.full_uri",
    "http.request.uri.query",
    "raw.http.request.uri",
    "raw.http.request.full_uri",
    "raw.http.request.uri.query",
  ],
  business: ["http.request.method", "ip.src", "http.user_agent", "http.response.code", "http.response.headers"],
};

function ratelimitHas(plan: Plan, field: string): boolean {
  if (plan === "enterprise") return true;
  return PLANS.slice(0, PLANS.indexOf(plan) + 1).some((cheaper) => RATELIMIT_FIELDS[cheaper]?.includes(field));
}

const PLAN_WORDS: Readonly<Record<string, string>> = {
  pro: "a Pro",
  business: "a Business",
  enterprise: "an Enterprise",
};

function requirement(limit: PlanLimit): string {
  if (limit.addOn !== undefined) return `an ${limit.addOn} plan is required`;
  return `${PLAN_WORDS[limit.min ?? "enterprise"] ?? "a higher"} plan is required`;
}

/** Why `plan` may not use this expression in `phase`: the reason of the first thing it lacks. */
export function expressionEntitlement(judgement: Judgement, phase: string, plan: Plan): string | undefined {
  const ratelimit = phase === RATELIMIT_PHASE;
  if (judgement.regexes.length > 0 && limitFor("regex.availability", plan) === false) {
    return ratelimit
      ? "not entitled: the use of operator Matches is not allowed, an Advanced Rate Limiting plan is required"
      : "not entitled: the use of operator Matches is not allowed, a Business plan or a WAF Advanced plan is required";
  }
  for (const { name } of judgement.fields) {
    if (ratelimit && !ratelimitHas(plan, name)) {
      return `not entitled: the use of field ${name} is not allowed, an higher Advanced Rate Limiting plan is required`;
    }
    const limit = fieldInfo(name)?.plans;
    if (limit !== undefined && !planHas(plan, limit.min)) {
      return `not entitled: the use of field ${name} is not allowed, ${requirement(limit)}`;
    }
  }
  for (const { name } of judgement.functions) {
    const limit = functionInfo(name)?.plans;
    if (limit === undefined || planHas(plan, limit.min)) continue;
    const wanted = name === "regex_replace" ? "a Business plan or a WAF Advanced plan is required" : requirement(limit);
    return `not entitled: the use of function ${name} is not allowed, ${wanted}`;
  }
  return undefined;
}
