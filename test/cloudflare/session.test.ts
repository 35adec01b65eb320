import { describe, expect, it, onTestFinished } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import type { Failure } from "#cloudflare/views.ts";
import { MemoryStore, startRig, startSession } from "./rig.ts";

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error("nothing failed");
}

describe("a token", () => {
  it("of a user is verified, and zones are seen", async () => {
    const { session } = await startRig();
    expect(session.status).toMatchObject({
      token: "active",
      sandbox: true,
      zone: "example.com",
      plan: "business",
      offline: false,
      problem: null,
    });
    expect(await session.zones()).toMatchObject([{ name: "example.com", plan: "business", status: "active" }]);
  });

  it("of an account is verified through the account of its zones", async () => {
    const { sandbox, session, requests } = await startRig();
    const { value } = sandbox.control.addToken({ owner: "account" });
    expect(value).toMatch(/^cfat_/);
    requests();
    expect((await session.setToken(value)).token).toBe("active");
    expect(requests().slice(0, 2)).toEqual(["GET /zones?per_page=5", "GET /accounts/ID/tokens/verify"]);
  });

  it("without a prefix is tried as a user's, then as an account's", async () => {
    const { sandbox, session } = await startRig();
    sandbox.control.addToken({ owner: "account", value: "a".repeat(40) });
    expect((await session.setToken("a".repeat(40))).token).toBe("active");
    expect((await session.setToken("b".repeat(40))).token).toBe("invalid");
    expect((await session.setToken("cfat_wrong")).problem).toBe("Cloudflare does not know this API token.");
    sandbox.control.configure({ zonesWithoutPermission: "forbidden" });
    const blind = sandbox.control.addToken({ owner: "account", permissions: [] });
    expect((await session.setToken(blind.value)).problem).toContain("or it may not see any zone");
  });

  it.each([
    ["expired", { status: "expired" as const }, "expired", "This API token has expired. Make a new one or extend it."],
    [
      "disabled",
      { status: "disabled" as const },
      "disabled",
      "This API token is disabled. Enable it on Cloudflare or use another.",
    ],
  ])("that is %s is told so", async (_name, seed, token, problem) => {
    const { sandbox, session } = await startRig();
    const { value } = sandbox.control.addToken(seed);
    expect(await session.setToken(value)).toMatchObject({ token, problem });
  });

  it("that is wrong, global or no token at all is told so, the last two without asking", async () => {
    const { session, requests } = await startRig();
    expect(await session.setToken("cfut_wrong")).toMatchObject({
      token: "invalid",
      problem: "Cloudflare does not know this API token.",
    });
    requests();
    expect((await session.setToken("cfk_global")).problem).toContain("Global API Key");
    expect((await session.setToken("two words")).token).toBe("invalid");
    expect(requests()).toEqual([]);
  });

  it("never shows up in the status or in what is remembered", async () => {
    const { sandbox, session, store } = await startRig();
    await session.hosts("example.com");
    expect(JSON.stringify(session.status)).not.toContain(sandbox.token);
    expect([...store.texts.values()].join()).not.toContain(sandbox.token);
    expect([...store.texts.values()].join()).toContain("api.example.com");
  });

  it("is forgotten on signing out", async () => {
    const { session } = await startRig();
    expect((await session.setToken(null)).token).toBe("none");
    expect(await failureOf(session.zones({ refresh: true }).then(() => session.api() as never))).toMatchObject({
      reason: "no-token",
      action: "set-token",
    });
  });

  it("goes nowhere in an untrusted workspace", async () => {
    const { session, sandbox, requests } = await startRig({}, { online: false });
    expect((await session.setToken(sandbox.token)).offline).toBe(true);
    expect((await failureOf(session.zones())).reason).toBe("offline");
    expect(requests()).toEqual([]);
  });

  it("is the only secret sent, whatever the environment says", async () => {
    const names = {
      CLOUDFLARE_API_KEY: "key",
      CLOUDFLARE_EMAIL: "mail@example.com",
      CLOUDFLARE_CUSTOM_HEADERS: "X-Other: secret\nAuthorization: Bearer other",
    };
    Object.assign(process.env, names);
    onTestFinished(() => {
      for (const name of Object.keys(names)) delete process.env[name];
    });
    const sent: Headers[] = [];
    const { session } = await startRig(
      {},
      {
        fetch: async (input, init) => {
          sent.push(new Headers(init?.headers));
          expect(init?.redirect).toBe("error");
          return fetch(input, init);
        },
      },
    );
    expect(session.status.token).toBe("active");
    expect(sent.length).toBeGreaterThan(0);
    for (const headers of sent) {
      expect(headers.get("authorization")).toMatch(/^Bearer cfut_/);
      expect([...headers.keys()].filter((name) => name.startsWith("x-"))).toEqual([]);
    }
  });
});

