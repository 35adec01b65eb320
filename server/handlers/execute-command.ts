import {
  type CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import { COMMANDS } from "../commands.ts";
import type { ServerContext } from "../context.ts";
import { responseError, signalOf, untrusted } from "../failures.ts";
import type { DeployView, PlanView } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";

/** Commands for editors without our client: they ask and tell through the protocol's own messages. */
export const executeCommand =
  (context: ServerContext, requests: RequestHandlers) =>
  async ({ command, arguments: given = [], workDoneToken }: ExecuteCommandParams, token: CancellationToken) => {
    if (command === COMMANDS.replaceDeprecated) return replaceDeprecated(context, requests, given[0], token);
    const run = RUN[command];
    const [uri, zone, ref] = given;
    if (run === undefined || typeof uri !== "string") return null;
    if (context.options.trusted === false) throw untrusted();
    const target = { uri, ...(typeof zone === "string" ? { zone } : {}), ...(typeof ref === "string" ? { ref } : {}) };
    try {
      return await run({ context, requests, target, workDoneToken, signal: signalOf(token) });
    } catch (error) {
      throw responseError(error);
    }
  };

/** The one command that asks nothing of Cloudflare. */
async function replaceDeprecated(
  { connection }: ServerContext,
  requests: RequestHandlers,
  field: unknown,
  token: CancellationToken,
): Promise<null> {
  const params = typeof field === "string" ? { field } : {};
  const { message } = await requests["rulewright/replaceDeprecated"](params, signalOf(token));
  if (message !== null) tell(connection, MessageType.Info, message);
  return null;
}

interface Run {
  readonly context: ServerContext;
  readonly requests: RequestHandlers;
  readonly target: { readonly uri: string; readonly zone?: string; readonly ref?: string };
  readonly workDoneToken: string | number | undefined;
  readonly signal: AbortSignal;
}

const RUN: Readonly<Record<string, (run: Run) => Promise<PlanView | DeployView | null>>> = {
  [COMMANDS.plan]: plan,
  [COMMANDS.deploy]: confirmed("rulewright/plan"),
  [COMMANDS.undoDeploy]: confirmed("rulewright/planUndo"),
  [COMMANDS.undeploy]: confirmed("rulewright/planUndeploy"),
  [COMMANDS.disableRule]: confirmed("rulewright/planDisable"),
  [COMMANDS.pull]: pull,
  [COMMANDS.resolveDrift]: resolveDrift,
};

async function plan({ context, requests, target, signal }: Run): Promise<PlanView> {
  const view = await requests["rulewright/plan"](target, signal);
  const steps = view.zones.flatMap((zone) => zone.steps.map((step) => `${zone.zone}: ${step}`));
  tell(context.connection, MessageType.Info, view.empty ? view.upToDate : steps.join("\n"));
  return view;
}

/** The target is a folder, and where others name a rule's ref a pull names a phase. */
async function pull({ context: { connection }, requests, target, signal }: Run): Promise<null> {
  const { uri: folder, ref: phase, ...zone } = target;
  const view = await requests["rulewright/planPull"](
    { folder, ...zone, ...(phase === undefined ? {} : { phase }) },
    signal,
  );
  if (view.empty) {
    tell(connection, MessageType.Info, view.upToDate);
    return null;
  }
  const answer = await connection.window.showInformationMessage(
    `${view.question}\n\n${view.detail}`,
    { title: "Pull" },
    { title: "Cancel" },
  );
  if (answer?.title !== "Pull") return null;
  tell(connection, MessageType.Info, (await requests["rulewright/pull"]({ ticket: view.ticket }, signal)).message);
  return null;
}

/** What to do about a live rule that somebody changed: take it into the file, overwrite it, or leave both as they are. */
async function resolveDrift(run: Run): Promise<DeployView | null> {
  const {
    context: { connection },
    requests,
    target,
    signal,
  } = run;
  const { uri, ref = "", zone } = target;
  const ways = [{ title: "Take into the File" }, { title: "Overwrite" }, { title: "Keep Both" }];
  const question = `\`${ref}\` was changed outside since the last deploy.`;
  const answer = await connection.window.showWarningMessage(question, ...ways);
  if (answer?.title === "Overwrite") return confirmed("rulewright/plan")(run);
  if (answer?.title !== "Take into the File") return null;
  await requests["rulewright/adopt"]({ uri, ref, ...(zone === undefined ? {} : { zone }) }, signal);
  return null;
}

type PlanRequest = "rulewright/plan" | "rulewright/planUndo" | "rulewright/planUndeploy" | "rulewright/planDisable";

/** Plan, one question, do, tell; when somebody else wrote in between and the steps differ, the question again. */
function confirmed(request: PlanRequest): (run: Run) => Promise<DeployView | null> {
  return async ({ context: { connection }, requests, target, signal, workDoneToken }) => {
    let view: PlanView | undefined = await requests[request](target, signal);
    while (view !== undefined) {
      if (view.empty) {
        tell(connection, MessageType.Info, view.upToDate);
        return null;
      }
      const question = `${view.question}\n\n${view.detail}`;
      const answer = await connection.window.showWarningMessage(question, { title: view.verb }, { title: "Cancel" });
      if (answer?.title !== view.verb) return null;
      const progress = workDoneToken === undefined ? {} : { workDoneToken };
      const done: DeployView = await requests["rulewright/deploy"]({ ticket: view.ticket, ...progress }, signal);
      tell(connection, done.outcome === "done" ? MessageType.Info : MessageType.Warning, done.message);
      if (done.outcome !== "changed") return done;
      view = done.plan;
    }
    return null;
  };
}

/** The library's `show…Message` ask for an answer even where there is no button; this only tells. */
function tell(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
