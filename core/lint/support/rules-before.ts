/** Which rules of a file run before which. What other files have to say is in `facts.others`. */
import type { Facts } from "#core/analysis/model.ts";
import { type Anchor, type Placed, runsBefore } from "#core/analysis/others/rule-order.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import type { LintedFile } from "../subject.ts";

/** The enabled rules of the file that certainly run before one of its rules, in its phase and one of its zones. */
export function rulesBefore(file: LintedFile, rule: Rule): readonly Rule[] {
  const isBefore = orderIn(file);
  return file.file.rules.filter(
    (earlier) =>
      earlier.settings.enabled && runTogether(earlier.settings, rule.settings, file.facts) && isBefore(earlier, rule),
  );
}

/** Tells of two rules of one phase and zone of the file whether the first certainly runs before the second. */
export function orderIn({ file: { rules } }: LintedFile): (a: Rule, b: Rule) => boolean {
  const placed = rules.map((rule): Placed => ({ uri: "", index: rule.index, position: rule.settings.position }));
  const anchor: Anchor<Placed> = ({ index }, ref) => {
    const phase = rules[index]?.settings.phase;
    return placed[rules.findIndex(({ settings }) => settings.ref === ref && settings.phase === phase)];
  };
  return (a, b) => runsBefore(placed[a.index] as Placed, placed[b.index] as Placed, anchor);
}

/** Whether two rules meet the same requests: they share a phase and a zone. Those that name no zone go to the same one. */
export function runTogether(a: RuleSettings, b: RuleSettings, facts: Facts): boolean {
  if (a.phase !== b.phase) return false;
  const zones = zonesOf(a, facts);
  return zonesOf(b, facts).some((zone) => zones.includes(zone));
}

/** Whether the other rule is in the rule's phase and in all of its zones. */
export function isWherever(other: RuleSettings, rule: RuleSettings, facts: Facts): boolean {
  if (other.phase !== rule.phase) return false;
  const zones = zonesOf(other, facts);
  return zonesOf(rule, facts).every((zone) => zones.includes(zone));
}

/** The names of a rule's zones, with aliases resolved; undefined stands for one that is not known. */
export function zonesOf(
  { zones }: RuleSettings,
  { aliases = {}, defaultZone }: Facts,
): readonly (string | undefined)[] {
  const named = zones.length === 0 ? [defaultZone] : zones;
  return named.map((zone) => (zone !== undefined && Object.hasOwn(aliases, zone) ? aliases[zone] : zone));
}
