import * as vscode from "vscode";
import { TOKEN_PAGE } from "../../server/protocol.ts";
import type { Command } from "../session.ts";

/** Opens the page where tokens are made; `argument` is its address with the permissions filled in. */
export const openTokenPage: Command = {
  id: "rulewright.openTokenPage",
  run: async (_session, argument) => {
    const url = typeof argument === "string" ? argument : TOKEN_PAGE;
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  },
};
