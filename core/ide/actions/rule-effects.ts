/** Which rules may be joined or split without a request noticing. */
import type { Rule, RuleFile } from "#core/document/model.ts";

/**
 * Actions that do the same whether one rule matches or two in a row: they end the phase, ask for what a visitor then has, or
 * skip what is skipped already. Others would log, add or rewrite once more.
 */
const DONE_ONCE: ReadonlySet<string> = new Set([
  "block",
  "challenge",
  "js_challenge",
  "managed_challenge",
  "redirect",
  "skip",
]);

/** Whether a request fares the same with this rule as with several that share its expression out among them. */
export function isDivisible(file: RuleFile, { settings }: Rule): boolean {
  const { action, ratelimit, position, ref } = settings;
  if (action === undefined || !DONE_ONCE.has(action) || ratelimit !== undefined || position !== undefined) return false;
  return ref === undefined || !file.rules.some((other) => isPlacedBeside(other, ref));
}

function isPlacedBeside({ settings: { position } }: Rule, ref: string): boolean {
  if (position === undefined || typeof position === "string") return false;
  return ("before" in position ? position.before : position.after) === ref;
}
