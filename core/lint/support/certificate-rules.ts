/** Rules that ask for a client certificate, and rules that let visitors past those. */
import type { Guard } from "#core/analysis/others/model.ts";
import { effectOf, GOOD, occurrences, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import type { Rule } from "#core/document/model.ts";
import { isSound } from "../subject.ts";
import { namedHosts } from "./named-hosts.ts";
import { oncePerRule } from "./once-per-rule.ts";

/** Whether the rule keeps out, or notes, some visitor because there is no certificate. */
export const asksForCertificate = oncePerRule(({ header, settings, expression }: Rule): boolean => {
  if (header === undefined || !settings.enabled || effectOf(settings) !== "stops") return false;
  if (occurrences(expression, VERIFIED).length === 0 || !isSound(expression)) return false;
  const formula = formulaOf(expression);
  return satisfiable(and(assume(formula, WITHOUT), not(assume(formula, GOOD)))) === true;
});

/** Whether a rule skips the rest of its ruleset, or the phase, for visitors of whom it asks no certificate. */
export const letsPast = oncePerRule(({ settings, expression }: Rule): boolean => {
  const { action, parameters, phase, enabled } = settings;
  if (action !== "skip" || !enabled || !isSound(expression)) return false;
  const { ruleset, phases } = parameters ?? {};
  if (ruleset !== "current" && !(Array.isArray(phases) && phases.includes(phase))) return false;
  return satisfiable(assume(formulaOf(expression), WITHOUT)) === true;
});

/** On which hosts the rule can keep out a visitor without a certificate; undefined for one that asks for none. */
export const guardOf = oncePerRule((rule: Rule): Guard | undefined => {
  if (rule.settings.action === "log" || !asksForCertificate(rule)) return undefined;
  const formula = formulaOf(rule.expression);
  const hosts = namedHosts(formula, rule.expression.text);
  // Any other question may get any answer.
  const isGuarded = (name: string | undefined): boolean => {
    const here = new Map(hosts.map((host): [string, boolean] => [host.key, host.name === name]));
    return satisfiable(assume(formula, new Map([...here, ...WITHOUT]))) === true;
  };
  const named = [...new Set(hosts.map(({ name }) => name))];
  return { named, guarded: named.filter(isGuarded), elsewhere: isGuarded(undefined) };
});

/** Whether the guard stands on a host, whose name is in lower case. */
export function standsOn({ named, guarded, elsewhere }: Guard, host: string): boolean {
  return named.includes(host) ? guarded.includes(host) : elsewhere;
}
