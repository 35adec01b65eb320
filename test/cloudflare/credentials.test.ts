/** Tokens of both kinds, of several accounts, and with less than everything: what works, and which permission is named. */
import { describe, expect, it } from "vitest";
import { Deployments } from "#cloudflare/deployments.ts";
import { FailureError } from "#cloudflare/errors.ts";
import { tokenPage } from "#cloudflare/token-page.ts";
import { ALL_PERMISSIONS, type Permission } from "#sandbox/auth/permissions.ts";
import { TOKEN_PAGE } from "#server/protocol.ts";
import { CUSTOM, type Rig, ruleFile, startRig } from "./rig.ts";

const zone = "example.com";
const A = { ref: "a", expression: 'http.host eq "a.example.com"' };
const RATE = {
  ref: "r",
  expression: "ssl",
  header:
    "action: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 20\n  mitigation_timeout: 60",
};

async function saidBy(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "it worked",
    (error: unknown) => {
      if (error instanceof FailureError) return error.message;
      throw error;
    },
  );
}

/** The rig's session with a token that lacks `missing`. */
async function lacking(rig: Rig, ...missing: Permission[]): Promise<void> {
  const permissions = ALL_PERMISSIONS.filter((permission) => !missing.includes(permission));
  await rig.session.setToken(rig.sandbox.control.addToken({ permissions }).value);
}

describe("a missing permission is named for", () => {
  const WAF: Permission[] = ["zone_waf:read", "zone_waf:edit"];
  it.each<[string, Permission[], (rig: Rig) => Promise<unknown>, string]>([
    [
      "zones",
      ["zone:read"],
      ({ session }) => session.hosts(zone, { refresh: true }),
      "No zone is visible to this token. It needs Zone › Zone › Read.",
    ],
    [
      "custom rules",
      WAF,
      (rig) => rig.deployments.plan(rig.document(ruleFile(A))),
      "The token cannot read custom rules of example.com. It needs Zone › Zone WAF › Read.",
    ],
    [
      "rate limiting rules",
      WAF,
      (rig) => rig.deployments.plan(rig.document(ruleFile(RATE))),
      "The token cannot read rate limiting rules of example.com. It needs Zone › Zone WAF › Read.",
    ],
    [
      "a deploy",
      ["zone_waf:edit"],
      (rig) => rig.deploy(ruleFile(A)),
      "The token cannot change custom rules of example.com. It needs Zone › Zone WAF › Edit.",
    ],
    [
      "mTLS hosts",
      ["ssl:read", "ssl:edit"],
      ({ session }) => session.hosts(zone, { refresh: true }),
      "The token cannot read mTLS hosts of example.com. It needs Zone › SSL and Certificates › Read.",
    ],
    [
      "enabling mTLS",
      ["ssl:edit"],
      ({ session }) => session.enableMtls(zone, ["new.example.com"]),
      "The token cannot change mTLS hosts of example.com. It needs Zone › SSL and Certificates › Edit.",
    ],
    [
      "lists",
      ["lists:read", "lists:edit"],
      ({ session }) => session.lists(zone, { refresh: true }),
      "The token cannot read lists of Sandbox. It needs Account › Account Filter Lists › Read.",
    ],
  ])("%s", async (_what, missing, work, sentence) => {
    const rig = await startRig();
    await lacking(rig, ...missing);
    expect(await saidBy(work(rig))).toBe(sentence);
    expect(rig.sandbox.control.ruleset({ zone })).toBeNull();
  });

  it.each<[string, Permission[], string]>([
    [
      "certificate authorities",
      ["account_ssl:read", "account_ssl:edit"],
      "The token cannot read certificate authorities of Sandbox. It needs Account › SSL and Certificates › Read.",
    ],
    [
      "DNS records",
      ["dns:read", "dns:edit"],
      "The token cannot read DNS records of example.com. It needs Zone › DNS › Read.",
    ],
  ])("%s, without which the other hosts are known all the same", async (_what, missing, sentence) => {
    const rig = await startRig();
    await lacking(rig, ...missing);
    const { hosts } = await rig.session.hosts(zone, { refresh: true });
    expect(hosts.map(({ name }) => name)).toContain("api.example.com");
    expect(rig.session.status.rights).toContain(sentence);
  });

  it("hits, without which the states are known all the same", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A));
    await lacking(rig, "analytics:read");
    await rig.deployments.seen.read(zone, CUSTOM, { refresh: true });
    await rig.deployments.seen.readHits(zone, CUSTOM, { refresh: true });
    expect(rig.session.status.rights).toContain(
      "The token cannot read hits of example.com. It needs Zone › Analytics › Read.",
    );
    expect(rig.session.status.problem).toBeNull();
  });
});

