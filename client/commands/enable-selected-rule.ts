import { switchRule } from "../switch-rule.ts";

/** Enables the rule that is selected in the view on Cloudflare at once. Its file stays as it is. */
export const enableSelectedRule = switchRule({
  id: "rulewright.enableSelectedRule",
  doing: "Enabling a rule",
  request: "rulewright/planEnable",
});
