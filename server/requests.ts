import type { Connection } from "vscode-languageserver";
import type { ServerContext } from "./context.ts";
import { responseError, signalOf, untrusted } from "./failures.ts";
import { deployRequests } from "./handlers/deploy-requests.ts";
import { liveRequests } from "./handlers/live-requests.ts";
import { moveRequests } from "./handlers/move-requests.ts";
import { pullRequests } from "./handlers/pull-requests.ts";
import { replaceRequests } from "./handlers/replace-deprecated.ts";
import { sessionRequests } from "./handlers/session-requests.ts";
import { stateRequests } from "./handlers/state-requests.ts";
import type { Requests } from "./protocol.ts";

/** One function for each request of `protocol.ts`. */
export type RequestHandlers = {
  readonly [Method in keyof Requests]: (
    params: Requests[Method]["params"],
    signal: AbortSignal,
  ) => Requests[Method]["result"] | Promise<Requests[Method]["result"]>;
};

/** Requests that are answered without Cloudflare, so also in a workspace that is not trusted. */
const LOCAL: ReadonlySet<keyof Requests> = new Set([
  "rulewright/status",
  "rulewright/target",
  "rulewright/mtlsRule",
  "rulewright/moveRule",
  "rulewright/replaceDeprecated",
]);

/** Registers all requests beside the Language Server Protocol, and hands them out for the commands. */
export function registerRequests(connection: Connection, context: ServerContext): RequestHandlers {
  const handlers: RequestHandlers = {
    ...sessionRequests(context),
    ...deployRequests(context),
    ...pullRequests(context),
    ...stateRequests(context),
    ...replaceRequests(context),
    ...liveRequests(context),
    ...moveRequests(context),
  };
  for (const method of Object.keys(handlers) as (keyof Requests)[]) {
    const handler = handlers[method] as (params: unknown, signal: AbortSignal) => unknown;
    connection.onRequest(method, async (params: unknown, token) => {
      if (context.options.trusted === false && !LOCAL.has(method)) throw untrusted();
      try {
        return await handler(params ?? {}, signalOf(token));
      } catch (error) {
        throw responseError(error);
      }
    });
  }
  return handlers;
}
