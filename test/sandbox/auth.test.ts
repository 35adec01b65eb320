import { describe, expect, test } from "vitest";
import { ALL_PERMISSIONS, type Permission } from "#sandbox/auth/permissions.ts";
import { sdk } from "./support/client.ts";
import { blockRule, CUSTOM, type Rig, startRig } from "./support/fixture.ts";

const bearer = (value: string): Record<string, string> => ({ authorization: `Bearer ${value}` });

describe("token verification", () => {
  test("of a good user token says so in messages of a success", async () => {
    const { call, sandbox, client } = await startRig();
    expect(sandbox.token).toMatch(/^cfut_/);
    const answer = await call("GET", "/user/tokens/verify");
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      result: { id: expect.stringMatching(/^[0-9a-f]{32}$/), status: "active" },
      success: true,
      errors: [],
      messages: [{ code: 10000, message: "This API Token is valid and active", type: null }],
    });
    expect((await client.user.tokens.verify()).status).toBe("active");
  });

  test("takes account tokens on the account's path only", async () => {
    const { sandbox, call } = await startRig();
    const { value } = sandbox.control.addToken({ owner: "account" });
    expect(value).toMatch(/^cfat_/);
    const client = sdk(sandbox.api, value);
    expect((await client.accounts.tokens.verify({ account_id: sandbox.account })).status).toBe("active");
    const wrong = await call("GET", "/user/tokens/verify", undefined, bearer(value));
    expect([wrong.status, wrong.body.errors]).toEqual([401, [{ code: 1000, message: "Invalid API Token" }]]);
    const user = await call("GET", `/accounts/${sandbox.account}/tokens/verify`);
    expect([user.status, user.body.errors[0]?.code]).toEqual([401, 1000]);
  });

  test("tells disabled, expired and early tokens", async () => {
    let now = new Date("2026-11-24T08:00:00Z");
    const { sandbox, call } = await startRig({ now: () => now });
    const { control } = sandbox;
    const disabled = control.addToken({ status: "disabled" }).value;
    const expiring = control.addToken({ expiresOn: "2026-11-24T09:00:00Z" }).value;
    const early = control.addToken({ notBefore: "2026-11-24T08:30:00Z" }).value;
    const status = async (value: string): Promise<unknown> => {
      const verify = await call("GET", "/user/tokens/verify", undefined, bearer(value));
      const zones = await call("GET", "/zones", undefined, bearer(value));
      return [(verify.body.result as { status: string }).status, zones.status];
    };
    expect(await status(disabled)).toEqual(["disabled", 403]);
    expect(await status(expiring)).toEqual(["active", 200]);
    expect(await status(early)).toEqual(["disabled", 403]);
    now = new Date("2026-11-24T09:00:00Z");
    expect(await status(expiring)).toEqual(["expired", 403]);
    expect(await status(early)).toEqual(["active", 200]);
  });
});

interface Refusal {
  readonly what: string;
  readonly path: (rig: Rig) => string;
  readonly headers: (rig: Rig) => Record<string, string>;
  readonly status: number;
  readonly errors: unknown;
}

const MALFORMED = [
  {
    code: 6003,
    message: "Invalid request headers",
    error_chain: [{ code: 6111, message: "Invalid format for Authorization header" }],
  },
];
const VERIFY = (): string => "/user/tokens/verify";
const ZONES = (): string => "/zones";
const withToken =
  (seed: Parameters<Rig["sandbox"]["control"]["addToken"]>[0]) =>
  ({ sandbox }: Rig): Record<string, string> =>
    bearer(sandbox.control.addToken(seed).value);
const without = (...missing: Permission[]): readonly Permission[] =>
  ALL_PERMISSIONS.filter((permission) => !missing.includes(permission));

