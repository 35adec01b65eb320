/** What tokens and plans may do, and what goes wrong on demand, all as the official SDK sees it. */
import { describe, expect, test } from "vitest";
import type { Plan } from "#core/catalog/info.ts";
import { ALL_PERMISSIONS, type Permission } from "#sandbox/auth/permissions.ts";
import { coreJudge } from "#sandbox/rulesets/judge.ts";
import { sdk } from "./support/client.ts";
import { blockRule, CUSTOM, type Rig, startRig } from "./support/fixture.ts";

type Sdk = ReturnType<typeof sdk>;

/** The status of a call: 200 when it worked. */
async function statusOf(call: PromiseLike<unknown>): Promise<number> {
  return call.then(
    () => 200,
    (error: { status?: number }) => error.status ?? 0,
  );
}

const ROOT = "http_request_firewall_custom";
const CALLS: Readonly<
  Partial<Record<Permission, (client: Sdk, zone: string, account: string) => PromiseLike<unknown>>>
> = {
  "zone:read": (client, zone_id) => client.zones.get({ zone_id }),
  "zone_waf:read": (client, zone_id) => client.rulesets.phases.get(CUSTOM, { zone_id }),
  "zone_waf:edit": (client, zone_id) => client.rulesets.phases.update(CUSTOM, { zone_id, rules: [] }),
  "dns:read": (client, zone_id) => client.dns.records.list({ zone_id }),
  "ssl:read": (client, zone_id) => client.clientCertificates.list({ zone_id }),
  "ssl:edit": (client, zone_id) =>
    client.certificateAuthorities.hostnameAssociations.update({ zone_id, hostnames: ["api.example.com"] }),
  "account:read": (client, _zone, account_id) => client.accounts.get({ account_id }),
  "account_rulesets:read": (client, _zone, account_id) => client.rulesets.list({ account_id }),
  "account_rulesets:edit": (client, _zone, account_id) =>
    client.rulesets.phases.update(ROOT, { account_id, rules: [] }),
  "account_ssl:read": (client, _zone, account_id) => client.mtlsCertificates.list({ account_id }),
  "account_ssl:edit": (client, _zone, account_id) =>
    client.mtlsCertificates.create({
      account_id,
      ca: true,
      certificates: "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
    }),
  "lists:read": (client, _zone, account_id) => client.rules.lists.list({ account_id }),
  "lists:edit": (client, _zone, account_id) => client.rules.lists.create({ account_id, name: "office", kind: "ip" }),
  "trace:read": (client, _zone, account_id) =>
    client.requestTracers.traces.create({ account_id, method: "GET", url: "https://www.example.com/" }),
};
/** Permissions that no emulated call asks for, or whose call answers in another way (analytics.test.ts). */
const WITHOUT_CALL: readonly Permission[] = ["dns:edit", "analytics:read"];

test("every permission has a call in the matrix", () => {
  expect([...Object.keys(CALLS), ...WITHOUT_CALL].sort()).toEqual([...ALL_PERMISSIONS].sort());
});

describe("a token", () => {
  test.each(Object.entries(CALLS))(
    "with %s alone may do that and nothing else; without it all else",
    async (name, call) => {
      const permission = name as Permission;
      const rig = await startRig({ zones: [{ name: "example.com", plan: "enterprise" }] });
      await rig.ruleset("PUT", `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`, { rules: [blockRule("a")] });
      const client = (permissions: readonly Permission[]): Sdk =>
        sdk(rig.sandbox.api, rig.sandbox.control.addToken({ permissions }).value);
      const only = client([permission]);
      const implied = permission.replace(/:edit$/, ":read");
      for (const [other, otherCall] of Object.entries(CALLS)) {
        const allowed = other === permission || other === implied;
        const status = await statusOf(otherCall(only, rig.zone, rig.sandbox.account));
        expect([other, status]).toEqual([other, allowed ? 200 : 403]);
      }
      const opposite = permission.replace(/:read$/, ":edit");
      const without = client(ALL_PERMISSIONS.filter((held) => held !== permission && held !== opposite));
      expect(await statusOf(call(without, rig.zone, rig.sandbox.account))).toBe(403);
    },
  );
});

