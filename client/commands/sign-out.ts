import * as vscode from "vscode";
import type { Command } from "../session.ts";

/** Forgets the token of the API base in use, here and in the server. */
export const signOut: Command = {
  id: "rulewright.signOut",
  run: async ({ server, tokens, api }) => {
    await tokens.forget(api());
    await server.request("rulewright/setToken", { token: null });
    void vscode.window.showInformationMessage("The API token is forgotten.");
  },
};
