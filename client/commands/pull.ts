import * as vscode from "vscode";
import type { LanguageServer } from "../language-client.ts";
import { activeRuleDocument } from "../rule-document.ts";
import type { Command } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Writes live rules as rule files into a folder: the one clicked, else the one of the rule file in front, else the workspace's; from the zone clicked in the view, else the chosen one. */
export const pull: Command = {
  id: "rulewright.pull",
  run: async ({ server, rules }, argument) => {
    const zone = rules.zoneOf(argument);
    const folder = argument instanceof vscode.Uri ? argument : presentFolder();
    if (!folder) {
      void vscode.window.showInformationMessage("Open a folder to pull the live rules into.");
      return;
    }
    if (!(await requireTrust("Reading live rules"))) return;
    const progress = { location: vscode.ProgressLocation.Window, title: "Reading live rules" };
    const from = zone === undefined ? await zoneInFront(server) : { zone };
    const plan = await vscode.window.withProgress(progress, () =>
      server.request("rulewright/planPull", { folder: folder.toString(), ...from }),
    );
    if (plan.empty) {
      void vscode.window.showInformationMessage(plan.upToDate);
      return;
    }
    const options = { modal: true, detail: plan.detail };
    if ((await vscode.window.showInformationMessage(plan.question, options, "Pull")) !== "Pull") return;
    const { uris, message } = await server.request("rulewright/pull", { ticket: plan.ticket });
    void vscode.window.showInformationMessage(message);
    const [only] = uris;
    if (uris.length === 1 && only !== undefined) {
      await vscode.window.showTextDocument(vscode.Uri.parse(only, true));
    }
  },
};

/** The zone that the status bar names: that of the rule file in front. Where it has none or several, the chosen one. */
async function zoneInFront(server: LanguageServer): Promise<{ zone?: string }> {
  const uri = activeRuleDocument()?.uri.toString();
  if (uri === undefined) return {};
  const { zones } = await server.request("rulewright/target", { uri });
  const [zone] = zones;
  return zone !== undefined && zones.length === 1 ? { zone } : {};
}

function presentFolder(): vscode.Uri | undefined {
  const file = activeRuleDocument()?.uri;
  if (file?.scheme === "file") return vscode.Uri.joinPath(file, "..");
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
