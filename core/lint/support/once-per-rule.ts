import type { Rule } from "#core/document/model.ts";
import { readingOf } from "#core/document/parse-file.ts";

/**
 * Remembers what `compute` makes of a rule for as long as the rule's text stays the same, for lints that look at many rules
 * at every key. The result must come from the rule alone and hold no offsets and no nodes, because those move.
 */
export function oncePerRule<T>(compute: (rule: Rule) => T): (rule: Rule) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (rule) => {
    const reading = readingOf(rule);
    const found = known.get(reading) ?? { value: compute(rule) };
    known.set(reading, found);
    return found.value;
  };
}
