import type { Command } from "../session.ts";

export const showLog: Command = {
  id: "rulewright.showLog",
  run: async ({ log }) => log.show(true),
};