describe("a plan", () => {
  const put =
    (phase: string, ...rules: object[]) =>
    (rig: Rig): PromiseLike<unknown> =>
      rig.client.rulesets.phases.update(phase as never, { zone_id: rig.zone, rules: rules as never });
  const limited = (more: object): object => ({
    ...blockRule("r", { expression: LOGIN }),
    ratelimit: {
      characteristics: ["ip.src", "cf.colo.id"],
      period: 10,
      requests_per_period: 5,
      mitigation_timeout: 10,
      ...more,
    },
  });
  const some = (count: number): object[] => Array.from({ length: count }, (_, index) => blockRule(`r${index}`));
  const RATE = "http_ratelimit";
  // On Free a rate limit may look at the path only.
  const LOGIN = 'http.request.uri.path eq "/login"';

  test.each<[string, (rig: Rig) => PromiseLike<unknown>, readonly Plan[]]>([
    ["a custom rule", put(CUSTOM, blockRule("a")), ["free", "pro", "business", "enterprise"]],
    ["a rate limit", put(RATE, limited({})), ["free", "pro", "business", "enterprise"]],
    ["6 custom rules", put(CUSTOM, ...some(6)), ["pro", "business", "enterprise"]],
    ["21 custom rules", put(CUSTOM, ...some(21)), ["business", "enterprise"]],
    ["101 custom rules", put(CUSTOM, ...some(101)), ["enterprise"]],
    ["a regex", put(CUSTOM, blockRule("a", { expression: 'http.host matches "^a"' })), ["business", "enterprise"]],
    ["the action log", put(CUSTOM, blockRule("a", { action: "log" })), ["enterprise"]],
    ["a counting expression", put(RATE, limited({ counting_expression: LOGIN })), ["business", "enterprise"]],
    [
      "a period of ten minutes",
      put(RATE, limited({ period: 600, mitigation_timeout: 600 })),
      ["business", "enterprise"],
    ],
    [
      "a custom response",
      put(
        CUSTOM,
        blockRule("a", {
          action_parameters: { response: { status_code: 403, content: "no", content_type: "text/plain" } },
        }),
      ),
      ["pro", "business", "enterprise"],
    ],
    [
      "a list of AS numbers",
      ({ client, sandbox }) =>
        client.rules.lists.create({ account_id: sandbox.account, name: "partners", kind: "asn" }),
      ["enterprise"],
    ],
  ])("%s", async (_what, call, plans) => {
    const allowed: Plan[] = [];
    for (const plan of ["free", "pro", "business", "enterprise"] as const) {
      const rig = await startRig({ judge: coreJudge, zones: [{ name: "example.com", plan }] });
      const status = await statusOf(call(rig));
      expect([200, 400]).toContain(status);
      if (status === 200) allowed.push(plan);
    }
    expect(allowed).toEqual(plans);
  });
});

