import { moveCommand } from "../move-rule.ts";

/** Moves the rule that is selected in the view one place up: its file says so, and the next deploy does it. */
export const moveRuleUp = moveCommand({
  id: "rulewright.moveRuleUp",
  place: async ({ above }) => (above === undefined ? undefined : { before: above }),
});
