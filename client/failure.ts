import * as vscode from "vscode";
import { type Failure, TOKEN_PAGE } from "../server/protocol.ts";

/** What went wrong, from whatever a request to the server threw. */
export function failureOf(error: unknown): Failure {
  const data = (error as { data?: unknown } | undefined)?.data as Partial<Failure> | undefined;
  if (typeof data?.message === "string" && typeof data.reason === "string") return data as Failure;
  const text = error instanceof Error ? error.message : String(error);
  return { reason: "internal", message: `Rulewright could not do that: ${text.replace(/\.?$/, ".")}` };
}

/** True for an answer that only says that the person cancelled. */
export function isCancellation(error: unknown): boolean {
  const REQUEST_CANCELLED = -32800;
  return (
    error instanceof vscode.CancellationError || (error as { code?: unknown } | undefined)?.code === REQUEST_CANCELLED
  );
}

type Action = NonNullable<Failure["action"]>;

const BUTTONS: Record<Action, string> = {
  "set-token": "Set API Token",
  "open-token-page": "Open Token Page",
  "show-problems": "Show Problems",
  retry: "Retry",
  "select-zone": "Select Zone",
};

/** Reasons that only answer what was asked: nothing has gone wrong. */
const ANSWERS: ReadonlySet<string> = new Set(["nothing-to-undo", "no-zone"]);

/**
 * Says a failure with the button for its way out. `again` repeats what failed: after Retry, and once the token or the
 * zone that it lacked is there.
 */
export async function showFailure(failure: Failure, again?: () => Promise<void>): Promise<void> {
  const { action } = failure;
  const offered = action && (action !== "retry" || again) ? [BUTTONS[action]] : [];
  const say = ANSWERS.has(failure.reason) ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const chosen = await say(failure.message, ...offered);
  if (chosen === undefined || action === undefined) return;
  if (await ACTIONS[action](failure)) await again?.();
}

/** Each returns whether the failed command should run again. */
const ACTIONS: Record<Action, (failure: Failure) => Promise<boolean>> = {
  "set-token": async () => (await vscode.commands.executeCommand<boolean>("rulewright.setToken")) === true,
  "select-zone": async () => (await vscode.commands.executeCommand<boolean>("rulewright.selectZone")) === true,
  retry: async () => true,
  "open-token-page": async (failure) => {
    await vscode.env.openExternal(vscode.Uri.parse(failure.url ?? TOKEN_PAGE, true));
    return false;
  },
  "show-problems": async () => {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
    return false;
  },
};
