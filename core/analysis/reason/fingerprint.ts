import type { Condition } from "./condition.ts";

/**
 * A text that conditions share only when they mean the same: the order of operands, the spelling of values, and how tests of
 * one subject are put together make no difference to it. Conditions that mean the same may still have different ones.
 */
export function fingerprintOf(condition: Condition): string {
  switch (condition.kind) {
    case "constant":
      return String(condition.value);
    case "test": {
      const { values, missing } = condition.region;
      const spans = values.map(
        ({ from, to }) => `${JSON.stringify(String(from))}-${to === undefined ? "" : JSON.stringify(String(to))}`,
      );
      return `${condition.subject.key} in ${missing}{${spans.join(" ")}}`;
    }
    default:
      return `${condition.kind}(${condition.operands.map(fingerprintOf).sort().join(", ")})`;
  }
}
