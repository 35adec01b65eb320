import { didYouMean, messages, type NoDetails } from "./row.ts";

/** Comments that silence a finding: `# rulewright-ignore code: reason`. */
export const ignoreMessages = messages({
  "ignore/unused": {
    severity: "warning",
    text: ({ code }: { code: string }) => `Nothing here is found by \`${code}\`: this comment can go.`,
    why: "A comment that silences nothing hides the next finding of its kind.",
    example: "# rulewright-ignore mtls/no-host: a test zone\nssl",
  },
  "ignore/unknown-code": {
    severity: "warning",
    text: ({ code, suggestion }: { code: string; suggestion: string | undefined }) =>
      `\`${code}\` is not a code of Rulewright.${didYouMean(suggestion)}`,
    why: "A misspelt code silences nothing.",
    example: "# rulewright-ignore mtls/no-hosts: a test zone\nssl",
  },
  "ignore/error": {
    severity: "warning",
    text: ({ code }: { code: string }) =>
      `\`${code}\` is an error that Cloudflare would refuse: a comment cannot change that.`,
    why: "Comments silence advice. What Cloudflare refuses stays an error.",
    example: "# rulewright-ignore field/deprecated, yaml/tab: later\nssl",
  },
  "ignore/no-code": {
    severity: "warning",
    text: (_: NoDetails) => "This comment names no code. Write `# rulewright-ignore category/name: reason`.",
    why: "A comment silences the codes that it names and nothing else.",
    example: "# rulewright-ignore\nssl",
  },
});
