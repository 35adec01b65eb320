import { switchRule } from "../switch-rule.ts";

/** Disables the rule that is selected in the view on Cloudflare at once. Its file stays as it is. */
export const disableSelectedRule = switchRule({
  id: "rulewright.disableSelectedRule",
  doing: "Disabling a rule",
  request: "rulewright/planDisable",
});
