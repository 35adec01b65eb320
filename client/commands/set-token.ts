import * as vscode from "vscode";
import { type SessionStatus, TOKEN_PAGE } from "../../server/protocol.ts";
import { failureOf } from "../failure.ts";
import { askText, BACK } from "../quick-input.ts";
import type { Command, Session } from "../session.ts";
import { requireTrust } from "../trust.ts";

/** Asks for an API token, has it checked, and keeps it in the system's secret storage. True when one is in use. */
export const setToken: Command = {
  id: "rulewright.setToken",
  run: async (session) => {
    if (!(await requireTrust("Signing in"))) return false;
    let status: SessionStatus | undefined;
    const answer = await askText(
      { title: "Set API Token" },
      {
        prompt:
          "A Cloudflare API token with Zone › Zone › Read, Zone › Zone WAF › Edit and, for hosts, Zone › SSL and Certificates › Read. It is kept in the system's secret storage, never in settings.",
        placeholder: "API token",
        value: "",
        password: true,
        buttons: [tokenPageButton],
        judge: (text) =>
          text.trim() === ""
            ? { error: "Paste an API token, or press Escape to go on without one." }
            : /\s/.test(text.trim())
              ? { error: "An API token has no spaces in it." }
              : {},
        attempt: async (text) => {
          const result = await tryToken(session, text.trim());
          if (typeof result === "string") return result;
          status = result;
          return undefined;
        },
      },
    );
    if (answer === undefined || answer === BACK || !status) return false;
    await session.tokens.store(session.api(), answer.trim());
    void offerZone(status);
    return true;
  },
};

const tokenPageButton = {
  iconPath: new vscode.ThemeIcon("link-external"),
  tooltip: "Open Token Page",
  press: () => void vscode.env.openExternal(vscode.Uri.parse(TOKEN_PAGE, true)),
};

/** The session's state with the token, or why it is not taken. */
async function tryToken({ server }: Session, token: string): Promise<SessionStatus | string> {
  try {
    const status = await server.request("rulewright/setToken", { token });
    if (status.token === "active") return status;
    return status.problem ?? "Cloudflare does not accept this token.";
  } catch (error) {
    return failureOf(error).message;
  }
}

async function offerZone({ account, zone }: SessionStatus): Promise<void> {
  const select = "Select Zone";
  const of = account ? ` It belongs to ${account}.` : "";
  const chosen = await vscode.window.showInformationMessage(
    `Cloudflare accepts the token.${of}`,
    ...(zone === null ? [select] : []),
  );
  if (chosen === select) await vscode.commands.executeCommand("rulewright.selectZone");
}
