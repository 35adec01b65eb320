import { messages } from "./row.ts";

/** Problems of a rule's header and of a file's fences. */
export const headerMessages = messages({
  "header/unknown-key": {
    severity: "error",
    text: ({ key, suggestion }: { key: string; suggestion: string | undefined }) =>
      suggestion === undefined
        ? `\`${key}\` is not a header key.`
        : `\`${key}\` is not a header key. Did you mean \`${suggestion}\`?`,
  },
});
