/** The only remote address that the extension ever talks to. */
const CLOUDFLARE = "https://api.cloudflare.com/client/v4";

export type ApiBase = { readonly url: string | undefined } | { readonly problem: string };

/**
 * Judges `rulewright.api.baseUrl`. Empty means the environment's choice, else Cloudflare. Only Cloudflare itself and
 * addresses of this machine pass, so that a setting cannot send a token elsewhere.
 */
export function judgeApiBase(setting: string): ApiBase {
  const text = setting.trim().replace(/\/+$/, "");
  if (text === "" || text === CLOUDFLARE) return { url: text === "" ? undefined : CLOUDFLARE };
  const parsed = parseUrl(text);
  if (
    parsed &&
    /^https?:$/.test(parsed.protocol) &&
    isLoopback(parsed.hostname) &&
    !parsed.username &&
    !parsed.password
  ) {
    return { url: text };
  }
  return {
    problem: `The setting rulewright.api.baseUrl is “${setting}”, which is not used: it takes ${CLOUDFLARE} or an address of this machine, such as http://127.0.0.1:8787/client/v4.`,
  };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
