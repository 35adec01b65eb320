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
    return verdictOf(await check(api, token, signal));
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const { failure } = error;
    if (failure.reason === "invalid-token") return { token: "invalid", failure };
    if (failure.reason === "filtered-token") return { token: "filtered", failure };
    // Valid, but it may not ask about itself or see zones: what it may do shows when it is used.
    if (failure.reason === "permission") return { token: "active" };
    return { token: "unreachable", failure };
  }
}

async function check(api: CloudflareApi, token: string, signal: AbortSignal | undefined): Promise<TokenCheck> {
  if (!token.startsWith("cfat_")) {
    try {
      return await api.verifyUserToken(signal);
    } catch (error) {
      const maybeAccount = error instanceof ApiFailure && error.outcome.status === 401 && !token.startsWith("cfut_");
      if (!maybeAccount) throw error;
    }
  }
  const zone = await api.firstZone(signal);
  return zone === undefined ? { status: "active" } : api.verifyAccountToken(zone.account.id, signal);
}

function verdictOf({ status }: TokenCheck): TokenVerdict {
  return status === "active" ? { token: "active" } : { token: status, failure: inactiveToken(status) };
}
