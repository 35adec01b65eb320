import { messages } from "./row.ts";

/** What the catalogue knows of plans, phases and deprecations. */
export const catalogMessages = messages({
  "field/deprecated": {
    severity: "warning",
    text: ({ name, replacement }: { name: string; replacement: string | undefined }) =>
      replacement === undefined ? `\`${name}\` is deprecated.` : `\`${name}\` is deprecated: use \`${replacement}\`.`,
  },
});
