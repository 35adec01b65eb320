import { FailureError } from "./errors.ts";

export const CLOUDFLARE_API = "https://api.cloudflare.com/client/v4";

/** An API base that may be sent a token. */
export interface ApiBase {
  /** Without a slash at the end. */
  readonly url: string;
  /** An address of this machine: the sandbox or a test server. */
  readonly loopback: boolean;
}

/**
 * Checks an API base before a token is sent to it: Cloudflare's own, or an address of this machine.
 * A loopback base without a path gets `/client/v4`. Empty or absent text means Cloudflare.
 * @throws FailureError `api-base` for every other address.
 */
export function apiBase(text: string | undefined): ApiBase {
  const wanted = text?.trim() ?? "";
  if (wanted === "") return { url: CLOUDFLARE_API, loopback: false };
  const url = parse(wanted);
  if (url === undefined || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw refused(wanted);
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (url.origin === "https://api.cloudflare.com" && path === "/client/v4")
    return { url: CLOUDFLARE_API, loopback: false };
  if ((url.protocol === "http:" || url.protocol === "https:") && isLoopback(url.hostname)) {
    return { url: `${url.origin}${path === "" ? "/client/v4" : path}`, loopback: true };
  }
  throw refused(wanted);
}

/** Whether a host, as `URL.hostname` writes it, is this machine: 127.0.0.0/8, ::1 or `localhost`. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function refused(text: string): FailureError {
  return new FailureError({
    reason: "api-base",
    message:
      `The API base \`${text.replace(/\/\/[^/@]*@/, "//…@")}\` is neither Cloudflare's (${CLOUDFLARE_API}) nor an address of this machine. ` +
      "No token is sent there.",
  });
}
