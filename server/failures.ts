import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { FailureError } from "#cloudflare/errors.ts";
import type { Failure } from "./protocol.ts";

/** A failure as the protocol carries it: its sentence as message, all of it as data. Other errors pass unchanged. */
export function responseError(error: unknown): unknown {
  if (!(error instanceof FailureError)) return error;
  const failure: Failure = error.failure;
  const code = failure.reason === "cancelled" ? LSPErrorCodes.RequestCancelled : LSPErrorCodes.RequestFailed;
  return new ResponseError(code, failure.message, failure);
}

/** Why nothing is sent from a workspace that the reader does not trust. */
export function untrusted(): ResponseError<Failure> {
  const message =
    "This workspace is not trusted, so nothing is sent to Cloudflare. Trust it to look up hosts and deploy.";
  return new ResponseError(LSPErrorCodes.RequestFailed, message, { reason: "untrusted", message });
}

/** An abort signal that follows the request's cancellation. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
