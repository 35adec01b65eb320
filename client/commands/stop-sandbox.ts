import * as vscode from "vscode";
import type { Command } from "../session.ts";

/** Ends the sandbox that this window started; the session goes back to where it was before. */
export const stopSandbox: Command = {
  id: "rulewright.stopSandbox",
  run: async ({ sandbox, server }) => {
    if (!sandbox.address) {
      void vscode.window.showInformationMessage("No sandbox of this window is running.");
      return;
    }
    sandbox.stop();
    await vscode.commands.executeCommand("setContext", "rulewright.sandboxRunning", false);
    await server.restart();
  },
};
