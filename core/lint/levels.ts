import type { Facts } from "#core/analysis/model.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { type Code, MESSAGES } from "#core/diagnostics/messages.ts";

/** Whether a code is advice: only advice has a level of its own and can be silenced. What Cloudflare refuses cannot. */
export function isAdvice(code: Code): boolean {
  return MESSAGES[code].severity !== "error";
}

export function isCode(name: string): name is Code {
  return Object.hasOwn(MESSAGES, name);
}

/** Findings with the levels that a configuration gives their codes; those of level `off` are left out. */
export function withLevels(found: readonly Diagnostic[], levels: Facts["lint"]): readonly Diagnostic[] {
  if (levels === undefined || Object.keys(levels).length === 0) return found;
  return found.flatMap((item) => {
    const level = Object.hasOwn(levels, item.code) ? levels[item.code] : undefined;
    if (level === undefined || !isAdvice(item.code)) return [item];
    return level === "off" ? [] : [{ ...item, severity: level }];
  });
}
