import type { DeployDocument, DeployedFile } from "#cloudflare/deploy-document.ts";
import { FailureError } from "#cloudflare/errors.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import { workProgress } from "../progress.ts";
import type { DeployView, PlanView, Requests } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";
import { baseName, canonicalUri, parentOf, relativePath, shownUri } from "../uris.ts";

/** Plans, deploys and the live side of a diff. What Cloudflare refuses becomes a diagnostic of the file. */
export function deployRequests(context: ServerContext) {
  const tickets = new Map<string, Ticket>();

  /** A plan whose ticket leads back to its file. */
  const planned = async (uri: string, work: Promise<PlanView>): Promise<PlanView> => {
    const view = await refusalsShown(context, uri, work);
    remember(tickets, uri, view);
    return view;
  };

  const deploy = async (
    { ticket, workDoneToken }: Requests["rulewright/deploy"]["params"],
    signal: AbortSignal,
  ): Promise<DeployView> => {
    const { deployments } = context.cloud();
    const { uri, verb } = tickets.get(ticket) ?? {};
    const title =
      uri === undefined
        ? "Changing rules"
        : `${verb === "Deploy" ? "Deploying" : "Changing rules of"} ${baseName(uri)}`;
    const progress = workProgress(context.connection, workDoneToken, title);
    try {
      const view = await refusalsShown(
        context,
        uri,
        deployments.deploy(ticket, { signal, onProgress: progress.report }),
      );
      if (view.plan !== undefined && uri !== undefined) remember(tickets, uri, view.plan);
      return view;
    } finally {
      progress.done();
    }
  };

  return {
    "rulewright/plan": ({ uri, ...wish }, signal) =>
      planned(uri, context.cloud().deployments.plan(deployDocument(context, uri), { ...wish, signal })),
    "rulewright/planUndo": ({ uri }, signal) =>
      planned(uri, context.cloud().deployments.planUndo(deployedFile(context, uri), { signal })),
    "rulewright/planUndeploy": ({ uri, ...wish }, signal) =>
      planned(uri, context.cloud().deployments.planUndeploy(deployedFile(context, uri), { ...wish, signal })),
    "rulewright/planDisable": ({ uri, ref, line, ...wish }, signal) => {
      const document = deployDocument(context, uri);
      const wanted = ref ?? refAt(context.file(uri), line);
      return planned(uri, context.cloud().deployments.planDisable(document, wanted, { ...wish, signal }));
    },
    "rulewright/planEnable": ({ uri, ref, line, ...wish }, signal) => {
      const document = deployDocument(context, uri);
      const wanted = ref ?? refAt(context.file(uri), line);
      return planned(uri, context.cloud().deployments.planEnable(document, wanted, { ...wish, signal }));
    },
    "rulewright/deploy": deploy,
    "rulewright/live": ({ uri, zone }, signal) =>
      context
        .cloud()
        .deployments.live(deployDocument(context, uri), { signal, ...(zone === undefined ? {} : { zone }) }),
  } satisfies Partial<RequestHandlers>;
}

/** The ref of the rule at a line. @throws FailureError where there is none. */
function refAt({ document, analysis }: OpenFile, line: number | undefined): string {
  const offset = document.offsetAt({ line: line ?? 0, character: 0 });
  const { rules } = analysis.file;
  const ref = (rules.findLast((rule) => rule.start <= offset) ?? rules[0])?.settings.ref;
  if (ref !== undefined) return ref;
  const name = baseName(document.uri);
  throw new FailureError({ reason: "missing", message: `The rule at this place of ${name} has no \`ref\`.` });
}

function deployDocument(context: ServerContext, uri: string): DeployDocument {
  return { ...deployedFile(context, uri), analysis: context.file(uri).analysis };
}

/** The file by its identity; it need not exist any more. */
export function deployedFile({ configFiles, world }: ServerContext, uri: string): DeployedFile {
  const lock = configFiles.lockOf(uri);
  const config = configFiles.of(uri)?.config;
  return {
    name: baseName(uri),
    path: relativePath(parentOf(lock) ?? lock, uri),
    uri: canonicalUri(uri),
    ...(config === undefined ? {} : { aliases: config.zones }),
    ...(config?.defaultZone === undefined
      ? {}
      : { defaultZone: config.zones[config.defaultZone] ?? config.defaultZone }),
    lock: {
      at: shownUri(lock),
      read: () => world.files.readIfThere(lock),
      write: (text) => world.files.write(lock, text),
    },
  };
}

async function refusalsShown<T>(
  { refusals, documents }: ServerContext,
  uri: string | undefined,
  work: Promise<T>,
): Promise<T> {
  try {
    const result = await work;
    if (uri !== undefined && refusals.forget(uri)) documents.refresh();
    return result;
  } catch (error) {
    if (error instanceof FailureError && uri !== undefined && error.refusals.length > 0) {
      refusals.set(uri, error.refusals);
      documents.refresh();
    }
    throw error;
  }
}

const REMEMBERED_TICKETS = 100;

interface Ticket {
  readonly uri: string;
  readonly verb: string;
}

function remember(tickets: Map<string, Ticket>, uri: string, { ticket, verb }: PlanView): void {
  tickets.set(ticket, { uri, verb });
  const oldest = tickets.keys().next();
  if (tickets.size > REMEMBERED_TICKETS && oldest.done !== true) tickets.delete(oldest.value);
}
