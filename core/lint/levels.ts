/** Which findings are shown, and how loud: presets, categories and single codes. */
import type { Facts } from "#core/analysis/model.ts";
import type { Diagnostic, Severity } from "#core/diagnostics/diagnostic.ts";
import { type AnyCode, MESSAGES } from "#core/diagnostics/messages.ts";
import { categoryOf } from "./categories.ts";
import type { Lint } from "./lint.ts";
import { LINTS } from "./lints.ts";
import { DEFAULT_PRESET, includes, type Level } from "./presets.ts";

/** Every code there is, with the severity that it has of its own. */
export const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ...Object.entries(MESSAGES).map(([code, { severity }]): [string, Severity] => [code, severity]),
  ...LINTS.map(({ code, severity }): [string, Severity] => [code, severity]),
]);

const LINTS_BY_CODE: ReadonlyMap<string, Lint> = new Map(LINTS.map((lint) => [lint.code, lint]));

/** The first halves of the codes of advice: each stands for all of them. */
export const ADVICE_CATEGORIES: ReadonlySet<string> = new Set(
  [...SEVERITIES].filter(([, severity]) => severity !== "error").map(([code]) => categoryOf(code)),
);

/** The lint of a code; undefined for what is no lint. */
export function lintOf(code: string): Lint | undefined {
  return LINTS_BY_CODE.get(code);
}

export function isCode(name: string): name is AnyCode {
  return SEVERITIES.has(name);
}

/** Whether a code is advice: only advice has a level of its own and can be silenced. What Cloudflare refuses cannot. */
export function isAdvice(code: string): boolean {
  return SEVERITIES.get(code) !== "error";
}

/**
 * The level that a configuration gives a code: its own, else its category's, else `off` for a lint that is not in the
 * preset. Undefined: the finding keeps its severity.
 */
export function levelOf(
  code: string,
  { lint = {}, preset = DEFAULT_PRESET }: Pick<Facts, "lint" | "preset">,
): Level | undefined {
  if (!isAdvice(code)) return undefined;
  const category = categoryOf(code);
  if (Object.hasOwn(lint, code)) return lint[code];
  if (Object.hasOwn(lint, category)) return lint[category];
  const known = lintOf(code);
  return known === undefined || includes(preset, known.preset) ? undefined : "off";
}

let active:
  | { readonly lint: Facts["lint"]; readonly preset: Facts["preset"]; readonly lints: readonly Lint[] }
  | undefined;

/** The lints that a configuration asks for. The same list as long as it asks for the same. */
export function activeLints({ lint, preset }: Facts): readonly Lint[] {
  if (active === undefined || active.lint !== lint || active.preset !== preset) {
    const facts = { ...(lint && { lint }), ...(preset && { preset }) };
    active = { lint, preset, lints: LINTS.filter(({ code }) => levelOf(code, facts) !== "off") };
  }
  return active.lints;
}

/** Findings with the levels that a configuration gives their codes; those of level `off` are left out. */
export function withLevels(found: readonly Diagnostic[], facts: Facts): readonly Diagnostic[] {
  return found.flatMap((item) => {
    const level = levelOf(item.code, facts);
    if (level === undefined) return [item];
    return level === "off" ? [] : [{ ...item, severity: level }];
  });
}
