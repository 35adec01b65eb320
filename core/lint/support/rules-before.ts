import type { Facts } from "#core/analysis/model.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import type { LintedFile } from "../subject.ts";

/** A rule and the file that it stands in; undefined for the file that is looked at. */
export interface EarlierRule {
  readonly rule: Rule;
  readonly file: string | undefined;
}

/** All enabled rules of other files that run before those of this one, and those of this one, in order. */
export function rulesInOrder({ file, facts }: LintedFile): readonly EarlierRule[] {
  const elsewhere = (facts.otherFiles ?? [])
    .filter(({ runs }) => runs === "before")
    .flatMap((other) => other.file.rules.map((rule): EarlierRule => ({ rule, file: other.name })));
  const here = file.rules.map((rule): EarlierRule => ({ rule, file: undefined }));
  return [...elsewhere, ...here].filter(({ rule: { settings } }) => settings.enabled);
}

/** The enabled rules that run before a rule of the file, in its phase and one of its zones, as far as that is known. */
export function rulesBefore(file: LintedFile, rule: Rule): readonly EarlierRule[] {
  return rulesInOrder(file).filter(
    ({ rule: earlier, file: name }) =>
      (name !== undefined || earlier.index < rule.index) && runTogether(earlier.settings, rule.settings, file.facts),
  );
}

/** Whether two rules meet the same requests: they share a phase and a zone. Those that name no zone go to the same one. */
export function runTogether(a: RuleSettings, b: RuleSettings, facts: Facts): boolean {
  if (a.phase !== b.phase) return false;
  const zones = zonesOf(a, facts);
  return a.zones.length === 0 ? b.zones.length === 0 : zonesOf(b, facts).some((zone) => zones.includes(zone));
}

/** The names of a rule's zones, with aliases resolved; undefined stands for one that is not known. */
export function zonesOf({ zones }: RuleSettings, { aliases = {} }: Facts): readonly (string | undefined)[] {
  return zones.map((zone) => (Object.hasOwn(aliases, zone) ? aliases[zone] : zone));
}
