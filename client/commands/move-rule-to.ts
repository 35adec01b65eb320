import { moveCommand } from "../move-rule.ts";
import { type Choice, pickOne } from "../quick-input.ts";
import type { Position } from "../rules-model.ts";

/** Asks where the rule that is selected in the view is to stand, and has its file say so. */
export const moveRuleTo = moveCommand({
  id: "rulewright.moveRuleTo",
  place: async ({ name, anchors }) => {
    const choices: Choice<Position>[] = [
      { label: "First", description: "before every rule that does not ask for that too", value: "first" },
      { label: "Last", description: "after every rule that does not ask for that too", value: "last" },
      ...anchors.flatMap(({ ref, label }) => [
        { label: `Before ${label}`, description: ref, value: { before: ref } },
        { label: `After ${label}`, description: ref, value: { after: ref } },
      ]),
    ];
    const chosen = await pickOne({ title: `Move ${name}` }, { placeholder: "Where it is to stand", choices });
    return typeof chosen === "symbol" ? undefined : chosen;
  },
});
