import * as vscode from "vscode";
import { runChange } from "./change-command.ts";
import type { Command } from "./session.ts";
import { requireTrust } from "./trust.ts";

export interface SwitchCommand {
  readonly id: string;
  /** "Enabling a rule": what a workspace must be trusted for. */
  readonly doing: string;
  readonly request: "rulewright/planDisable" | "rulewright/planEnable";
}

/** A command that switches a rule of the view on or off, live, in the zone that it was selected in. */
export function switchRule({ id, doing, request }: SwitchCommand): Command {
  return {
    id,
    run: async (session, argument) => {
      const row = session.rules.ruleOf(argument);
      const uri = row?.rule.uri;
      if (!row || typeof uri !== "string") {
        void vscode.window.showInformationMessage("Select a rule of this workspace in the view Cloudflare Rules.");
        return false;
      }
      if (!(await requireTrust(doing))) return false;
      const params = { uri, ref: row.rule.ref, zone: row.zone };
      return runChange(session, vscode.Uri.parse(uri, true), ({ server }, token) =>
        server.request(request, params, token),
      );
    },
  };
}
