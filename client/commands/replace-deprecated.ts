import * as vscode from "vscode";
import type { Command } from "../session.ts";

/** Replaces a deprecated field, by default all of them, in every rule file of the workspace. */
export const replaceDeprecated: Command = {
  id: "rulewright.replaceDeprecated",
  run: async ({ server }, field) => {
    const params = typeof field === "string" ? { field } : {};
    const { message } = await server.request("rulewright/replaceDeprecated", params);
    if (message !== null) void vscode.window.showInformationMessage(message);
  },
};
