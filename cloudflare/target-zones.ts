import type { Rule } from "#core/document/model.ts";
import { FailureError } from "./errors.ts";

export interface ZoneWish {
  /** Name or alias asked for with this deploy: rules that name only other zones are left out. */
  readonly zone?: string | undefined;
  /** Zone name for rules that name none. */
  readonly fallback?: string | undefined;
  /** Alias → zone name. */
  readonly aliases: Readonly<Record<string, string>>;
}

/**
 * Which rules go to which zone, by zone name in the file's order.
 * @throws FailureError `no-zone` when a rule names no zone and none is chosen, or no rule is for the zone asked for.
 */
export function rulesByZone<T extends { readonly rule: Rule; readonly body: { readonly ref: string } }>(
  rules: readonly T[],
  file: string,
  wish: ZoneWish,
): ReadonlyMap<string, readonly T[]> {
  const nameOf = (written: string): string => (wish.aliases[written] ?? written).toLowerCase();
  const asked = wish.zone === undefined ? undefined : nameOf(wish.zone);
  const fallback = asked ?? wish.fallback?.toLowerCase();
  const result = new Map<string, T[]>();
  const others = new Set<string>();
  for (const rule of rules) {
    const written = rule.rule.settings.zones.map(nameOf);
    if (written.length === 0 && fallback === undefined) {
      throw new FailureError({
        reason: "no-zone",
        message: `\`${rule.body.ref}\` of ${file} names no zone and none is chosen. Nothing was sent.`,
        action: "select-zone",
      });
    }
    for (const zone of written.length === 0 ? [fallback as string] : new Set(written)) {
      if (asked !== undefined && zone !== asked) others.add(zone);
      else result.set(zone, [...(result.get(zone) ?? []), rule]);
    }
  }
  if (asked !== undefined && result.size === 0 && others.size > 0) {
    throw new FailureError({
      reason: "no-zone",
      message: `No rule of ${file} is for ${asked}: its rules name ${[...others].join(", ")}. Nothing was sent.`,
      action: "select-zone",
    });
  }
  return result;
}
