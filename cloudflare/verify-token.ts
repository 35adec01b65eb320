import type { CloudflareApi } from "./adapter.ts";
import { ApiFailure, inactiveToken } from "./errors.ts";
import type { TokenCheck } from "./types.ts";
import type { Failure, SessionStatus } from "./views.ts";

export interface TokenVerdict {
  readonly token: Exclude<SessionStatus["token"], "none" | "checking">;
  readonly failure?: Failure;
}

/** A token that is none, told without asking anybody; undefined when it may be one. Lengths are not looked at. */
export function impossibleToken(token: string): Failure | undefined {
  if (token.startsWith("cfk_")) {
    return {
      reason: "invalid-token",
      message:
        "This is a Global API Key, which may do everything. Make an API token with the few permissions it needs.",
      action: "set-token",
    };
  }
  if (/^[\x21-\x7e]+$/.test(token)) return undefined;
  return {
    reason: "invalid-token",
    message: "This is no API token: it holds blanks or other characters that tokens do not have.",
    action: "set-token",
  };
}

/** Asks Cloudflare about a token: of a user (`cfut_`), of an account (`cfat_`), or, without a prefix, of either. */
export async function verifyToken(api: CloudflareApi, token: string, signal?: AbortSignal): Promise<TokenVerdict> {
  try {
    return await check(api, token, signal);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const { failure } = error;
    if (failure.reason === "invalid-token") return { token: "invalid", failure };
    if (failure.reason === "filtered-token") return { token: "filtered", failure };
    // It exists, but may not ask about itself: what it may do shows when it is used.
    if (failure.reason === "permission") return { token: "active" };
    return { token: "unreachable", failure };
  }
}

async function check(api: CloudflareApi, token: string, signal: AbortSignal | undefined): Promise<TokenVerdict> {
  if (!token.startsWith("cfat_")) {
    try {
      return verdictOf(await api.verifyUserToken(signal));
    } catch (error) {
      const maybeAccount = error instanceof ApiFailure && error.outcome.status === 401 && !token.startsWith("cfut_");
      if (!maybeAccount) throw error;
    }
  }
  let account: string | undefined;
  try {
    account = (await api.firstZone(signal))?.account.id;
  } catch (error) {
    // A token that nobody knows and one that may not see zones get the same answer here.
    if (error instanceof ApiFailure && error.failure.reason === "permission")
      return { token: "invalid", failure: UNKNOWN };
    throw error;
  }
  return account === undefined ? { token: "active" } : verdictOf(await api.verifyAccountToken(account, signal));
}

const UNKNOWN: Failure = {
  reason: "invalid-token",
  message: "Cloudflare does not know this API token, or it may not see any zone. It needs Zone › Zone › Read.",
  action: "set-token",
};

function verdictOf({ status }: TokenCheck): TokenVerdict {
  return status === "active" ? { token: "active" } : { token: status, failure: inactiveToken(status) };
}
