import { permissionFor, type Subject } from "./permissions.ts";
import { tokenPage } from "./token-page.ts";
import type { Failure, FailureReason } from "./views.ts";

/** What Cloudflare refused, at its place in the rule file: UTF-16, half-open, in the file's text. */
export interface Refusal {
  /** Zero-based rule of the file. */
  readonly ruleIndex: number;
  readonly start: number;
  readonly end: number;
  /** A sentence for the reader. */
  readonly message: string;
  /** Cloudflare's own text, which may have several lines. */
  readonly original: string;
}

/** A failure with a sentence for the reader. `message` is that sentence. */
export class FailureError extends Error {
  override readonly name: string = "FailureError";
  readonly failure: Failure;
  readonly refusals: readonly Refusal[];

  constructor(failure: Failure, refusals: readonly Refusal[] = [], options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
    this.refusals = refusals;
  }
}

/** One entry of an answer's `errors`. */
export interface ApiErrorItem {
  readonly code: number | undefined;
  readonly message: string;
  /** JSON pointer into the request's body. */
  readonly pointer: string | undefined;
}

/** What happened to one call, before it is put into words. */
export interface CallOutcome {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  readonly items: readonly ApiErrorItem[];
  /** False for an answer that is no JSON, such as a proxy's web page. */
  readonly json: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** Aborted by us. */
  readonly aborted: boolean;
}

/** What was being done, for the sentence. */
export interface CallContext {
  readonly subject: Subject;
  readonly access: "read" | "edit";
  /** Zone or account name. */
  readonly where: string;
  /** Host of the API base, e.g. `api.cloudflare.com`. */
  readonly server: string;
  readonly loopback: boolean;
}

/** A call to Cloudflare that failed. */
export class ApiFailure extends FailureError {
  override readonly name: string = "ApiFailure";
  readonly outcome: CallOutcome;

  constructor(outcome: CallOutcome, context: CallContext, options?: ErrorOptions) {
    super(describe(outcome, context), [], options);
    this.outcome = outcome;
  }

  /** Whether the call may have been carried out all the same: no answer, a server error, or something unreadable. */
  get lost(): boolean {
    const { status, json } = this.outcome;
    return status === undefined || status >= 500 || (status < 300 && !json);
  }

  /** Whether asking again may help and does no harm to a read. */
  get passing(): boolean {
    return !this.outcome.aborted && (this.lost || this.outcome.status === 408);
  }

  get rateLimited(): boolean {
    return this.failure.reason === "rate-limited";
  }

  has(code: number, text?: RegExp): boolean {
    return this.outcome.items.some((item) => item.code === code || (text?.test(item.message) ?? false));
  }
}

const QUOTA = /exceeded the maximum number of rules in the phase (\w+): (\d+) out of (\d+)/;
const NOT_ENTITLED = /not entitled: the use of (\w+) (\S+) is not allowed, (?:an? )?(.+?)(?: is required)?\s*$/s;

