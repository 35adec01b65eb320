/** The official SDK, set up so that nothing but our own options decides what is sent where (CLOUDFLARE-API.md §2). */
import { BaseTokens as AccountTokens } from "cloudflare/resources/accounts/tokens/tokens";
import { BaseHostnameAssociations } from "cloudflare/resources/certificate-authorities/hostname-associations";
import { BaseRecords } from "cloudflare/resources/dns/records";
import { BaseMTLSCertificates } from "cloudflare/resources/mtls-certificates/mtls-certificates";
import { BaseLists } from "cloudflare/resources/rules/lists/lists";
import { BasePhases } from "cloudflare/resources/rulesets/phases/phases";
import { BaseRules } from "cloudflare/resources/rulesets/rules";
import { BaseRulesets } from "cloudflare/resources/rulesets/rulesets";
import { BaseTokens as UserTokens } from "cloudflare/resources/user/tokens/tokens";
import { BaseZones } from "cloudflare/resources/zones/zones";
import { createClient } from "cloudflare/tree-shakable";
import type { ApiBase } from "./api-base.ts";

export interface ClientOptions {
  readonly base: ApiBase;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds for one call, its answer's body included. */
  readonly timeout: number;
}

/** Headers that may leave this machine. The SDK would also send what `CLOUDFLARE_CUSTOM_HEADERS` says. */
const SENT_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-type",
  "user-agent",
  "api-version",
]);

/** A client of the calls we make. It never retries, never logs, and reads no environment variable that matters. */
export function createApiClient(options: ClientOptions) {
  return createClient({
    resources: [
      UserTokens,
      AccountTokens,
      BaseZones,
      BaseRulesets,
      BasePhases,
      BaseRules,
      BaseHostnameAssociations,
      BaseMTLSCertificates,
      BaseLists,
      BaseRecords,
    ],
    apiToken: options.token,
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    baseURL: options.base.url,
    logLevel: "off",
    maxRetries: 0,
    timeout: options.timeout,
    fetch: guarded(options),
  });
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** A good status with a body that is not the API's JSON, such as a proxy's page. */
export class NotJsonError extends Error {
  override readonly name = "NotJsonError";
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status} without JSON`);
    this.status = status;
  }
}

/**
 * Fetch that drops foreign headers, follows no redirect, and hands on the answer only when its body is complete, so
 * that a connection cut in the middle of a body is a lost answer like any other, under the same timeout.
 */
function guarded(options: ClientOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const headers = new Headers();
    new Headers(init?.headers).forEach((value, name) => {
      if (SENT_HEADERS.has(name)) headers.set(name, value);
    });
    headers.set("authorization", `Bearer ${options.token}`);
    const response = await options.fetch(input, { ...init, headers, redirect: "error" });
    // An answer that quotes the token must not carry it into a sentence or a log.
    const text = (await response.text()).replaceAll(options.token, "(token)");
    if (response.ok && text !== "" && !isJsonObject(text)) throw new NotJsonError(response.status);
    const kept = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length"]) kept.delete(name);
    return new Response(text === "" ? null : text, { status: response.status, headers: kept });
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
