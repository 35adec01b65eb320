/**
 * Commands of `workspace/executeCommand`, for editors without our client. Arguments: `[uri, zone?, ref?]`, the zone null for
 * those that the rules name; of a pull `[folder, zone?, phase?]`; of replacing `[field?]`, all without one.
 */
export const COMMANDS = {
  plan: "rulewright.plan",
  deploy: "rulewright.deploy",
  undoDeploy: "rulewright.undoDeploy",
  undeploy: "rulewright.undeploy",
  disableRule: "rulewright.disableRule",
  pull: "rulewright.pull",
  resolveDrift: "rulewright.resolveDrift",
  replaceDeprecated: "rulewright.replaceDeprecated",
} as const;