describe("the SDK", () => {
  const entry = (rig: Rig, options: object = {}): Promise<{ rules?: unknown[] }> =>
    rig.client.rulesets.phases.get(CUSTOM, { zone_id: rig.zone }, options) as unknown as Promise<{ rules?: unknown[] }>;
  async function prepared(): Promise<{ rig: Rig; ruleset: string; add: (options?: object) => PromiseLike<unknown> }> {
    const rig = await startRig();
    const { id } = await rig.ruleset("PUT", `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`, {
      rules: [blockRule("a")],
    });
    rig.sandbox.control.clearRequests();
    const rule = { zone_id: rig.zone, ...blockRule("b") } as never;
    return { rig, ruleset: id, add: (options = {}) => rig.client.rulesets.rules.create(id, rule, options) };
  }
  const refs = (rig: Rig) => rig.sandbox.control.ruleset({ zone: "example.com" })?.rules.map(({ ref }) => ref);
  const posts = (rig: Rig): number => rig.sandbox.control.requests().filter(({ method }) => method === "POST").length;

  test("is asked to wait and comes again by itself", async () => {
    const { rig, add } = await prepared();
    rig.sandbox.control.addFault({ method: "POST", effect: { kind: "rate-limited", retryAfter: 0 } });
    await add({ maxRetries: 1 });
    expect([refs(rig), posts(rig)]).toEqual([["a", "b"], 2]);
  });

  test("reads how long to wait when it does not come again", async () => {
    const { rig, add } = await prepared();
    rig.sandbox.control.addFault({ method: "POST", effect: { kind: "rate-limited", retryAfter: 40 } });
    const refusal = await Promise.resolve(add()).catch(
      (error: { status: number; headers: Headers; errors: unknown }) => error,
    );
    expect(refusal).toMatchObject({ status: 429, errors: [{ code: 971 }] });
    expect((refusal as { headers: Headers }).headers.get("retry-after")).toBe("40");
  });

  test("writes once when the server failed before the write", async () => {
    const { rig, add } = await prepared();
    rig.sandbox.control.addFault({ method: "POST", effect: { kind: "failure", status: 503, when: "before" } });
    await add({ maxRetries: 1 });
    expect([refs(rig), posts(rig)]).toEqual([["a", "b"], 2]);
  });

  test.each(["before", "after", "mid-body"] as const)("loses an answer that is cut %s", async (when) => {
    const { rig, add } = await prepared();
    rig.sandbox.control.addFault({ method: "POST", effect: { kind: "cut", when } });
    await expect(add()).rejects.toThrow();
    expect(refs(rig)).toEqual(when === "before" ? ["a"] : ["a", "b"]);
    expect((await entry(rig)).rules).toHaveLength(when === "before" ? 1 : 2);
  });

  test("gives up on a slow answer, whose call takes effect all the same", async () => {
    const { rig, add } = await prepared();
    rig.sandbox.control.addFault({ method: "POST", effect: { kind: "latency", milliseconds: 400 } });
    await expect(add({ timeout: 100 })).rejects.toThrow(/timed out/i);
    await expect.poll(() => refs(rig)).toEqual(["a", "b"]);
  });

  test.each(["html", "empty"] as const)("tells an outage by its status when the body is %s", async (body) => {
    const { rig } = await prepared();
    rig.sandbox.control.addFault({ method: "GET", effect: { kind: "failure", status: 502, body } });
    await expect(entry(rig)).rejects.toMatchObject({ status: 502 });
    expect((await entry(rig)).rules).toHaveLength(1);
  });

  test("finds what somebody else wrote between its two calls", async () => {
    const { rig, ruleset } = await prepared();
    const before = (await entry(rig)) as { version: string };
    rig.sandbox.control.addFault({
      method: "PATCH",
      effect: { kind: "other-writer", write: { zone: "example.com", kind: "add", rule: blockRule("theirs") } },
    });
    const [rule] = (await entry(rig)).rules as { id: string }[];
    const after = (await rig.client.rulesets.rules.edit(
      rule?.id as string,
      {
        zone_id: rig.zone,
        ruleset_id: ruleset,
        ...blockRule("a", { enabled: false }),
      } as never,
    )) as { version: string };
    expect(Number(after.version)).toBe(Number(before.version) + 2);
    expect(refs(rig)).toEqual(["a", "theirs"]);
  });

  test("reads one item of a list", async () => {
    const { rig } = await prepared();
    const account_id = rig.sandbox.account;
    rig.sandbox.control.configure({ bulkOperationDelay: 0 });
    const { id } = await rig.client.rules.lists.create({ account_id, name: "office", kind: "ip" });
    await rig.client.rules.lists.items.create(id, { account_id, body: [{ ip: "192.0.2.1" }] });
    const [item] = (await rig.client.rules.lists.items.list(id, { account_id })).result as { id: string }[];
    expect(await rig.client.rules.lists.items.get(item?.id as string, { account_id, list_id: id })).toMatchObject({
      ip: "192.0.2.1",
    });
    const nowhere = rig.client.rules.lists.items.get("0".repeat(32), { account_id, list_id: id });
    expect(await statusOf(nowhere)).toBe(404);
  });

  test.each(["firewall/rules", "filters"])("is told that /%s is gone", async (path) => {
    const { rig } = await prepared();
    await expect(rig.client.get(`/zones/${rig.zone}/${path}`)).rejects.toMatchObject({
      status: 410,
      errors: [{ code: 10020, message: "firewallrules.api.maintenance_mode" }],
    });
  });
});