function describe(outcome: CallOutcome, context: CallContext): Failure {
  const first = outcome.items[0];
  const text = outcome.items.map((item) => item.message).join("\n");
  if (outcome.aborted) return { reason: "cancelled", message: "Cancelled." };
  if (outcome.status === undefined) {
    // A server on this machine is a sandbox, and no proxy or network stands in between.
    const check = context.loopback
      ? "Check that the sandbox is running."
      : "Check the network connection or the proxy.";
    return retryable("unreachable", `${context.server} cannot be reached. ${check}`);
  }
  if (outcome.status === 429 || outcome.items.some((item) => item.code === 971 || item.code === 10429)) {
    return rateLimited(outcome.retryAfterSeconds);
  }
  if (/too many authentication failures/i.test(text)) return rateLimited(outcome.retryAfterSeconds);
  if (!outcome.json) {
    return retryable(
      "not-json",
      `${context.server} answered with something that is not the API's JSON (HTTP ${outcome.status}). A proxy or an outage may stand in between.`,
    );
  }
  if (outcome.status >= 500) {
    return retryable(
      "server-error",
      `Cloudflare could not handle the request (HTTP ${outcome.status}${quoted(first)}). Try again later.`,
    );
  }
  const unknownToken = outcome.items.some((item) => item.code === 1000 || item.code === 6003);
  if (outcome.status === 401 || unknownToken || /invalid access token/i.test(text)) {
    return { reason: "invalid-token", message: "Cloudflare does not know this API token.", action: "set-token" };
  }
  const location = /cannot use the access token from location: (\S+)/i.exec(text);
  if (location !== null) return filtered(location[1] as string);
  if (outcome.status === 403) return missingPermission(context);
  const quota = QUOTA.exec(text);
  if (quota !== null) return quotaExceeded(quota, context);
  const entitlement = NOT_ENTITLED.exec(first?.message ?? "");
  if (entitlement !== null) return notEntitled(entitlement, context);
  if (outcome.status === 404) {
    return {
      reason: "missing",
      message: `Cloudflare does not find what was asked for on ${context.where}${said(first)}.`,
    };
  }
  if (outcome.status >= 400) {
    return { reason: "refused", message: `Cloudflare refuses this${said(first)}.` };
  }
  return {
    reason: "unexpected",
    message: `Cloudflare answered in a way that Rulewright does not understand${said(first)}.`,
  };
}

/** The sentence for a token that lacks the permission of what was tried. */
function missingPermission(context: CallContext): Failure {
  const { what, permission } = permissionFor(context.subject);
  const verb = context.access === "read" ? "read" : "change";
  const needed = `${permission} › ${context.access === "read" ? "Read" : "Edit"}`;
  return {
    reason: "permission",
    message: `The token cannot ${verb} ${what} of ${context.where}. It needs ${needed}.`,
    ...(context.loopback ? {} : { action: "open-token-page" as const, url: tokenPage(context) }),
  };
}

/** The sentence for a token that exists but is not in use. */
export function inactiveToken(status: "disabled" | "expired"): Failure {
  return status === "expired"
    ? {
        reason: "expired-token",
        message: "This API token has expired. Make a new one or extend it.",
        action: "set-token",
      }
    : {
        reason: "disabled-token",
        message: "This API token is disabled. Enable it on Cloudflare or use another.",
        action: "set-token",
      };
}

function filtered(address: string): Failure {
  return {
    reason: "filtered-token",
    message: `The token may not be used from ${address}: its client IP address filter leaves this address out.`,
    action: "set-token",
  };
}

/** The sentence of a 429. The reader also wants to know that nothing was changed, which only a caller may add to or take away. */
function rateLimited(seconds: number | undefined): Failure {
  const wait = seconds === undefined ? "to wait" : `to wait ${seconds} s`;
  return {
    reason: "rate-limited",
    message: `Cloudflare asks ${wait} (too many requests). Nothing was changed.`,
    action: "retry",
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

function quotaExceeded(match: RegExpExecArray, context: CallContext): Failure {
  const [, phase, wanted, allowed] = match;
  const what = permissionFor({ phase: phase as string }).what;
  return {
    reason: "quota",
    message: `${context.where} may have ${allowed} ${allowed === "1" ? what.replace(/s$/, "") : what} on its plan; this would make ${wanted}.`,
  };
}

function notEntitled(match: RegExpExecArray, context: CallContext): Failure {
  const [, kind, name, plan] = match;
  const shown = kind === "operator" ? (name as string).toLowerCase() : name;
  return {
    reason: "entitlement",
    message: `${context.where} may not use the ${kind} \`${shown}\`: Cloudflare asks for ${article(plan as string)}.`,
  };
}

function article(plan: string): string {
  return /^[aeiou]/i.test(plan) ? `an ${plan}` : `a ${plan}`;
}

function retryable(reason: FailureReason, message: string): Failure {
  return { reason, message, action: "retry" };
}

function said(item: ApiErrorItem | undefined): string {
  return item === undefined ? "" : `: ${item.message.trim().replace(/[.!]$/, "")}`;
}

function quoted(item: ApiErrorItem | undefined): string {
  return item === undefined ? "" : `, "${item.message.trim()}"`;
}