describe("look-ups", () => {
  it("of hosts join the managed authority, the account's own and the DNS records", async () => {
    const { sandbox, session } = await startRig({
      zones: [{ name: "example.com", mtlsHosts: ["api.example.com"], hosts: ["www.example.com"] }],
    });
    const authority = sandbox.control.addAuthority({ name: "Our CA" });
    const zone = sandbox.control.state().zones[0];
    if (zone !== undefined) zone.mtlsHosts[authority.id] = ["api.example.com", "pay.example.com"];
    const list = await session.hosts("example.com", { refresh: true });
    expect(list.hosts).toEqual([
      { name: "api.example.com", authorities: ["Cloudflare CA", "Our CA"] },
      { name: "pay.example.com", authorities: ["Our CA"] },
      { name: "www.example.com", authorities: [] },
    ]);
    expect(session.known("example.com").hosts).toHaveLength(3);
    expect(session.known().plan).toBe("business");
  });

  it("are remembered and not asked again while fresh", async () => {
    let now = Date.parse("2026-11-24T08:00:00Z");
    const { session, requests } = await startRig({}, { now: () => new Date(now) });
    await session.hosts("example.com");
    requests();
    await session.hosts("example.com");
    expect(requests()).toEqual([]);
    now += 11 * 60_000;
    const list = await session.hosts("example.com");
    expect(list).toMatchObject({ at: "2026-11-24T08:11:00.000Z", stale: false });
    expect(requests().length).toBeGreaterThan(0);
  });

  it("asked for several times at once are sent once", async () => {
    const { session, requests } = await startRig();
    await Promise.all([session.lists("example.com"), session.lists("example.com"), session.lists("example.com")]);
    expect(requests()).toEqual(["GET /accounts/ID/rules/lists"]);
  });

  it("answer from memory, with their age, when Cloudflare cannot be reached, also in the next session", async () => {
    const { session, sandbox, store } = await startRig();
    const before = await session.hosts("example.com");
    await session.lists("example.com");
    const next = await startSession({
      api: sandbox.api,
      store,
      zone: "example.com",
      fetch: async () => {
        throw new TypeError("fetch failed");
      },
    });
    await next.ready;
    expect(next.known("example.com").hosts).toEqual(session.known("example.com").hosts);
    expect(next.status).toMatchObject({ zone: "example.com", hostsAt: before.at, token: "none" });
    expect((await next.setToken("cfut_any")).token).toBe("unreachable");
    const list = await next.hosts("example.com", { refresh: true });
    expect(list).toEqual({ ...before, stale: true });
    expect(next.status).toMatchObject({ offline: true });
  });

  it("are offline in the status as soon as any call found nobody, until one is answered", async () => {
    const { sandbox } = await startRig();
    let down = false;
    const session = await startSession({
      api: sandbox.api,
      fetch: async (...call) => {
        if (down) throw new TypeError("fetch failed");
        return fetch(...call);
      },
    });
    await session.setToken(sandbox.token);
    expect(session.status).toMatchObject({ token: "active", offline: false });
    down = true;
    const told: boolean[] = [];
    session.onChange(({ offline }) => told.push(offline));
    await failureOf(session.api().zones());
    expect(told).toEqual([true]);
    down = false;
    await session.api().zones();
    expect(told).toEqual([true, false]);
  });

  it("of a broken store start from nothing", async () => {
    const { sandbox } = await startRig();
    const store = new MemoryStore();
    store.write("lookups-sandbox", "{broken");
    const session = await startSession({ api: sandbox.api, store });
    await session.ready;
    expect(session.known("example.com")).toEqual({});
  });

  it("tell the status what the token may do and which permission is missing", async () => {
    const { sandbox, session } = await startRig();
    const { value } = sandbox.control.addToken({ permissions: ["zone:read"] });
    await session.setToken(value);
    const failure = await failureOf(session.hosts("example.com", { refresh: true }));
    expect(failure).toMatchObject({
      reason: "permission",
      message: "The token cannot read mTLS hosts of example.com. It needs Zone › SSL and Certificates › Read.",
    });
    expect(session.status.rights).toContain(failure.message);
    expect(session.status.rights).toContain("May read zones.");
  });

  it("obey cancelling at once, also while waiting to ask again", async () => {
    const controller = new AbortController();
    const { session, fault } = await startRig(
      {},
      {
        sleep: (_milliseconds, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener("abort", () => reject(signal.reason));
            setTimeout(() => controller.abort(), 5);
          }),
      },
    );
    fault({ method: "GET", path: "rules/lists", times: 9, effect: { kind: "failure", status: 503 } });
    expect((await failureOf(session.lists("example.com", { signal: controller.signal }))).reason).toBe("cancelled");
  });
});

