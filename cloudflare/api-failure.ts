import { APIError, APIUserAbortError } from "cloudflare/error";
import { NotJsonError } from "./client.ts";
import { type ApiErrorItem, ApiFailure, type CallContext, type CallOutcome } from "./errors.ts";

/** Puts whatever an SDK call threw into our own failure. */
export function apiFailure(error: unknown, context: CallContext, signal: AbortSignal | undefined): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure(outcomeOf(error, signal), context, { cause: error });
}

/** The failure of an answer that came with a good status and is not what the API promises. */
export function unreadable(context: CallContext): ApiFailure {
  return new ApiFailure({ status: 200, items: [], json: false, retryAfterSeconds: undefined, aborted: false }, context);
}

/** The failure of an answer that says, with a good status, that the token may not. */
export function refusedBy403(context: CallContext): ApiFailure {
  return new ApiFailure({ status: 403, items: [], json: true, retryAfterSeconds: undefined, aborted: false }, context);
}

function outcomeOf(error: unknown, signal: AbortSignal | undefined): CallOutcome {
  const aborted = error instanceof APIUserAbortError || (signal?.aborted ?? false);
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof NotJsonError) {
    return { status: cause.status, items: [], json: false, retryAfterSeconds: undefined, aborted: false };
  }
  if (!(error instanceof APIError) || error.status === undefined) {
    return { status: undefined, items: [], json: false, retryAfterSeconds: undefined, aborted };
  }
  const items = itemsOf(error.error);
  return {
    status: error.status,
    items,
    json: typeof error.error === "object" && error.error !== null,
    retryAfterSeconds: retryAfter(error.headers as Headers | undefined),
    aborted: false,
  };
}

/** Entries of the envelope; a 429 has its code and message at the top instead. */
function itemsOf(body: unknown): ApiErrorItem[] {
  if (!isRecord(body)) return [];
  const listed = Array.isArray(body["errors"]) ? body["errors"] : [body];
  return listed.filter(isRecord).flatMap((entry) => {
    const chain = Array.isArray(entry["error_chain"]) ? entry["error_chain"].filter(isRecord) : [];
    return [entry, ...chain].flatMap(itemOf);
  });
}

function itemOf(entry: Record<string, unknown>): ApiErrorItem[] {
  if (typeof entry["message"] !== "string") return [];
  const source = entry["source"];
  const pointer = isRecord(source) && typeof source["pointer"] === "string" ? source["pointer"] : undefined;
  const code = typeof entry["code"] === "number" ? entry["code"] : undefined;
  return [{ code, message: entry["message"], pointer }];
}

/** Seconds of a `retry-after` header; its date form is not used by Cloudflare. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const seconds = Number(headers?.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
