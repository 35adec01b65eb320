/** What deploying, undoing, deleting and disabling have in common: plan, one question, do, say what was done. */
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { DeployView, PlanView } from "../server/protocol.ts";
import { openChanges } from "./commands/show-changes.ts";
import { failureOf, isCancellation } from "./failure.ts";
import type { ProgressValue } from "./language-client.ts";
import { fileName, ruleDocument } from "./rule-document.ts";
import type { Command, Session } from "./session.ts";
import { toldWhenSlow } from "./slow-work.ts";
import { requireTrust } from "./trust.ts";

/** Asks the server for a plan; the file is the one that the command is about. */
export type AskPlan = (session: Session, token: vscode.CancellationToken) => Promise<PlanView>;

/** Plans, asks once, does, and says what was done. True when it was done to its end. */
export async function runChange(session: Session, file: vscode.Uri, ask: AskPlan): Promise<boolean> {
  let plan: PlanView | undefined = await readPlan(session, file, ask);
  let news: string | undefined;
  while (plan) {
    if (plan.empty) {
      void vscode.window.showInformationMessage(plan.upToDate);
      return true;
    }
    if (!(await confirmed(session, file, plan, news))) return false;
    const view = await carryOut(session, file, plan);
    if (view.outcome !== "changed" || view.plan === undefined) {
      void sayOutcome(session, file, view);
      return view.outcome === "done";
    }
    plan = view.plan;
    news = view.message;
  }
  return false;
}

export interface ChangeCommand {
  readonly id: string;
  /** What to do first where no rule file is open. */
  readonly without: string;
  /** "Undoing a deploy": what a workspace must be trusted for. */
  readonly doing: string;
  readonly ask: (file: vscode.TextDocument, named: unknown, ...given: Parameters<AskPlan>) => ReturnType<AskPlan>;
}

/** A command that changes what is live and leaves the file as it is. */
export function changeCommand({ id, without, doing, ask }: ChangeCommand): Command {
  return {
    id,
    run: async (session, argument, named) => {
      const document = await ruleDocument(argument);
      if (!document) {
        void vscode.window.showInformationMessage(without);
        return false;
      }
      if (!(await requireTrust(doing))) return false;
      return runChange(session, document.uri, (...given) => ask(document, named, ...given));
    },
  };
}

async function readPlan(session: Session, file: vscode.Uri, ask: AskPlan): Promise<PlanView> {
  try {
    return await toldWhenSlow(`Comparing ${fileName(file)} with what is live`, (_, token) => ask(session, token));
  } catch (error) {
    throw isCancellation(error) ? error : withoutChange(error);
  }
}

/** A plan only reads: where Cloudflare did not answer, the first question is whether anything was changed. */
function withoutChange(error: unknown): unknown {
  const failure = failureOf(error);
  if (failure.action !== "retry" || failure.message.includes("Nothing was")) return error;
  const message = `${failure.message} Nothing was changed.`;
  return Object.assign(new Error(message), { data: { ...failure, message } });
}

/** The one question, after `news` of what has changed since it was last asked. Looking at the changes answers it with no: the file stays open in a diff, with Deploy in its title bar. */
async function confirmed(
  session: Session,
  file: vscode.Uri,
  plan: PlanView,
  news: string | undefined,
): Promise<boolean> {
  const detail = news === undefined ? plan.detail : `${news}\n\n${plan.detail}`;
  const isRisky = plan.zones.some(({ risks }) => risks.length > 0);
  const ask = isRisky ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  // Only a deploy is about the file's own text; what the others do is listed in the question.
  const others = plan.verb === "Deploy" ? ["Show Changes"] : [];
  const steps = others.length > 0 ? [] : plan.zones.flatMap((zone) => zone.steps.map((step) => `• ${step}`));
  const lines = [detail, ...steps].join("\n");
  const chosen = await ask(plan.question, { modal: true, detail: lines }, plan.verb, ...others);
  if (chosen === "Show Changes") await openChanges(session, file, plan.zones[0]?.zone);
  return chosen === plan.verb;
}

function carryOut({ server, statusBar }: Session, file: vscode.Uri, plan: PlanView): Promise<DeployView> {
  const zones = plan.zones.map(({ zone }) => zone).join(", ");
  const title = plan.verb === "Deploy" ? `Deploying ${fileName(file)} to ${zones}` : `Changing rules of ${zones}`;
  return toldWhenSlow(title, async (tell, token) => {
    const workDoneToken = randomUUID();
    const listener = server.onProgress(workDoneToken, (value) => {
      // The server's "Deploying 2 of 3: update api-mtls" stands after a title that says what is being done.
      const message = "message" in value ? value.message?.replace(/^\w+ (?=\d)/, "") : undefined;
      if (message !== undefined) tell(message);
      statusBar.showDeploy(stepsOf(value));
    });
    statusBar.showDeploy({});
    try {
      return await server.request("rulewright/deploy", { ticket: plan.ticket, workDoneToken }, token);
    } finally {
      listener.dispose();
      statusBar.showDeploy(undefined);
    }
  });
}

/** "Deploying 2 of 3" as numbers, where the server's text has them. */
function stepsOf(value: ProgressValue): { step?: number; of?: number } {
  const found = /(\d+) of (\d+)/.exec(("message" in value && value.message) || ("title" in value && value.title) || "");
  return found ? { step: Number(found[1]), of: Number(found[2]) } : {};
}

async function sayOutcome(session: Session, file: vscode.Uri, view: DeployView): Promise<void> {
  const details = outcomeDetails(view);
  session.log.info([view.message, ...details].join("\n"));
  const done = view.outcome === "done";
  const buttons = [
    ...(view.undoable ? ["Undo"] : []),
    ...(view.dashboardUrl ? ["Open in Dashboard"] : []),
    ...(!done && details.length > 0 ? ["Show Details"] : []),
    // An undo leaves the file as it was: what it says more than the zone is the next question.
    ...(done && !view.undoable ? ["Show Changes"] : []),
  ];
  const say = done ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const chosen = await say(view.message, ...buttons);
  if (chosen === "Undo") await vscode.commands.executeCommand("rulewright.undoDeploy", file);
  if (chosen === "Show Changes") await openChanges(session, file, undefined);
  if (chosen === "Open in Dashboard") await vscode.env.openExternal(vscode.Uri.parse(view.dashboardUrl ?? "", true));
  if (chosen === "Show Details") {
    await vscode.window.showInformationMessage(view.message, { modal: true, detail: details.join("\n") });
  }
}

/** What was done and what was not, line by line. */
function outcomeDetails({ done, notDone }: DeployView): string[] {
  return [
    ...(done.length > 0 ? ["Done:", ...done.map((line) => `• ${line}`)] : []),
    ...(notDone.length > 0 ? ["Not done:", ...notDone.map((line) => `• ${line}`)] : []),
  ];
}
