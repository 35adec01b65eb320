import { didYouMean, messages, oneOf } from "./row.ts";

/** Problems of `rulewright.yaml`. */
export const configMessages = messages({
  "config/unknown-key": {
    severity: "error",
    text: ({ key, suggestion }: { key: string; suggestion: string | undefined }) =>
      `\`${key}\` is not a key of \`rulewright.yaml\`.${didYouMean(suggestion)}`,
    why: "A misspelt key would be left out in silence.",
    example: "zone: example.com",
  },
  "config/wrong-type": {
    severity: "error",
    text: ({ key, expected, found }: { key: string; expected: string; found: string }) =>
      `\`${key}\` takes ${expected}, and this is ${found}.`,
    why: "What has another type is left out.",
    example: "zones: example.com",
  },
  "config/value": {
    severity: "error",
    text: ({ key, values, suggestion }: { key: string; values: readonly string[]; suggestion: string | undefined }) =>
      `\`${key}\` is ${oneOf(values)}.${didYouMean(suggestion)}`,
    why: "The key has a fixed set of values.",
    example: "plan: gold",
  },
  "config/unknown-code": {
    severity: "warning",
    text: ({ code, suggestion }: { code: string; suggestion: string | undefined }) =>
      `\`${code}\` is not a code of Rulewright.${didYouMean(suggestion)}`,
    why: "A misspelt code changes nothing.",
    example: "lint:\n  mtls/no-hosts: off",
  },
  "config/error-code": {
    severity: "warning",
    text: ({ code }: { code: string }) =>
      `\`${code}\` is an error that Cloudflare would refuse: its level cannot be changed.`,
    why: "Only advice has a level. What Cloudflare refuses stays an error.",
    example: "lint:\n  header/unknown-key: off",
  },
  "config/unknown-zone": {
    severity: "error",
    text: ({ zone }: { zone: string }) => `\`${zone}\` is neither an alias under \`zones\` nor a zone name.`,
    why: "The default zone is where files without a zone are deployed.",
    example: "zones:\n  production: example.com\ndefault: prod",
  },
  "config/field-type": {
    severity: "error",
    text: ({ type }: { type: string }) =>
      `\`${type}\` is not a type. Types are \`Boolean\`, \`Integer\`, \`String\`, \`IP address\`, \`Array<…>\` and \`Map<…>\`.`,
    why: "The type of a field decides which operators and values fit it.",
    example: "fields:\n  cf.brand.new_field: Text",
  },
  "config/list-name": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      `\`${name}\` is not a list name: list names have 1 to 50 small letters, digits and \`_\`, without \`$\`.`,
    why: "Cloudflare takes no other list names.",
    example: "lists:\n  Office: ip",
  },
});
