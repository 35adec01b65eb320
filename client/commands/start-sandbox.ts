import * as vscode from "vscode";
import type { Command, Session } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Starts the local Cloudflare and works with it from then on. */
export const startSandbox: Command = {
  id: "rulewright.startSandbox",
  run: async (session) => {
    if (!(await requireTrust("The sandbox"))) return false;
    const already = session.sandbox.address;
    if (!already) await withProgress(session);
    const zones = Object.keys(session.sandbox.address?.zones ?? {}).join(", ");
    const text = already ? "The sandbox is running already" : "The sandbox is running";
    void vscode.window.showInformationMessage(
      `${text}: a Cloudflare on this machine, with ${zones}. Nothing leaves the machine until it is stopped.`,
    );
    return true;
  },
};

async function withProgress({ sandbox, server }: Session): Promise<void> {
  const progress = { location: vscode.ProgressLocation.Notification, title: "Starting the sandbox" };
  await vscode.window.withProgress(progress, async () => {
    await sandbox.start();
    await vscode.commands.executeCommand("setContext", "rulewright.sandboxRunning", true);
    await server.restart();
  });
}
