import * as vscode from "vscode";
import { runChange } from "../change-command.ts";
import { fileName, ruleDocument } from "../rule-document.ts";
import type { Command } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Deploys a rule file: save, plan, one confirmation, do, say what was done. */
export const deploy: Command = {
  id: "rulewright.deploy",
  run: async (session, argument) => {
    const row = session.rules.givenRule(argument);
    const document = await ruleDocument(row ? row.rule.uri : argument);
    if (!document) {
      void vscode.window.showInformationMessage("Open a .rule file to deploy it.");
      return;
    }
    if (!(await requireTrust("Deploying"))) return;
    const file = await saved(document);
    if (file)
      await runChange(session, file, ({ server }, token) =>
        server.request("rulewright/plan", { uri: file.toString() }, token),
      );
  },
};

/** Saves what was not saved, after a question where the setting wants one. Undefined when it was not to be. */
async function saved(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  if (!document.isDirty && !document.isUntitled) return document.uri;
  const first = vscode.workspace.getConfiguration("rulewright", document.uri).get<string>("deploy.saveFirst");
  if (first === "ask") {
    const save = "Save and Deploy";
    const question = `Save ${fileName(document.uri)} before deploying it?`;
    const detail = "What is deployed is the saved file.";
    if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, save)) !== save)
      return undefined;
  }
  return vscode.workspace.save(document.uri);
}
