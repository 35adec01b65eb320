import type { Command } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Reads the zones and rules that the view shows anew. */
export const refreshRules: Command = {
  id: "rulewright.refreshRules",
  run: async ({ rules }) => {
    if (await requireTrust("Reading live rules")) await rules.reload({ refresh: true });
  },
};
