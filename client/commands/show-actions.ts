import * as vscode from "vscode";
import { pickOne } from "../quick-input.ts";
import { activeRuleDocument, fileName } from "../rule-document.ts";
import type { Command, Session } from "../session.ts";

interface Action {
  readonly label: string;
  readonly description?: string;
  readonly command: string;
}

/** The short list of what can be done now, for the status bar item. */
export const showActions: Command = {
  id: "rulewright.showActions",
  run: async (session) => {
    const choices = actions(session).map(({ label, description, command }) => ({
      label,
      ...(description !== undefined && { description }),
      value: command,
    }));
    const chosen = await pickOne({ title: "Rulewright" }, { placeholder: "What can be done now", choices });
    if (typeof chosen === "string") await vscode.commands.executeCommand(chosen);
  },
};

function actions({ server, sandbox }: Session): readonly Action[] {
  if (!vscode.workspace.isTrusted) {
    return [{ label: "Manage Workspace Trust", command: "workbench.trust.manage" }, LOG];
  }
  const status = server.status;
  const signedIn = status?.token === "active" || status?.token === "unreachable";
  const file = activeRuleDocument();
  const zone = status?.zone ?? undefined;
  return [
    ...(file && signedIn
      ? [
          { label: "Deploy Rule File", description: fileName(file.uri), command: "rulewright.deploy" },
          {
            label: "Show Changes",
            description: `${fileName(file.uri)}, against what is live`,
            command: "rulewright.showChanges",
          },
          { label: "Undo Last Deploy", description: fileName(file.uri), command: "rulewright.undoDeploy" },
        ]
      : []),
    { label: "New Rule", description: "from a template", command: "rulewright.newRule" },
    { label: "Create mTLS Rule", command: "rulewright.createMtlsRule" },
    ...(signedIn
      ? [{ label: "Select Zone", ...(zone && { description: `now ${zone}` }), command: "rulewright.selectZone" }]
      : []),
    { label: "Set API Token", ...(signedIn && { description: "another one" }), command: "rulewright.setToken" },
    ...(signedIn && !status?.sandbox ? [{ label: "Sign Out", command: "rulewright.signOut" }] : []),
    sandbox.address
      ? { label: "Stop Sandbox", command: "rulewright.stopSandbox" }
      : { label: "Start Sandbox", description: "try rules without an account", command: "rulewright.startSandbox" },
    LOG,
  ];
}

const LOG: Action = { label: "Show Log", command: "rulewright.showLog" };