it("a token that may only read looks up and plans, and a deploy says what it lacks", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  const permissions: Permission[] = [
    "zone:read",
    "zone_waf:read",
    "ssl:read",
    "dns:read",
    "lists:read",
    "analytics:read",
  ];
  await rig.session.setToken(rig.sandbox.control.addToken({ permissions }).value);
  expect(rig.session.status).toMatchObject({ token: "active", zone });
  expect((await rig.session.hosts(zone, { refresh: true })).hosts.length).toBeGreaterThan(0);
  expect(await rig.session.lists(zone, { refresh: true })).toEqual([]);
  const plan = await rig.deployments.plan(rig.document(ruleFile({ ...A, header: "action: js_challenge" })));
  expect(plan.zones[0]?.steps).toEqual(["Update a: action"]);
  const sentence = "The token cannot change custom rules of example.com. It needs Zone › Zone WAF › Edit.";
  expect(JSON.stringify(plan)).toContain(sentence);
  expect(await saidBy(rig.deployments.deploy(plan.ticket))).toBe(sentence);
  expect(rig.sandbox.control.ruleset({ zone })?.rules).toMatchObject([{ ref: "a", action: "block", version: 1 }]);
});

describe("two accounts", () => {
  async function twoAccounts() {
    const rig = await startRig();
    const { control, account } = rig.sandbox;
    const second = control.addAccount({ name: "Second Ltd" });
    const other = control.addZone({ name: "second.example", account: second.id, mtlsHosts: [] });
    const authority = control.addAuthority({ name: "Second CA", account: second.id });
    other.mtlsHosts[authority.id] = ["api.second.example"];
    control.addAuthority({ name: "First CA" });
    for (const [id, name] of [
      [account, "first"],
      [second.id, "second"],
    ] as const) {
      await fetch(`${rig.sandbox.api}/accounts/${id}/rules/lists`, {
        method: "POST",
        headers: { authorization: `Bearer ${rig.sandbox.token}` },
        body: JSON.stringify({ name, kind: "ip" }),
      });
    }
    await rig.session.setToken(rig.sandbox.token);
    return { rig, second, account };
  }

  it("seen by one token: zones of both, lists and authorities of each zone's own account", async () => {
    const { rig, second, account } = await twoAccounts();
    const { session } = rig;
    expect((await session.zones()).map(({ name, account: owner }) => [name, owner])).toEqual([
      ["example.com", "Sandbox"],
      ["second.example", "Second Ltd"],
    ]);
    expect((await session.lists("example.com")).map(({ name }) => name)).toEqual(["first"]);
    expect((await session.lists("second.example")).map(({ name }) => name)).toEqual(["second"]);
    rig.sandbox.control.clearRequests();
    const { hosts } = await session.hosts("second.example");
    expect(hosts.find(({ name }) => name === "api.second.example")?.authorities).toEqual(["Second CA"]);
    const paths = rig.sandbox.control.requests().map(({ path }) => path);
    expect(paths.some((path) => path.startsWith(`/accounts/${second.id}/mtls_certificates`))).toBe(true);
    expect(paths.some((path) => path.includes(account))).toBe(false);
    await session.selectZone("second.example");
    expect(session.status.account).toBe("Second Ltd");
  });

  it("are deployed to in one plan, which names both", async () => {
    const { rig } = await twoAccounts();
    const text = ruleFile({ ...A, header: "action: block\nzone: [example.com, second.example]" });
    const plan = await rig.deployments.plan(rig.document(text));
    expect(plan.question).toContain("Sandbox");
    expect(plan.question).toContain("Second Ltd");
    expect((await rig.deployments.deploy(plan.ticket)).outcome).toBe("done");
    expect(rig.sandbox.control.ruleset({ zone: "second.example" })?.rules).toMatchObject([{ ref: "a" }]);
  });

  it("are not both seen by a token for one of them, nor by a token that an account owns", async () => {
    const { rig, second } = await twoAccounts();
    const { control } = rig.sandbox;
    const user = control.addToken({ accounts: [second.id] });
    const owned = control.addToken({ owner: "account", accountId: second.id });
    expect([user.value.slice(0, 5), owned.value.slice(0, 5)]).toEqual(["cfut_", "cfat_"]);
    for (const { value } of [user, owned]) {
      rig.requests();
      expect((await rig.session.setToken(value)).token).toBe("active");
      const verified = control.requests().filter(({ path }) => path.endsWith("/tokens/verify"));
      const way = value === user.value ? "/user/tokens/verify" : `/accounts/${second.id}/tokens/verify`;
      expect(verified).toMatchObject([{ path: way, status: 200 }]);
      expect((await rig.session.zones()).map(({ name }) => name)).toEqual(["second.example"]);
      expect(await saidBy(rig.deployments.plan(rig.document(ruleFile(A))))).toBe(
        "The zone example.com is not visible to this token. It sees second.example.",
      );
    }
  });
});

