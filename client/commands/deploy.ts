import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { DeployView, PlanView } from "../../server/protocol.ts";
import type { ProgressValue } from "../language-client.ts";
import { fileName, ruleDocument } from "../rule-document.ts";
import type { Command, Session } from "../session.ts";
import { requireTrust } from "../trust.ts";
import { openChanges } from "./show-changes.ts";

/** Deploys a rule file: save, plan, one confirmation, do, say what was done. */
export const deploy: Command = {
  id: "rulewright.deploy",
  run: async (session, argument) => {
    const document = await ruleDocument(argument);
    if (!document) {
      void vscode.window.showInformationMessage("Open a .rule file to deploy it.");
      return;
    }
    if (!(await requireTrust("Deploying"))) return;
    const file = await saved(document);
    if (file) await deployFile(session, file);
  },
};

/** Saves what was not saved, after a question where the setting wants one. Undefined when it was not to be. */
async function saved(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  if (!document.isDirty && !document.isUntitled) return document.uri;
  const first = vscode.workspace.getConfiguration("rulewright", document.uri).get<string>("deploy.saveFirst");
  if (first === "ask") {
    const save = "Save and Deploy";
    const question = `Save ${fileName(document.uri)} before deploying it?`;
    const detail = "What is deployed is the saved file.";
    if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, save)) !== save)
      return undefined;
  }
  return vscode.workspace.save(document.uri);
}

async function deployFile(session: Session, file: vscode.Uri): Promise<void> {
  let plan: PlanView | undefined = await readPlan(session, file);
  let news: string | undefined;
  while (plan) {
    if (plan.empty) {
      void vscode.window.showInformationMessage(plan.upToDate);
      return;
    }
    if (!(await confirmed(session, file, plan, news))) return;
    const view = await carryOut(session, file, plan);
    if (view.outcome !== "changed") void sayOutcome(session, view);
    plan = view.outcome === "changed" ? view.plan : undefined;
    news = view.message;
  }
}

/** A plan that takes a moment says so, and can be cancelled. */
async function readPlan({ server }: Session, file: vscode.Uri): Promise<PlanView> {
  const cancel = new vscode.CancellationTokenSource();
  const plan = server.request("rulewright/plan", { uri: file.toString() }, cancel.token);
  const isQuick = await Promise.race([plan.then(() => true), wait(QUICK)]).catch(() => true);
  if (isQuick) return plan;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: `Comparing ${fileName(file)} with what is live`,
    cancellable: true,
  };
  return vscode.window.withProgress(progress, (_, token) => {
    token.onCancellationRequested(() => cancel.cancel());
    return plan;
  });
}

/** Milliseconds in which nobody needs to be told that something is going on. */
const QUICK = 500;

const wait = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));

/** The one question, after `news` of what has changed since it was last asked. Looking at the changes answers it with no: the file stays open in a diff, with Deploy in its title bar. */
async function confirmed(
  session: Session,
  file: vscode.Uri,
  plan: PlanView,
  news: string | undefined,
): Promise<boolean> {
  const detail = news === undefined ? plan.detail : `${news}\n\n${plan.detail}`;
  const ask = plan.zones.some(({ risks }) => risks.length > 0)
    ? vscode.window.showWarningMessage
    : vscode.window.showInformationMessage;
  const chosen = await ask(plan.question, { modal: true, detail }, "Deploy", "Show Changes");
  if (chosen === "Show Changes") await openChanges(session, file, plan.zones[0]?.zone);
  return chosen === "Deploy";
}

async function carryOut({ server, statusBar }: Session, file: vscode.Uri, plan: PlanView): Promise<DeployView> {
  const zones = plan.zones.map(({ zone }) => zone).join(", ");
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Deploying ${fileName(file)} to ${zones}`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const workDoneToken = randomUUID();
    const listener = server.onProgress(workDoneToken, (value) => {
      // The server's "Deploying 2 of 3: update api-mtls" stands after a title that begins with the same word.
      const message = "message" in value ? value.message?.replace(/^Deploying /, "") : undefined;
      if (message !== undefined) progress.report({ message });
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

async function sayOutcome(session: Session, view: DeployView): Promise<void> {
  const details = outcomeDetails(view);
  session.log.info([view.message, ...details].join("\n"));
  const done = view.outcome === "done";
  const buttons = [
    ...(view.dashboardUrl ? ["Open in Dashboard"] : []),
    ...(!done && details.length > 0 ? ["Show Details"] : []),
  ];
  const say = done ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const chosen = await say(view.message, ...buttons);
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
