import * as vscode from "vscode";
import type { RuleRow } from "../rules-model.ts";
import type { Command, Session } from "../session.ts";

/** Opens a rule of the view as it is live, to be read. */
export const openLiveRule: Command = {
  id: "rulewright.openLiveRule",
  run: async (session, argument) => {
    const row = session.rules.ruleOf(argument);
    if (row) await openLive(session, row);
  },
};

export async function openLive({ server, live }: Session, { zone, phase, rule: { ref } }: RuleRow): Promise<void> {
  const { text } = await server.request("rulewright/liveRule", { zone, phase, ref });
  const document = live.put(`${zone} ${phase}`, `${ref} (${zone}, live)`, text);
  await vscode.window.showTextDocument(document, { preview: true });
}
