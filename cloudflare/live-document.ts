/** The live rules that a file owns, as `.rule` text: the left side of a diff. Pure. */
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { definitionHash } from "./definition.ts";
import type { DeployableRule } from "./desired.ts";
import type { LockedRule } from "./lock.ts";
import type { RemoteRule } from "./types.ts";
import type { ZonePlan } from "./zone-plan.ts";

/** `locked` gives, for each phase, what the lock file remembers. */
export function liveDocument(
  plan: ZonePlan,
  locked: ReadonlyMap<string, ReadonlyMap<string, LockedRule>>,
): { text: string; title: string } {
  const foreign = plan.phases.reduce((sum, phase) => sum + phase.foreign.length, 0);
  const head =
    foreign === 0
      ? ""
      : `# ${foreign === 1 ? "1 rule" : `${foreign} rules`} of ${plan.zone.name} not shown: not in this file\n`;
  const rules = plan.phases.flatMap((phase) => {
    const foreignIds = new Set(phase.foreign.map((rule) => rule.id));
    const own = (phase.ruleset?.rules ?? []).filter((rule) => !foreignIds.has(rule.id));
    return own.map((live) => {
      const wanted = phase.rules.find((rule) => rule.body.ref === live.ref);
      const entry = locked.get(phase.phase)?.get(live.ref);
      const changed = entry !== undefined && entry.hash !== definitionHash(live);
      const mark = changed ? "# changed outside since the last deploy\n" : "";
      const zones = wanted?.rule.settings.zones ?? [];
      const text = printRule(shown(live, wanted), { phase: phase.phase, ...(zones.length === 0 ? {} : { zones }) });
      return `${mark}${text}`;
    });
  });
  return { text: head + rules.join(""), title: `${plan.zone.name}, live` };
}

/** The live rule with defaults left out where the file leaves them out, so that only meaning differs. */
function shown(live: RemoteRule, wanted: DeployableRule | undefined): RuleObject {
  const says = (key: string): boolean => wanted?.rule.header?.entries.some((entry) => entry.key === key) ?? true;
  const logging = live.logging?.enabled ?? true;
  return {
    action: live.action,
    expression: live.expression,
    enabled: live.enabled ?? true,
    ...(says("ref") ? { ref: live.ref } : {}),
    ...(live.description === undefined || live.description === "" ? {} : { description: live.description }),
    ...(live.action_parameters === undefined ? {} : { action_parameters: live.action_parameters }),
    ...(live.ratelimit === undefined ? {} : { ratelimit: live.ratelimit }),
    ...(live.action === "skip" && (!logging || says("logging")) ? { logging: { enabled: logging } } : {}),
  };
}
