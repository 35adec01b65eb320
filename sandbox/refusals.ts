import { ApiFailure, type ApiMessage } from "./envelope.ts";

/** Codes that Cloudflare's services use for 429; 971 is the API's own. */
const RATE_LIMIT_TEXTS = {
  971: "Please wait and consider throttling your request speed",
  10040: "too many requests",
  10429: "Rate limited. Please wait and consider throttling your request speed",
} as const;

export type RateLimitCode = keyof typeof RATE_LIMIT_TEXTS;

/**
 * Refusals that do not belong to one product, in Cloudflare's words. Texts that nobody recorded are marked in
 * docs/sandbox.md; clients must not match on them.
 */
export const refusals = {
  malformedAuthorization: () =>
    new ApiFailure(400, {
      code: 6003,
      message: "Invalid request headers",
      error_chain: [{ code: 6111, message: "Invalid format for Authorization header" }],
    }),
  missingCredentials: () =>
    new ApiFailure(400, {
      code: 9106,
      message: "Missing X-Auth-Key, X-Auth-Email or Authorization headers",
    }),
  missingCredentialsOnVerify: () => new ApiFailure(401, { code: 1001, message: "Missing Authentication Token" }),
  unknownKey: () => new ApiFailure(403, { code: 9103, message: "Unknown X-Auth-Key or X-Auth-Email" }),
  wrongTokenOnVerify: () => new ApiFailure(401, { code: 1000, message: "Invalid API Token" }),
  wrongToken: () => new ApiFailure(403, { code: 9109, message: "Invalid access token" }),
  location: (address: string) =>
    new ApiFailure(403, { code: 9109, message: `Cannot use the access token from location: ${address}` }),
  authentication: () => new ApiFailure(403, { code: 10000, message: "Authentication error" }),
  rulesetsNotAuthorized: () => new ApiFailure(403, { message: "request is not authorized" }),
  accountNotCovered: () => new ApiFailure(403, { code: 9109, message: "Unauthorized to access requested resource" }),
  noRoute: (path: string, status: 400 | 404 = 404) =>
    new ApiFailure(
      status,
      { code: 7003, message: `Could not route to ${path}, perhaps your object identifier is invalid?` },
      { code: 7000, message: "No route for that URI" },
    ),
  retired: () => new ApiFailure(410, { code: 10020, message: "firewallrules.api.maintenance_mode" }),
  malformedJson: () => new ApiFailure(400, { code: 6007, message: "Malformed JSON in request body" }),
  rateLimited: (code: RateLimitCode): ApiMessage => ({ code, message: RATE_LIMIT_TEXTS[code] }),
  invalid: (message: string, code?: number) =>
    new ApiFailure(400, code === undefined ? { message } : { code, message }),
  notFound: (message: string, code?: number) =>
    new ApiFailure(404, code === undefined ? { message } : { code, message }),
};