describe("bad days", () => {
  it("a read is asked again after passing failures, a few times only", async () => {
    const { session, fault, slept, requests } = await startRig();
    fault({ method: "GET", path: "rules/lists", times: 2, effect: { kind: "failure", status: 502, body: "html" } });
    await session.lists("example.com");
    expect(slept).toEqual([300, 1200]);
    fault({ method: "GET", path: "rules/lists", times: 9, effect: { kind: "cut" } });
    requests();
    expect((await session.lists("example.com", { refresh: true })).length).toBe(0);
    expect(requests()).toHaveLength(3);
    expect(session.status).toMatchObject({ offline: true });
  });

  it("HTML instead of JSON is said to be that, with a good status too", async () => {
    const { session, fault } = await startRig();
    fault({ method: "GET", path: "^/zones\\?", times: 9, effect: { kind: "failure", status: 403, body: "html" } });
    await session.zones({ refresh: true });
    expect(session.status.problem).toContain("not the API's JSON (HTTP 403)");
    const page = await startSession({
      fetch: async () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } }),
    });
    await page.setToken("cfut_any");
    expect(await failureOf(page.zones())).toMatchObject({ reason: "not-json" });
  });

  it("a 429 is waited for when it is short, and told with its seconds when it is long", async () => {
    const { session, fault, slept } = await startRig();
    fault({ method: "GET", path: "rules/lists", effect: { kind: "rate-limited", retryAfter: 2 } });
    await session.lists("example.com");
    expect(slept).toEqual([2000]);
    fault({ method: "GET", path: "entrypoint", effect: { kind: "rate-limited", retryAfter: 40 } });
    const zone = await session.zoneNamed("example.com");
    expect(await failureOf(session.api().entryPoint(zone, "http_ratelimit"))).toMatchObject({
      reason: "rate-limited",
      retryAfterSeconds: 40,
      message: "Cloudflare asks to wait 40 s (too many requests). Nothing was changed.",
    });
  });

  it("a zone out of sight is named, and so are those in sight", async () => {
    const { session, sandbox } = await startRig({ zones: [{ name: "example.com" }, { name: "example.net" }] });
    expect(await failureOf(session.hosts("other.org"))).toMatchObject({
      reason: "no-zone",
      message: "The zone other.org is not visible to this token. It sees example.com, example.net.",
    });
    const { value } = sandbox.control.addToken({ permissions: [] });
    await session.setToken(value);
    expect((await failureOf(session.selectZone("example.com"))).message).toContain("No zone is visible to this token.");
  });

  it("no ruleset is not the same as no permission", async () => {
    const { session, sandbox } = await startRig();
    const zone = await session.zoneNamed("example.com");
    expect(await session.api().entryPoint(zone, "http_ratelimit")).toBeUndefined();
    sandbox.control.editToken({ value: sandbox.token, permissions: ["zone:read"] });
    expect((await failureOf(session.api().entryPoint(zone, "http_ratelimit"))).reason).toBe("permission");
  });
});

describe("mTLS hosts", () => {
  it("are added to those that are there", async () => {
    const { session, sandbox } = await startRig();
    const list = await session.enableMtls("example.com", ["WWW.example.com."]);
    expect(list.hosts.find((host) => host.name === "www.example.com")?.authorities).toEqual(["Cloudflare CA"]);
    expect(sandbox.control.state().zones[0]?.mtlsHosts).toEqual({ managed: ["api.example.com", "www.example.com"] });
  });

  it("of other zones are refused without asking", async () => {
    const { session, requests } = await startRig();
    requests();
    expect((await failureOf(session.enableMtls("example.com", ["www.example.org"]))).message).toBe(
      "www.example.org is not a host of example.com.",
    );
    expect(requests()).toEqual([]);
  });
});
