import type { Command } from "../session.ts";

export const restartServer: Command = {
  id: "rulewright.restartServer",
  run: async ({ server }) => server.restart(),
};
