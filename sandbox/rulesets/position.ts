import { isObject } from "#sandbox/request.ts";
import type { Json, RuleState } from "#sandbox/state/model.ts";
import { notValid, type Problem } from "./problem.ts";

export type Placement = { readonly at: number } | { readonly problem: Problem };

/**
 * The index in `others` at which a rule with this `position` goes; the end when there is none. `others` are the rules
 * without the one that is placed; `before` and `after` name rule ids, `index` counts from 1.
 */
export function placement(position: Json | undefined, others: readonly RuleState[]): Placement {
  if (position === undefined || position === null) return { at: others.length };
  const refuse = (reason: string): Placement => ({
    problem: { message: notValid(JSON.stringify(position), "position", reason), member: "position" },
  });
  if (!isObject(position)) return refuse("it must be an object");
  const keys = Object.keys(position);
  const unknown = keys.find((key) => !["before", "after", "index"].includes(key));
  if (unknown !== undefined) {
    return { problem: { message: `invalid JSON: unknown field "${unknown}"`, member: "position" } };
  }
  if (keys.length !== 1) return refuse("exactly one of before, after and index is required");
  const { before, after, index } = position;
  if (index !== undefined) {
    if (typeof index !== "number" || !Number.isInteger(index)) return refuse("index must be an integer");
    if (index < 1 || index > others.length + 1) return refuse(`index must be between 1 and ${others.length + 1}`);
    return { at: index - 1 };
  }
  const neighbour = before ?? after;
  if (typeof neighbour !== "string") return refuse("a rule id is required");
  if (neighbour === "") return { at: before === undefined ? others.length : 0 };
  const found = others.findIndex((rule) => rule.id === neighbour);
  if (found === -1) return refuse(`could not find rule ${neighbour}`);
  return { at: before === undefined ? found + 1 : found };
}

/** `rules` with `rule` put at `index`. */
export function inserted(rules: readonly RuleState[], index: number, rule: RuleState): RuleState[] {
  return [...rules.slice(0, index), rule, ...rules.slice(index)];
}
