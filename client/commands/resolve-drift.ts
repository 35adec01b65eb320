import * as vscode from "vscode";
import { pickOne } from "../quick-input.ts";
import { ruleDocument } from "../rule-document.ts";
import type { Command } from "../session.ts";
import { openChanges } from "./show-changes.ts";

/** Asks what to do about a live rule that somebody changed. A lens hands over the file, the zone and the rule's ref. */
export const resolveDrift: Command = {
  id: "rulewright.resolveDrift",
  run: async (session, argument, zone, ref) => {
    const document = await ruleDocument(argument);
    if (!document || typeof ref !== "string") return;
    const place = typeof zone === "string" ? { zone } : {};
    const choices = [
      { label: "Show Changes", description: "the live rule beside the file", value: "show" },
      { label: "Take into the File", description: "the file says what is live; nothing is sent", value: "adopt" },
      { label: "Overwrite", description: "deploy the file, after a question", value: "deploy" },
      { label: "Keep Both as They Are", value: "keep" },
    ];
    const chosen = await pickOne({ title: `\`${ref}\` was changed outside` }, { placeholder: "What to do", choices });
    if (chosen === "show") await openChanges(session, document.uri, place.zone);
    if (chosen === "deploy") await vscode.commands.executeCommand("rulewright.deploy", document.uri);
    if (chosen === "adopt") {
      const { changed } = await session.server.request("rulewright/adopt", {
        uri: document.uri.toString(),
        ref,
        ...place,
      });
      if (!changed) void vscode.window.showInformationMessage("The file says the same as what is live.");
    }
  },
};
