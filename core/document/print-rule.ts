import type { RuleObject } from "./rule-object.ts";

/** What a printed header says beside the rule object. */
export interface PrintOptions {
  /** Written as `phase:` unless it is what the file would mean anyway. */
  readonly phase?: string;
  /** Written as `zone:`. */
  readonly zones?: readonly string[];
}

/**
 * A rule object as the text of one rule: fence, header in canonical order, fence, expression, line end. Reading that text
 * back deploys the same object. Several printed rules joined make a file.
 */
export function printRule(rule: RuleObject, _options: PrintOptions = {}): string {
  throw new Error(`not written yet: ${rule.expression}`);
}
