/** What a reader should know before agreeing to a deploy, as sentences, the gravest first. */

import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import type { DeployableRule } from "./desired.ts";
import { applied } from "./plan.ts";
import { reachOf } from "./reach.ts";
import type { RemoteRule, RuleBody } from "./types.ts";
import type { PhasePlan, ZonePlan } from "./zone-plan.ts";

/** How the actions that keep visitors away are called in a sentence. */
const STOPPING: Readonly<Record<string, string>> = {
  block: "block",
  challenge: "challenge",
  js_challenge: "challenge",
  managed_challenge: "challenge",
};

export function risksOf(plan: ZonePlan): string[] {
  return [
    ...plan.phases.flatMap((phase) => unlimited(phase, plan.zone.name)),
    ...inactive(plan),
    ...plan.phases.flatMap(deletions),
    ...plan.phases.flatMap((phase) => phase.cautions),
    ...plan.phases.flatMap(standingBefore),
  ];
}

function written({ operations, rules }: PhasePlan): DeployableRule[] {
  const refs = new Set(operations.filter((step) => step.kind !== "delete").map((step) => step.ref));
  return rules.filter((rule) => refs.has(rule.body.ref));
}

/** The same for a live rule that is only switched on: its expression is what is live. */
export function enablingRisks(plan: ZonePlan): string[] {
  const unlimitedRules = plan.phases.flatMap((phase) =>
    phase.operations.flatMap((step) => {
      if (step.kind !== "update") return [];
      const options = { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" } as const;
      return unlimitedRule(step.body, parse(step.body.expression, options), "This rule", plan.zone.name);
    }),
  );
  return [...unlimitedRules, ...inactive(plan), ...plan.phases.flatMap((phase) => phase.cautions)];
}

function unlimited(phase: PhasePlan, zone: string): string[] {
  return written(phase).flatMap(({ body, rule }) => {
    const name = phase.rules.length === 1 ? "This rule" : `\`${body.ref}\``;
    return unlimitedRule(body, rule.expression, name, zone);
  });
}

function unlimitedRule({ action, enabled }: RuleBody, { root, text }: Tree, name: string, zone: string): string[] {
  const verb = STOPPING[action];
  const { limited, looksAtAddress } = reachOf(root, text);
  if (verb === undefined || !enabled || limited) return [];
  const why = looksAtAddress ? "matches everything but what it excludes" : "has no host or path";
  return [`${name} ${why}: it can ${verb} every visitor of ${zone}.`];
}

function inactive({ zone }: ZonePlan): string[] {
  if (zone.status === "active") return [];
  if (zone.status === "moved") {
    return [`${zone.name} has moved away from Cloudflare's name servers: its rules have no effect until it is back.`];
  }
  return [`${zone.name} is ${zone.status}: its rules take effect when it is active.`];
}

function deletions({ operations }: PhasePlan): string[] {
  const deleted = operations.flatMap((step) => (step.kind === "delete" ? [step.live] : []));
  return deleted.map((live) => `Deletes ${named(live)}, which this file no longer holds.`);
}

/** Foreign rules that run before ours and can keep requests from them. */
function standingBefore(phase: PhasePlan): string[] {
  const ours = new Set(written(phase).map((rule) => rule.body.ref));
  let rules: readonly RemoteRule[] = phase.ruleset?.rules ?? [];
  for (const step of phase.operations) rules = applied(rules, step);
  const last = rules.findLastIndex((rule) => ours.has(rule.ref));
  const foreign = new Set(phase.foreign.map((rule) => rule.id));
  const before = rules.slice(0, Math.max(0, last)).filter((rule) => foreign.has(rule.id) && rule.enabled !== false);
  const skips = before.filter((rule) => rule.action === "skip" && skipsRest(rule, phase.phase));
  const answers = before.filter((rule) => STOPPING[rule.action] !== undefined);
  return [
    ...(skips.length === 0
      ? []
      : [
          `${list(skips)} ${stand(skips)} before and ${skips.length === 1 ? "skips" : "skip"} the rules after: what matches there never gets here.`,
        ]),
    ...(answers.length === 0 ? [] : [`${list(answers)} ${stand(answers)} before and may answer first.`]),
  ];
}

function skipsRest(rule: RemoteRule, phase: string): boolean {
  const parameters = rule.action_parameters ?? {};
  const phases = parameters["phases"];
  return parameters["ruleset"] === "current" || (Array.isArray(phases) && phases.includes(phase));
}

function stand(rules: readonly RemoteRule[]): string {
  return rules.length === 1 ? "stands" : "stand";
}

const MOST_NAMED = 3;

function list(rules: readonly RemoteRule[]): string {
  const names = rules.slice(0, MOST_NAMED).map(named);
  const rest = rules.length - names.length;
  const all = rest > 0 ? [...names, `${rest} more`] : names;
  return all.length === 1 ? (all[0] as string) : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** A live rule as the dashboard names it, else by its ref. */
function named(rule: RemoteRule): string {
  return rule.description === undefined || rule.description === "" ? `\`${rule.ref}\`` : `"${rule.description}"`;
}
