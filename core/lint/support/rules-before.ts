import type { Facts } from "#core/analysis/model.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import type { LintedFile } from "../subject.ts";

/** A rule and the file that it stands in; undefined for the file that is looked at. */
export interface EarlierRule {
  readonly rule: Rule;
  readonly file: string | undefined;
}

/** The enabled rules that run before a rule of the file, in its phase and one of its zones, as far as that is known. */
export function rulesBefore({ file, facts }: LintedFile, rule: Rule): readonly EarlierRule[] {
  const elsewhere = (facts.otherFiles ?? [])
    .filter(({ runs }) => runs === "before")
    .flatMap((other) => other.file.rules.map((earlier): EarlierRule => ({ rule: earlier, file: other.name })));
  const here = file.rules.slice(0, rule.index).map((earlier): EarlierRule => ({ rule: earlier, file: undefined }));
  return [...elsewhere, ...here].filter(
    ({ rule: { settings } }) => settings.enabled && runTogether(settings, rule.settings, facts),
  );
}

/** Whether two rules meet the same requests: they share a phase and a zone. Those that name no zone go to the same one. */
export function runTogether(a: RuleSettings, b: RuleSettings, facts: Facts): boolean {
  if (a.phase !== b.phase) return false;
  const zones = zonesOf(a, facts);
  return a.zones.length === 0 ? b.zones.length === 0 : zonesOf(b, facts).some((zone) => zones.includes(zone));
}

function zonesOf({ zones }: RuleSettings, { aliases = {} }: Facts): readonly (string | undefined)[] {
  return zones.map((zone) => (Object.hasOwn(aliases, zone) ? aliases[zone] : zone));
}