describe("signing out", () => {
  it("ends with the token in nothing and nothing sent", async () => {
    const rig = await startRig();
    const { value } = rig.sandbox.control.addToken({});
    await rig.session.setToken(value);
    const { ticket } = await rig.deployments.plan(rig.document(ruleFile(A)));
    expect((await rig.session.setToken(null)).token).toBe("none");
    rig.requests();
    const noToken = "There is no Cloudflare API token yet.";
    expect(await saidBy(rig.deployments.deploy(ticket))).toBe(noToken);
    expect(await saidBy(rig.deployments.plan(rig.document(ruleFile(A))))).toBe(noToken);
    expect(await saidBy(new Deployments(rig.session).seen.read(zone, CUSTOM, { refresh: true }))).toBe(noToken);
    expect(rig.requests()).toEqual([]);
    expect([...rig.store.texts.values()].join()).not.toContain(value);
  });
});

describe("the link to the token page", () => {
  const keysOf = (url: string): Record<string, string> => {
    const { origin, pathname, searchParams } = new URL(url);
    expect([origin + pathname, searchParams.get("accountId"), searchParams.get("zoneId")]).toEqual([
      "https://dash.cloudflare.com/profile/api-tokens",
      "*",
      "all",
    ]);
    const keys = JSON.parse(searchParams.get("permissionGroupKeys") as string) as { key: string; type: string }[];
    return Object.fromEntries(keys.map(({ key, type }) => [key, type]));
  };
  const EVERYTHING = {
    zone: "read",
    zone_waf: "edit",
    ssl_and_certificates: "read",
    dns: "read",
    analytics: "read",
    account_rule_lists: "read",
  };

  it("chooses what look-ups, plans and deploys ask for, and is the one that the client opens", () => {
    expect(keysOf(tokenPage())).toEqual(EVERYTHING);
    expect(TOKEN_PAGE).toBe(tokenPage());
  });

  it("chooses what was missing besides, where the form has a name for it", () => {
    expect(keysOf(tokenPage({ subject: "mtls-hosts", access: "edit" }))).toEqual({
      ...EVERYTHING,
      ssl_and_certificates: "edit",
    });
    expect(keysOf(tokenPage({ subject: { phase: CUSTOM }, access: "read" }))).toEqual(EVERYTHING);
    expect(keysOf(tokenPage({ subject: { phase: "http_request_origin" }, access: "edit" }))).toEqual(EVERYTHING);
  });
});
