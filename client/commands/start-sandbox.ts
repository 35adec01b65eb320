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
    void offerZone(
      `${already ? "The sandbox is running already" : "The sandbox is running"}: a Cloudflare on this machine, with ${zones}.`,
    );
    return true;
  },
};

async function offerZone(message: string): Promise<void> {
  const select = "Select Zone";
  const chosen = await vscode.window.showInformationMessage(
    `${message} Nothing leaves the machine until it is stopped.`,
    select,
  );
  if (chosen === select) await vscode.commands.executeCommand("rulewright.selectZone");
}

async function withProgress({ sandbox, server }: Session): Promise<void> {
  // In the status bar: a notification of the progress would still be there when the one that it has ended comes.
  const progress = { location: vscode.ProgressLocation.Window, title: "Starting the sandbox" };
  await vscode.window.withProgress(progress, async () => {
    await sandbox.start();
    await vscode.commands.executeCommand("setContext", "rulewright.sandboxRunning", true);
    await server.restart();
  });
}
