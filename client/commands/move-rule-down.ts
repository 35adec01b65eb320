import { moveCommand } from "../move-rule.ts";

/** Moves the rule that is selected in the view one place down: its file says so, and the next deploy does it. */
export const moveRuleDown = moveCommand({
  id: "rulewright.moveRuleDown",
  place: async ({ below }) => (below === undefined ? undefined : { after: below }),
});
