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

type Way = Action | "start-sandbox";

const BUTTONS: Record<Way, string> = {
  "set-token": "Set API Token",
  "open-token-page": "Open Token Page",
  "show-problems": "Show Problems",
  retry: "Retry",
  "select-zone": "Select Zone",
  "start-sandbox": "Start Sandbox",
};

/** Reasons that only answer what was asked: nothing has gone wrong. */
const ANSWERS: ReadonlySet<string> = new Set(["nothing-to-undo", "no-zone", "no-token"]);

/**
 * Says a failure with the button for its way out. `again` repeats what failed: after Retry, and once the token or the
 * zone that it lacked is there.
 */
export async function showFailure(failure: Failure, again?: () => Promise<void>): Promise<void> {
  const ways = waysOut(failure).filter((way) => way !== "retry" || again);
  const say = ANSWERS.has(failure.reason) ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const chosen = await say(failure.message, ...ways.map((way) => BUTTONS[way]));
  const way = ways.find((one) => BUTTONS[one] === chosen);
  if (way && (await ACTIONS[way](failure))) await again?.();
}

/** Nobody needs an account to go on: where the token is missing, the sandbox is another way. */
function waysOut({ action, reason }: Failure): readonly Way[] {
  if (action === undefined) return [];
  return reason === "no-token" ? [action, "start-sandbox"] : [action];
}

/** Each returns whether the failed command should run again. */
const ACTIONS: Record<Way, (failure: Failure) => Promise<boolean>> = {
  "set-token": async () => (await vscode.commands.executeCommand<boolean>("rulewright.setToken")) === true,
  "start-sandbox": async () => (await vscode.commands.executeCommand<boolean>("rulewright.startSandbox")) === true,
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
