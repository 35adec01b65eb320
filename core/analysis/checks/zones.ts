import { diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { replaceValueFix } from "#core/document/values.ts";
import { closest } from "#core/text/closest.ts";
import type { RuleCheck } from "./check.ts";

/** A `zone` without a dot is an alias, and an alias has to be known. Says nothing while the aliases are not known. */
export const checkZones: RuleCheck = (rule, { aliases }, text) => {
  if (aliases === undefined) return [];
  const entry = rule.header?.entries.find((candidate) => candidate.key === "zone");
  if (entry === undefined) return [];
  const written = Array.isArray(entry.value) ? entry.children : [entry];
  return written.flatMap((item) => {
    const zone = item.value;
    if (typeof zone !== "string" || !/^[\w-]+$/.test(zone) || Object.hasOwn(aliases, zone)) return [];
    const alias = closest(zone, Object.keys(aliases));
    const fixes: Fix[] = alias === undefined ? [] : [replaceValueFix(text, item, alias)];
    return [diagnostic("header/zone", item.valueSpan, { zone }, { fixes })];
  });
};
