/** Texts under which rules that share something find each other: always in one zone and phase. */
import type { Entry } from "./entry.ts";

type Sharing = Pick<Entry, "zones" | "phase">;

export const refKey = (zone: string, phase: string, ref: string): string => `ref\n${zone}\n${phase}\n${ref}`;

/** Of a ref, in each of the zones. */
export function refKeys({ zones, phase }: Sharing, ref: string | undefined): readonly string[] {
  return ref === undefined ? [] : zones.map((zone) => refKey(zone, phase, ref));
}

/** Of a meaning, in each of the zones. */
export function sameKeys({ zones, phase }: Sharing, same: string | undefined): readonly string[] {
  return same === undefined ? [] : zones.map((zone) => `same\n${zone}\n${phase}\n${same}`);
}

/** Of a managed ruleset that is run, in each of the zones. */
export function rulesetKeys({ zones, phase }: Sharing, ruleset: string | undefined): readonly string[] {
  return ruleset === undefined ? [] : zones.map((zone) => `ruleset\n${zone}\n${phase}\n${ruleset}`);
}

/** All that a rule may share with others. */
export function entryKeys(entry: Entry): readonly string[] {
  const { same, ruleset } = entry.digest.meaning ?? {};
  return [...refKeys(entry, entry.ref), ...sameKeys(entry, same), ...rulesetKeys(entry, ruleset)];
}

/** Of the zones and the phase themselves. */
export function shelfKeys({ zones, phase }: Sharing): readonly string[] {
  return zones.map((zone) => `${zone}\n${phase}`);
}

/** Of the ref that the rule's `position` names. */
export function anchorKeys(entry: Entry): readonly string[] {
  const { position } = entry;
  if (typeof position !== "object") return [];
  return refKeys(entry, "before" in position ? position.before : position.after);
}
