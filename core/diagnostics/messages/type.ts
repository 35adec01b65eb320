import { messages } from "./row.ts";

/** Text that parses but whose types do not fit. */
export const typeMessages = messages({
  "type/unknown-field": {
    severity: "error",
    text: ({ name, suggestion }: { name: string; suggestion: string | undefined }) =>
      suggestion === undefined
        ? `\`${name}\` is not a field.`
        : `\`${name}\` is not a field. Did you mean \`${suggestion}\`?`,
  },
});
