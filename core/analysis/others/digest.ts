import type { Rule, RuleFile } from "#core/document/model.ts";
import { asksForCertificate, guardOf, letsPast } from "#core/lint/support/certificate-rules.ts";
import { endingOf } from "#core/lint/support/ending.ts";
import { rulesetRunBy } from "#core/lint/support/executed-ruleset.ts";
import { oncePerRule } from "#core/lint/support/once-per-rule.ts";
import { meaningOf } from "#core/lint/support/rule-meaning.ts";
import { textHash } from "#core/text/hash.ts";
import { type ZoneNames, zonesOfRule } from "../zones.ts";
import { marksOf } from "./marks.ts";
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

/** The text that is equal for rules that match the same and do the same; undefined where that cannot be told. */
export const sameOf = oncePerRule((rule: Rule): string | undefined => {
  const key = meaningOf(rule)?.key;
  // Two hashes of one text: rules must not be called the same by accident.
  return key === undefined ? undefined : `${textHash(key)} ${textHash(`+${key}`)}`;
});

/** Made once for a rule's text; the same object stands for the same text. */
const digestedMeaning = oncePerRule((rule: Rule): DigestedMeaning => {
  const meaning = meaningOf(rule);
  const ending = meaning === undefined ? undefined : endingOf(rule.settings);
  const passes = rule.header !== undefined && letsPast(rule);
  const { root, text } = rule.expression;
  return {
    same: sameOf(rule),
    marks: meaning === undefined ? undefined : copied(marksOf(meaning.condition, rule.settings)),
    ending,
    passes,
    guard: asksForCertificate(rule) ? guardOf(rule) : undefined,
    ruleset: rulesetRunBy(rule.settings),
    text: ending === undefined && !passes ? undefined : copied(text.slice(root.start, root.end)),
  };
});

/** Plain data whose texts, which may be parts of a long one, do not keep that in memory. */
function copied<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}
