import { PLANS, type Plan, type PlanLimit } from "#core/catalog/info.ts";

/** What to call a plan in a sentence. */
export function planName(plan: Plan): string {
  return plan.charAt(0).toUpperCase() + plan.slice(1);
}

/** The label of what is needed, when `plan` does not reach it; undefined when it does or nobody knows. */
export function missingPlan(limit: PlanLimit | undefined, plan: Plan | undefined): string | undefined {
  if (limit === undefined || plan === undefined || limit.min === null) return undefined;
  const needed = PLANS.indexOf(limit.min as Plan);
  if (needed === -1 || PLANS.indexOf(plan) >= needed) return undefined;
  return limit.addOn === undefined ? (limit.label ?? limit.min) : `${limit.label ?? limit.min} (${limit.addOn})`;
}
