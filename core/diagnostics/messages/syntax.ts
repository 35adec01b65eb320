import { messages } from "./row.ts";

/** Text that the grammar does not take. */
export const syntaxMessages = messages({
  "syntax/expected-operand": {
    severity: "error",
    text: (_: Record<never, never>) => "A field or a function call belongs here.",
  },
});
