/** What rules say to those of other files, to tell for whom a change makes a difference. */
import type { Entry } from "./entry.ts";
import { refKey, refKeys, rulesetKeys, sameKeys, shelfKeys } from "./keys.ts";
import type { RuleIndex } from "./rule-index.ts";

/** What is said, by the key of those who hear it. */
type Claims = ReadonlyMap<string, string>;

/** What rules say to those that share something with them, by what they share. */
export function claimsOf(entries: readonly Entry[]): Claims {
  const claims = new Map<string, string>();
  for (const entry of entries) {
    const { zones, ref, position, digest } = entry;
    for (const key of refKeys(entry, ref)) add(claims, key, "");
    const detail = JSON.stringify([digest.name, ref, position, zones]);
    const { same, ruleset } = digest.meaning ?? {};
    for (const key of sameKeys(entry, same)) add(claims, key, detail);
    for (const key of rulesetKeys(entry, ruleset)) add(claims, key, detail);
  }
  return claims;
}

/** What rules say to those that run after them, by shelf. `index` tells which rules others are placed by. */
export function orderClaimsOf(entries: readonly Entry[], index: RuleIndex): Claims {
  const claims = new Map<string, string>();
  for (const entry of entries) {
    const { zones, phase, ref, position, digest } = entry;
    const { ending, passes, text } = digest.meaning ?? {};
    const isNamed = ref !== undefined && zones.some((zone) => index.isAnchor(refKey(zone, phase, ref)));
    const acts = ending !== undefined || passes === true;
    if (!isNamed && typeof position !== "object" && !(acts && position === "first")) continue;
    const detail = JSON.stringify([digest.name, ref, position, zones, entry.index, ending, passes, text]);
    for (const key of shelfKeys(entry)) add(claims, key, detail);
  }
  return claims;
}

/** The keys under which another thing is said now. */
export function changedKeys(before: Claims, now: Claims): readonly string[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
}

function add(claims: Map<string, string>, key: string, detail: string): void {
  const there = claims.get(key);
  claims.set(key, there === undefined ? detail : `${there}\n${detail}`);
}
