import { describe, expect, it } from "vitest";
import { apiBase } from "#cloudflare/api-base.ts";
import { ApiFailure, type CallContext, type CallOutcome, FailureError } from "#cloudflare/errors.ts";

const context: CallContext = {
  subject: { phase: "http_request_firewall_custom" },
  access: "read",
  where: "example.com",
  server: "api.cloudflare.com",
  loopback: false,
};

function failure(outcome: Partial<CallOutcome>, more: Partial<CallContext> = {}): ApiFailure {
  return new ApiFailure(
    { status: 400, items: [], json: true, retryAfterSeconds: undefined, aborted: false, ...outcome },
    { ...context, ...more },
  );
}

function said(message: string, code?: number) {
  return { items: [{ code, message, pointer: undefined }] };
}

describe("a failure in words", () => {
  it.each([
    [
      "no code and no name of the permission",
      { status: 403, ...said("request is not authorized") },
      {},
      "permission",
      "The token cannot read custom rules of example.com. It needs Zone › Zone WAF › Read.",
    ],
    [
      "writing",
      { status: 403, ...said("Authentication error", 10000) },
      { access: "edit" },
      "permission",
      "The token cannot change custom rules of example.com. It needs Zone › Zone WAF › Edit.",
    ],
    [
      "mTLS hosts",
      { status: 403, ...said("Authentication error", 10000) },
      { subject: "mtls-hosts" },
      "permission",
      "The token cannot read mTLS hosts of example.com. It needs Zone › SSL and Certificates › Read.",
    ],
    [
      "lists",
      { status: 403, ...said("Unauthorized to access requested resource", 9109) },
      { subject: "lists", where: "Example Ltd" },
      "permission",
      "The token cannot read lists of Example Ltd. It needs Account › Account Filter Lists › Read.",
    ],
    [
      "an address filter",
      { status: 403, ...said("Cannot use the access token from location: 2001:db8::7", 9109) },
      {},
      "filtered-token",
      "The token may not be used from 2001:db8::7: its client IP address filter leaves this address out.",
    ],
    [
      "a wrong token",
      { status: 401, ...said("Invalid API Token", 1000) },
      {},
      "invalid-token",
      "Cloudflare does not know this API token.",
    ],
    [
      "a malformed token",
      { status: 400, ...said("Invalid request headers", 6003) },
      {},
      "invalid-token",
      "Cloudflare does not know this API token.",
    ],
    [
      "too many requests",
      { status: 429, retryAfterSeconds: 40, ...said("Please wait and consider throttling your request speed", 971) },
      {},
      "rate-limited",
      "Cloudflare asks to wait 40 s (too many requests). Nothing was changed.",
    ],
    [
      "no answer",
      { status: undefined, json: false },
      {},
      "unreachable",
      "api.cloudflare.com cannot be reached. Check the network connection or the proxy.",
    ],
    [
      "no answer of a sandbox",
      { status: undefined, json: false },
      { server: "127.0.0.1:8787", loopback: true },
      "unreachable",
      "127.0.0.1:8787 cannot be reached. Check that the sandbox is running.",
    ],
    [
      "a proxy's page",
      { status: 403, json: false },
      {},
      "not-json",
      "api.cloudflare.com answered with something that is not the API's JSON (HTTP 403). A proxy or an outage may stand in between.",
    ],
    [
      "a server error",
      { status: 503, ...said("upstream") },
      {},
      "server-error",
      'Cloudflare could not handle the request (HTTP 503, "upstream"). Try again later.',
    ],
    [
      "a full phase",
      said("exceeded the maximum number of rules in the phase http_request_firewall_custom: 23 out of 5", 50001),
      {},
      "quota",
      "example.com may have 5 custom rules on its plan; this would make 23.",
    ],
    [
      "a plan too small",
      said(
        "'x' is not a valid value for expression because not entitled: the use of operator Matches is not allowed, a Business plan or a WAF Advanced plan is required",
      ),
      {},
      "entitlement",
      "example.com may not use the operator `matches`: Cloudflare asks for a Business plan or a WAF Advanced plan.",
    ],
    [
      "another plan too small",
      said("not entitled: the use of field ip.src is not allowed, an higher Advanced Rate Limiting plan is required"),
      {},
      "entitlement",
      "example.com may not use the field `ip.src`: Cloudflare asks for a higher Advanced Rate Limiting plan.",
    ],
    [
      "any other refusal",
      said("unknown variant for action: allow"),
      {},
      "refused",
      "Cloudflare refuses this: unknown variant for action: allow.",
    ],
  ] as const)("%s", (_name, outcome, more, reason, message) => {
    const { failure: told } = failure(outcome as Partial<CallOutcome>, more as Partial<CallContext>);
    expect(told).toMatchObject({ reason, message });
  });

  it("leads to the token page on Cloudflare, not from the sandbox", () => {
    const told = failure({ status: 403 }).failure;
    expect(told.action).toBe("open-token-page");
    expect(told.url).toMatch(/^https:\/\/dash\.cloudflare\.com\/profile\/api-tokens\?permissionGroupKeys=/);
    expect(failure({ status: 403 }, { loopback: true }).failure.url).toBeUndefined();
  });

  it("knows which calls may have taken effect", () => {
    expect(failure({ status: undefined }).lost).toBe(true);
    expect(failure({ status: 502 }).lost).toBe(true);
    expect(failure({ status: 200, json: false }).lost).toBe(true);
    expect(failure({ status: 400 }).lost).toBe(false);
    expect(failure({ status: 429 }).lost).toBe(false);
  });
});

describe("the API base", () => {
  it.each([
    [undefined, "https://api.cloudflare.com/client/v4", false],
    ["", "https://api.cloudflare.com/client/v4", false],
    ["https://api.cloudflare.com/client/v4/", "https://api.cloudflare.com/client/v4", false],
    ["http://127.0.0.1:8787/client/v4", "http://127.0.0.1:8787/client/v4", true],
    ["http://127.3.2.1:8787", "http://127.3.2.1:8787/client/v4", true],
    ["http://localhost:1", "http://localhost:1/client/v4", true],
    ["http://[::1]:1/client/v4/", "http://[::1]:1/client/v4", true],
  ])("takes %s", (text, url, loopback) => {
    expect(apiBase(text)).toEqual({ url, loopback });
  });

  it.each([
    "http://api.cloudflare.com/client/v4",
    "https://api.cloudflare.com.evil.example/client/v4",
    "https://api.cloudflare.com/other",
    "https://evil.example/client/v4",
    "http://127.0.0.1.evil.example/",
    "http://localhost.evil.example/",
    "http://127.0.0.1@evil.example/",
    "http://user:secret@127.0.0.1:1/",
    "http://10.0.0.1/",
    "file:///etc/passwd",
    "nonsense",
  ])("refuses %s and keeps secrets out of the words", (text) => {
    expect(() => apiBase(text)).toThrow(FailureError);
    expect(() => apiBase(text)).toThrow(/No token is sent there/);
    expect(() => apiBase(text)).not.toThrow(/secret/);
  });
});