const REFUSALS: readonly Refusal[] = [
  {
    what: "an unknown token on verify",
    path: VERIFY,
    headers: () => bearer("cfut_nobody"),
    status: 401,
    errors: [{ code: 1000, message: "Invalid API Token" }],
  },
  {
    what: "an unknown token elsewhere",
    path: ZONES,
    headers: () => bearer("cfut_nobody"),
    status: 403,
    errors: [{ code: 9109, message: "Invalid access token" }],
  },
  {
    what: "a malformed header",
    path: VERIFY,
    headers: () => ({ authorization: "Basic eA==" }),
    status: 400,
    errors: MALFORMED,
  },
  { what: "a token with a blank", path: ZONES, headers: () => bearer("a b"), status: 400, errors: MALFORMED },
  {
    what: "no credentials on verify",
    path: VERIFY,
    headers: () => ({}),
    status: 401,
    errors: [{ code: 1001, message: expect.any(String) }],
  },
  {
    what: "no credentials elsewhere",
    path: ZONES,
    headers: () => ({}),
    status: 400,
    errors: [{ code: 9106, message: expect.any(String) }],
  },
  {
    what: "an API key",
    path: ZONES,
    headers: () => ({ "x-auth-email": "a@example.com", "x-auth-key": "k" }),
    status: 403,
    errors: [{ code: 9103, message: expect.any(String) }],
  },
  {
    what: "a token for other addresses",
    path: VERIFY,
    headers: withToken({ addresses: { in: ["203.0.113.0/24", "2001:db8::/32"] } }),
    status: 403,
    errors: [{ code: 9109, message: "Cannot use the access token from location: 127.0.0.1" }],
  },
  {
    what: "a token that excludes this address",
    path: ZONES,
    headers: withToken({ addresses: { notIn: ["127.0.0.1"] } }),
    status: 403,
    errors: [{ code: 9109, message: "Cannot use the access token from location: 127.0.0.1" }],
  },
  {
    what: "a token without the permission to read rules",
    path: ({ zone }) => `/zones/${zone}/rulesets`,
    headers: withToken({ permissions: without("zone_waf:read", "zone_waf:edit") }),
    status: 403,
    errors: [{ code: 10000, message: "Authentication error" }],
  },
  {
    what: "a token for another zone",
    path: ({ zone }) => `/zones/${zone}/rulesets`,
    headers: withToken({ zones: [] }),
    status: 403,
    errors: [{ code: 10000, message: "Authentication error" }],
  },
  {
    what: "a zone that does not exist",
    path: () => `/zones/${"0".repeat(32)}/rulesets`,
    headers: withToken({}),
    status: 403,
    errors: [{ code: 10000, message: "Authentication error" }],
  },
  {
    what: "an account that the token does not cover",
    path: ({ sandbox }) => `/accounts/${sandbox.account}/rules/lists`,
    headers: withToken({ accountResource: false }),
    status: 403,
    errors: [{ code: 9109, message: "Unauthorized to access requested resource" }],
  },
  {
    what: "accounts without the account permission",
    path: () => "/accounts",
    headers: withToken({ permissions: without("account:read") }),
    status: 403,
    errors: [{ code: 9109, message: "Unauthorized to access requested resource" }],
  },
  {
    what: "lists without the list permission",
    path: ({ sandbox }) => `/accounts/${sandbox.account}/rules/lists`,
    headers: withToken({ permissions: without("lists:read", "lists:edit") }),
    status: 403,
    errors: [{ code: 10000, message: "Authentication error" }],
  },
];

describe("the front door refuses", () => {
  test.each(REFUSALS)("$what", async ({ path, headers, status, errors }) => {
    const rig = await startRig();
    const answer = await rig.call("GET", path(rig), undefined, headers(rig));
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ result: null, success: false, errors, messages: [] });
  });

  test("a write of rules without the permission, without a code", async () => {
    const rig = await startRig();
    const { value } = rig.sandbox.control.addToken({ permissions: without("zone_waf:edit") });
    const path = `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const answer = await rig.call("PUT", path, { rules: [blockRule("a")] }, bearer(value));
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      result: null,
      success: false,
      errors: [{ message: "request is not authorized" }],
      messages: [],
    });
    expect((await rig.call("GET", path, undefined, bearer(value))).status).toBe(404);
  });
});

describe("permissions", () => {
  test("to edit include those to read", async () => {
    const { call, sandbox, zone } = await startRig();
    const { value } = sandbox.control.addToken({ permissions: ["ssl:edit"] });
    const path = `/zones/${zone}/certificate_authorities/hostname_associations`;
    expect((await call("GET", path, undefined, bearer(value))).status).toBe(200);
  });

  test("without Zone Read show no zone, or are refused when so configured", async () => {
    const { call, sandbox } = await startRig();
    const headers = bearer(sandbox.control.addToken({ permissions: ["zone_waf:edit"] }).value);
    expect((await call("GET", "/zones", undefined, headers)).body.result).toEqual([]);
    sandbox.control.configure({ zonesWithoutPermission: "forbidden" });
    expect((await call("GET", "/zones", undefined, headers)).status).toBe(403);
  });
});
