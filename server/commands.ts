/** Commands of `workspace/executeCommand`, for editors without our client. Arguments: `[uri, zone?]`. */
export const COMMANDS = { plan: "rulewright.plan", deploy: "rulewright.deploy" } as const;
