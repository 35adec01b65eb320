import * as vscode from "vscode";
import { showInFile } from "./commands/open-rule.ts";
import { fileName } from "./rule-document.ts";
import { type Neighbours, neighbours, type Position, positionText } from "./rules-model.ts";
import type { Command } from "./session.ts";

export interface MoveCommand {
  readonly id: string;
  /** Where the rule is to stand; undefined when it stays. */
  readonly place: (neighbours: Neighbours) => Promise<Position | undefined>;
}

/** A command that has a rule's file say where the rule stands. Nothing is sent: a deploy is offered. */
export function moveCommand({ id, place }: MoveCommand): Command {
  return {
    id,
    run: async (session, argument) => {
      const row = session.rules.ruleOf(argument);
      if (!row || row.rule.uri === null) {
        void vscode.window.showInformationMessage("Select a rule of this workspace in the view Cloudflare Rules.");
        return;
      }
      const position = await place(neighbours(row, session.rules.rowsBeside(row)));
      if (!position) return;
      const { uri, ref } = row.rule;
      const { changed } = await session.server.request("rulewright/moveRule", { uri, ref, position });
      // The key that moved the rule would move a line of the editor when it is pressed again.
      await showInFile(row, { preserveFocus: true });
      const file = vscode.Uri.parse(uri, true);
      const says = changed ? "says now that" : "says already that";
      const message = `${fileName(file)} ${says} \`${ref}\` ${positionText(position)}. A deploy moves it.`;
      if ((await vscode.window.showInformationMessage(message, "Deploy")) === "Deploy") {
        await vscode.commands.executeCommand("rulewright.deploy", file);
      }
    },
  };
}
