/** The live rules that a file owns, as `.rule` text: the left side of a diff. Pure. */
import { printExpression, printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { definitionHash, differingMembers } from "./definition.ts";
import type { DeployableRule } from "./desired.ts";
import type { LockedRule } from "./lock.ts";
import type { RemoteRule } from "./types.ts";
import type { ZonePlan } from "./zone-plan.ts";

/**
 * `text` is the rule file's. What a live rule has in common with the file's is shown as the file writes it, so that a diff
 * shows meaning only. `locked` gives, for each phase, what the lock file remembers.
 */
export function liveDocument(
  plan: ZonePlan,
  text: string,
  locked: ReadonlyMap<string, ReadonlyMap<string, LockedRule>>,
): string {
  const foreign = plan.phases.reduce((sum, phase) => sum + phase.foreign.length, 0);
  const count = foreign === 1 ? "1 rule" : `${foreign} rules`;
  const head = foreign === 0 ? "" : `# ${count} of ${plan.zone.name} not shown: not in this file\n`;
  const rules = plan.phases.flatMap((phase) => {
    const foreignIds = new Set(phase.foreign.map((rule) => rule.id));
    const own = (phase.ruleset?.rules ?? []).filter((rule) => !foreignIds.has(rule.id));
    return own.map((live) => {
      const wanted = phase.rules.find((rule) => rule.body.ref === live.ref);
      const entry = locked.get(phase.phase)?.get(live.ref);
      const changed = entry !== undefined && entry.hash !== definitionHash(live);
      const mark = changed ? "# changed outside since the last deploy\n" : "";
      return `${mark}${ruleText(live, wanted, phase.phase, text)}`;
    });
  });
  return head + rules.join("");
}

function ruleText(live: RemoteRule, wanted: DeployableRule | undefined, phase: string, text: string): string {
  const zones = wanted?.rule.settings.zones ?? [];
  const printed = printRule(shown(live, wanted), { phase, ...(zones.length === 0 ? {} : { zones }) });
  const { openFence, closeFence, body } = wanted?.rule ?? {};
  if (wanted === undefined || openFence === undefined || closeFence === undefined || body === undefined) return printed;
  const members = differingMembers(wanted.body, live);
  const sameHeader = members.every((member) => member === "expression");
  const header = sameHeader
    ? text.slice(openFence.start, closeFence.end)
    : printed.slice(0, printed.indexOf("\n---\n", 3) + 4);
  // Comments before and behind an expression are the file's alone, and so is its layout while it says the same.
  const { start, end } = wanted.rule.expression.root;
  const expression = members.includes("expression")
    ? `${text.slice(closeFence.end, start)}${printExpression(live.expression)}${text.slice(end, body.end)}`
    : text.slice(closeFence.end, body.end);
  return `${header}${expression.replace(/\n?$/, "\n")}`;
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
