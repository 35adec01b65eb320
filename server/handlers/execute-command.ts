import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { COMMANDS } from "../commands.ts";
import type { ServerContext } from "../context.ts";
import { responseError, signalOf, untrusted } from "../failures.ts";
import type { DeployView, PlanView } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";

/** Commands for editors without our client: they ask and tell through the protocol's own messages. */
export const executeCommand =
  (context: ServerContext, requests: RequestHandlers) =>
  async ({ command, arguments: given = [], workDoneToken }: ExecuteCommandParams, token: CancellationToken) => {
    const run = RUN[command];
    const [uri, zone] = given;
    if (run === undefined || typeof uri !== "string") return null;
    if (context.options().trusted === false) throw untrusted();
    const target = { uri, ...(typeof zone === "string" ? { zone } : {}) };
    try {
      return await run({ context, requests, target, workDoneToken, signal: signalOf(token) });
    } catch (error) {
      throw responseError(error);
    }
  };

interface Run {
  readonly context: ServerContext;
  readonly requests: RequestHandlers;
  readonly target: { readonly uri: string; readonly zone?: string };
  readonly workDoneToken: string | number | undefined;
  readonly signal: AbortSignal;
}

const RUN: Readonly<Record<string, (run: Run) => Promise<PlanView | DeployView | null>>> = {
  [COMMANDS.plan]: plan,
  [COMMANDS.deploy]: deploy,
};

async function plan({ context, requests, target, signal }: Run): Promise<PlanView> {
  const view = await requests["rulewright/plan"](target, signal);
  const steps = view.zones.flatMap((zone) => zone.steps.map((step) => `${zone.zone}: ${step}`));
  context.connection.window.showInformationMessage(view.empty ? view.upToDate : steps.join("\n"));
  return view;
}

const DEPLOY = { title: "Deploy" };

/** Plan, one question, do, tell; when somebody else wrote in between and the steps differ, the question again. */
async function deploy(run: Run): Promise<DeployView | null> {
  const { context, requests, target, signal, workDoneToken } = run;
  const { window } = context.connection;
  let view: PlanView | undefined = await requests["rulewright/plan"](target, signal);
  while (view !== undefined) {
    if (view.empty) {
      window.showInformationMessage(view.upToDate);
      return null;
    }
    const answer = await window.showWarningMessage(`${view.question}\n\n${view.detail}`, DEPLOY, { title: "Cancel" });
    if (answer?.title !== DEPLOY.title) return null;
    const progress = workDoneToken === undefined ? {} : { workDoneToken };
    const done: DeployView = await requests["rulewright/deploy"]({ ticket: view.ticket, ...progress }, signal);
    const say = done.outcome === "done" ? window.showInformationMessage : window.showWarningMessage;
    say.call(window, done.message);
    if (done.outcome !== "changed") return done;
    view = done.plan;
  }
  return null;
}
