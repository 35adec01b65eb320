import type { Rule, RuleFile } from "#core/document/model.ts";
import { asksForCertificate, guardOf, letsPast } from "#core/lint/support/certificate-rules.ts";
import { endingOf } from "#core/lint/support/ending.ts";
import { rulesetRunBy } from "#core/lint/support/executed-ruleset.ts";
import { oncePerRule } from "#core/lint/support/once-per-rule.ts";
import { meaningOf } from "#core/lint/support/rule-meaning.ts";
import { textHash } from "#core/text/hash.ts";
import { type ZoneNames, zonesOfRule } from "../zones.ts";
import type { DigestedMeaning, RuleDigest } from "./model.ts";

/** What a file's rules have to say to other files, in their order; undefined for an expression alone, which is nobody yet. */
export function digestsOf({ rules }: RuleFile, config: ZoneNames | undefined): readonly (RuleDigest | undefined)[] {
  return rules.map((rule) => {
    if (rule.openFence === undefined) return undefined;
    const { ref, name, zones, phase, position, enabled } = rule.settings;
    const isPlaced = enabled && zonesOfRule(zones, config).length > 0;
    return { ref, name, zones, phase, position, meaning: isPlaced ? digestedMeaning(rule) : undefined };
  });
}

/** Made once for a rule's text; the same object stands for the same text. */
export const digestedMeaning = oncePerRule((rule: Rule): DigestedMeaning => {
  const meaning = meaningOf(rule);
  const ending = meaning === undefined ? undefined : endingOf(rule.settings);
  const passes = rule.header !== undefined && letsPast(rule);
  const { root, text } = rule.expression;
  return {
    // Two hashes of one text: rules must not be called the same by accident.
    same: meaning === undefined ? undefined : `${textHash(meaning.key)} ${textHash(`+${meaning.key}`)}`,
    ending,
    passes,
    guard: asksForCertificate(rule) ? guardOf(rule) : undefined,
    ruleset: rulesetRunBy(rule.settings),
    text: ending === undefined && !passes ? undefined : copied(text.slice(root.start, root.end)),
  };
});

/** A part of a text that does not keep the whole text in memory. */
function copied(part: string): string {
  return JSON.parse(JSON.stringify(part)) as string;
}
