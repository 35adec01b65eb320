import { actionInfo, CHALLENGES, phaseInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import { PLANS, type Plan, type PlanLimit } from "#core/catalog/info.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { parameterRows, planLabel, ratelimitRows, walkParameters } from "#core/document/parameters.ts";
import type { FileCheck, RuleCheck } from "./check.ts";
import { missingPlan, planName } from "./plans.ts";

function entryOf(rule: Rule, key: string): HeaderEntry | undefined {
  return rule.header?.entries.find((entry) => entry.key === key);
}

/** Actions, parameters and rate limits that the zone's plan does not include. */
export const checkPlanOfActions: RuleCheck = (rule, { plan }) => {
  if (plan === undefined) return [];
  return [...planOfAction(rule, plan), ...planOfParameters(rule, plan), ...planOfRatelimit(rule, plan)];
};

function planOfAction(rule: Rule, plan: Plan): Diagnostic[] {
  const action = rule.settings.action;
  const entry = entryOf(rule, "action");
  const needed = missingPlan(action === undefined ? undefined : actionInfo(action)?.plans, plan);
  if (action === undefined || entry === undefined || needed === undefined) return [];
  return [diagnostic("plan/action", entry.valueSpan, { action, plan: planName(plan), needed })];
}

function planOfParameters(rule: Rule, plan: Plan): Diagnostic[] {
  const found: Diagnostic[] = [];
  const rows = parameterRows(rule.settings.action);
  const parameters = entryOf(rule, "parameters");
  const sites = [
    ...(rows === undefined || parameters === undefined ? [] : walkParameters(parameters, rows, "parameters")),
    ...ratelimitSites(rule),
  ];
  for (const { entry, row } of sites) {
    const needed = missingPlan(row?.plans, plan);
    if (needed !== undefined) {
      found.push(diagnostic("parameter/plan", entry.keySpan, { key: entry.key, plan: planName(plan), needed }));
    }
  }
  return found;
}

function ratelimitSites(rule: Rule) {
  const ratelimit = entryOf(rule, "ratelimit");
  return ratelimit === undefined ? [] : walkParameters(ratelimit, ratelimitRows(), "ratelimit");
}

function planOfRatelimit(rule: Rule, plan: Plan): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { entry, row } of ratelimitSites(rule)) {
    const maxByPlan = row?.["maxByPlan"] as Readonly<Record<string, number>> | undefined;
    const max = maxByPlan?.[plan];
    if (max === undefined || typeof entry.value !== "number" || entry.value <= max) continue;
    const enough = PLANS.find((other) => (maxByPlan?.[other] ?? 0) >= (entry.value as number));
    const needed = enough === undefined ? "with a larger allowance" : planName(enough);
    found.push(diagnostic("parameter/plan", entry.valueSpan, { key: entry.key, plan: planName(plan), needed }));
  }
  const { action, ratelimit } = rule.settings;
  const written = entryOf(rule, "ratelimit")?.children ?? [];
  for (const item of written.find(({ key }) => key === "characteristics")?.children ?? []) {
    const needed = typeof item.value === "string" ? missingPlan(planOfCharacteristic(item.value), plan) : undefined;
    if (needed === undefined) continue;
    const key = item.value as string;
    found.push(diagnostic("parameter/plan", item.valueSpan, { key, plan: planName(plan), needed }));
  }
  const timeout = written.find((child) => child.key === "mitigation_timeout");
  if (timeout?.value === 0 && action === "block" && plan !== "enterprise") {
    found.push(diagnostic("ratelimit/throttle", timeout.valueSpan, { plan: planName(plan) }));
  }
  const asksLonger = timeout !== undefined && ratelimit?.["mitigation_timeout"] !== 0;
  if (asksLonger && plan !== "enterprise" && action !== undefined && CHALLENGES.has(action)) {
    found.push(diagnostic("ratelimit/challenge-timeout", timeout.valueSpan, { action, plan: planName(plan) }));
  }
  return found;
}

/** What may be counted by on which plan. A value that the documentation does not list is an expression of one's own. */
function planOfCharacteristic(name: string): PlanLimit | undefined {
  const rows = (RATELIMIT.keys["characteristics"]?.values ?? []) as readonly CharacteristicInfo[];
  const row = rows.find(({ api }) => name.trim() === api) ?? rows.find(({ api }) => api === "<expression>");
  if (row === undefined) return undefined;
  const { minPlan: min, addOn } = row;
  return { min, label: planLabel(min), ...(addOn === undefined ? {} : { addOn }) };
}

interface CharacteristicInfo {
  readonly api: string;
  readonly minPlan: string;
  readonly addOn?: string;
}

/** More rules for a phase than the plan has in a zone. */
export const checkRuleCount: FileCheck = (file, { plan }) => {
  if (plan === undefined) return [];
  const counts = new Map<string, number>();
  for (const { settings } of file.rules) counts.set(settings.phase, (counts.get(settings.phase) ?? 0) + 1);
  const found: Diagnostic[] = [];
  for (const [phase, count] of counts) {
    const limit = phaseInfo(phase)?.maxRules?.[plan];
    if (limit === undefined || count <= limit) continue;
    const first = file.rules.filter((rule) => rule.settings.phase === phase)[limit];
    const place = first?.openFence ?? first?.body;
    if (place !== undefined) {
      found.push(diagnostic("limit/rules", place, { count, phase, plan: planName(plan), limit }));
    }
  }
  return found;
};
