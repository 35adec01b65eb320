import type { DeployDocument } from "#cloudflare/deployments.ts";
import { FailureError } from "#cloudflare/errors.ts";
import type { ServerContext } from "../context.ts";
import { workProgress } from "../progress.ts";
import type { DeployView, PlanView, Requests } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";
import { baseName, parentOf, relativePath } from "../uris.ts";

/** Plans, deploys and the live side of a diff. What Cloudflare refuses becomes a diagnostic of the file. */
export function deployRequests(context: ServerContext) {
  const uris = new Map<string, string>();

  const plan = async ({ uri, zone }: Requests["rulewright/plan"]["params"], signal: AbortSignal): Promise<PlanView> => {
    const { deployments } = context.cloud();
    const wanted = { signal, ...(zone === undefined ? {} : { zone }) };
    const view = await refusalsShown(context, uri, deployments.plan(deployDocument(context, uri), wanted));
    remember(uris, view.ticket, uri);
    return view;
  };

  const deploy = async (
    { ticket, workDoneToken }: Requests["rulewright/deploy"]["params"],
    signal: AbortSignal,
  ): Promise<DeployView> => {
    const { deployments } = context.cloud();
    const uri = uris.get(ticket);
    const title = `Deploying ${uri === undefined ? "rules" : baseName(uri)}`;
    const progress = workProgress(context.connection, workDoneToken, title);
    try {
      const view = await refusalsShown(
        context,
        uri,
        deployments.deploy(ticket, { signal, onProgress: progress.report }),
      );
      if (view.plan !== undefined && uri !== undefined) remember(uris, view.plan.ticket, uri);
      return view;
    } finally {
      progress.done();
    }
  };

  return {
    "rulewright/plan": plan,
    "rulewright/deploy": deploy,
    "rulewright/live": ({ uri, zone }, signal) =>
      context
        .cloud()
        .deployments.live(deployDocument(context, uri), { signal, ...(zone === undefined ? {} : { zone }) }),
  } satisfies Partial<RequestHandlers>;
}

function deployDocument({ file, configFiles, world }: ServerContext, uri: string): DeployDocument {
  const { analysis, facts } = file(uri);
  const lock = configFiles.lockOf(uri);
  const config = configFiles.of(uri)?.config;
  return {
    name: baseName(uri),
    path: relativePath(parentOf(lock) ?? lock, uri),
    analysis,
    ...(facts.aliases === undefined ? {} : { aliases: facts.aliases }),
    ...(config?.defaultZone === undefined
      ? {}
      : { defaultZone: config.zones[config.defaultZone] ?? config.defaultZone }),
    lock: { read: () => world.files.read(lock), write: (text) => world.files.write(lock, text) },
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

function remember(uris: Map<string, string>, ticket: string, uri: string): void {
  uris.set(ticket, uri);
  const oldest = uris.keys().next();
  if (uris.size > REMEMBERED_TICKETS && oldest.done !== true) uris.delete(oldest.value);
}
