/** What a rule means, apart from how it is written: to compare rules with each other. */
import { type Known, known } from "#core/analysis/reason/cover-index.ts";
import { isReasonable } from "#core/analysis/reason/covers.ts";
import { fingerprintOf } from "#core/analysis/reason/fingerprint.ts";
import { conditionOf } from "#core/analysis/reason/read.ts";
import { isNever } from "#core/analysis/reason/search.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import { oncePerRule } from "./once-per-rule.ts";

export interface Meaning extends Known {
  /** Equal for rules that match the same and do the same. */
  readonly key: string;
}

/** What a rule matches and does; undefined when that cannot be told, or when it never matches. */
export const meaningOf = oncePerRule(({ header, expression, settings }: Rule): Meaning | undefined => {
  if (header === undefined || settings.action === undefined || !isReasonable(expression)) return undefined;
  const condition = conditionOf(expression.root, expression.text);
  if (isNever(condition, { left: 5000 }) !== false) return undefined;
  return Object.assign(known(condition), { key: `${deedOf(settings)} ${fingerprintOf(condition)}` });
});

/** What a rule does with a request that it matches: a text that is equal for rules that do the same. */
export function deedOf({ action, parameters, ratelimit, logging }: RuleSettings): string {
  return stable([action, parameters, ratelimit, logging]);
}

/** A value as text, whatever the order of the keys in its maps. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${stable(member)}`).join()}}`;
}

/** How a message calls a rule, and its file where that is another one. */
export function nameOf(name: string | undefined, file?: string): string {
  const called = `"${name ?? "a rule without a name"}"`;
  return file === undefined ? called : `${called} in ${file}`;
}

/** Takes the whole rule out of its file. */
export const removeRuleFix = ({ start, end }: Rule): Fix => ({
  title: "Remove this rule",
  edits: [{ start, end, newText: "" }],
});
