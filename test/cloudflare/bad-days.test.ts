/** What goes wrong around a deploy, and the words for it. */
import { describe, expect, it } from "vitest";
import { Deployments } from "#cloudflare/deployments.ts";
import { FailureError } from "#cloudflare/errors.ts";
import { lockedRules, parseLock } from "#cloudflare/lock.ts";
import { pullInto } from "#cloudflare/pulls.ts";
import { CUSTOM, type Rig, ruleFile, startRig, startSession } from "./rig.ts";

const zone = "example.com";
const A = { ref: "a", expression: 'http.host eq "a.example.com"' };
const B = { ref: "b", expression: 'http.host eq "b.example.com"' };
const THEIRS = { ref: "a", action: "block", expression: "ssl", description: "Theirs", enabled: true };

async function messageOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FailureError) return error.message;
  throw error ?? new Error("nothing failed");
}

/** Another window: its own session, the same zone and lock file. */
async function otherWindow(rig: Rig): Promise<Deployments> {
  const session = await startSession({ api: rig.sandbox.api, zone });
  await session.setToken(rig.sandbox.token);
  return new Deployments(session);
}

function owners(rig: Rig): Record<string, string> {
  const locked = lockedRules(parseLock(rig.lock), `${zone} (sandbox)`, rig.sandbox.zones[zone] as string, CUSTOM);
  return Object.fromEntries([...locked].map(([ref, { file }]) => [ref, file]));
}

describe("a token that went bad after the plan", () => {
  it.each([
    ["expired", { expiresOn: "2020-01-01T00:00:00Z" }, /^Cloudflare does not know this API token\./],
    ["disabled", { status: "disabled" as const }, /^Cloudflare does not know this API token\./],
    ["filtered", { addresses: { in: ["203.0.113.7"] } }, /client IP address filter leaves this address out\.$/],
    ["without the right", { permissions: ["zone:read", "zone_waf:read"] }, /It needs Zone › Zone WAF › Edit\.$/],
  ])("%s stops the deploy with nothing changed", async (_name, change, words) => {
    const rig = await startRig();
    const plan = await rig.deployments.plan(rig.document(ruleFile(A)));
    rig.sandbox.control.editToken({ value: rig.sandbox.token, ...change } as never);
    expect(await messageOf(rig.deployments.deploy(plan.ticket))).toMatch(words);
    expect(rig.sandbox.control.ruleset({ zone })).toBeNull();
    expect(rig.lock).toBeUndefined();
  });
});

it("a zone that moved away is told so before anything is sent", async () => {
  const rig = await startRig({ zones: [{ name: zone, status: "moved" }] });
  expect((await rig.deployments.plan(rig.document(ruleFile(A)))).zones[0]?.risks).toEqual([
    "example.com has moved away from Cloudflare's name servers: its rules have no effect until it is back.",
  ]);
});

it("an entry point that the dashboard left empty is used", async () => {
  const rig = await startRig();
  rig.sandbox.control.write({ zone, kind: "replace", rules: [] });
  await rig.deploy(ruleFile(A));
  expect(rig.refs()).toEqual(["a"]);
});

it("an entry point that somebody makes between our look and our first write is used", async () => {
  const rig = await startRig();
  const { control } = rig.sandbox;
  const plan = await rig.deployments.plan(rig.document(ruleFile(A)));
  const stop = control.onBeforeRequest(({ method, path }) => {
    if (method !== "POST" || !path.endsWith("/rulesets")) return;
    stop();
    control.write({ zone, kind: "replace", rules: [{ ...THEIRS, ref: "theirs" }] });
  });
  expect((await rig.deployments.deploy(plan.ticket)).outcome).toBe("done");
  const refused = control.requests().filter(({ method, status }) => method === "POST" && status === 400);
  expect(refused.map(({ path }) => path.replace(/[0-9a-f]{32}/, "ID"))).toEqual(["/zones/ID/rulesets"]);
  expect(rig.refs()).toEqual(["theirs", "a"]);
});

it("a phase that is full takes new rules when as many go", async () => {
  const rig = await startRig({ zones: [{ name: zone, plan: "free" }] });
  const files = (refs: string): string =>
    ruleFile(...[...refs].map((ref) => ({ ref, expression: `http.host eq "${ref}.example.com"` })));
  await rig.deploy(files("abcde"));
  expect((await rig.deploy(files("vwxyz"))).outcome).toBe("done");
  expect(rig.refs().join("")).toBe("vwxyz");
  expect(Object.keys(owners(rig)).sort().join("")).toBe("vwxyz");
});

describe("a laptop that sleeps in the middle of a deploy", () => {
  const C = { ref: "c", expression: 'http.host eq "c.example.com"' };
  /** Plans three new rules beside one of others; `asleep` happens at the second write, whose connection is gone. */
  async function sleeping(asleep: (rig: Rig) => void) {
    let now = new Date("2026-11-24T22:00:00Z");
    const rig = await startRig({ now: () => now }, { now: () => now });
    rig.sandbox.control.write({ zone, kind: "replace", rules: [{ ...THEIRS, ref: "theirs" }] });
    const plan = await rig.deployments.plan(rig.document(ruleFile(A, B, C)));
    rig.fault({ method: "POST", path: "/rules$", skip: 1, effect: { kind: "cut" } });
    let writes = 0;
    const stop = rig.sandbox.control.onBeforeRequest(({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/rules")) return;
      writes += 1;
      if (writes !== 2) return;
      stop();
      now = new Date("2026-11-25T07:00:00Z");
      asleep(rig);
    });
    return { rig, work: rig.deployments.deploy(plan.ticket) };
  }

  it("goes on when it wakes, beside what others wrote meanwhile", async () => {
    const { rig, work } = await sleeping(({ sandbox }) =>
      sandbox.control.write({ zone, kind: "add", rule: { ...THEIRS, ref: "night" } }),
    );
    const { outcome, message } = await work;
    expect(outcome).toBe("done");
    expect(message).toContain("Deployed api.rule to example.com: 3 created");
    expect(rig.refs().sort()).toEqual(["a", "b", "c", "night", "theirs"]);
    expect(Object.keys(owners(rig)).sort()).toEqual(["a", "b", "c"]);
  });

  it("says what was done and what not when its token expired, and is finished by deploying again", async () => {
    const { rig, work } = await sleeping(({ sandbox }) =>
      sandbox.control.editToken({ value: sandbox.token, expiresOn: "2026-11-25T00:00:00Z" }),
    );
    const { outcome, message, notDone } = await work;
    expect(outcome).toBe("stopped");
    expect(message).toContain("Cloudflare does not know this API token.");
    expect(notDone).toEqual(["Create b (block)", "Create c (block)"]);
    expect(rig.refs()).toEqual(["theirs", "a"]);
    expect(Object.keys(owners(rig))).toEqual(["a"]);
    await rig.session.setToken(rig.sandbox.control.addToken({}).value);
    rig.requests();
    expect((await rig.deploy(ruleFile(A, B, C))).outcome).toBe("done");
    expect(rig.requests().filter((request) => request.startsWith("POST") && !request.includes("dry_run"))).toHaveLength(
      2,
    );
    expect(rig.refs()).toEqual(["theirs", "a", "b", "c"]);
  });
});

describe("two windows", () => {
  it("that deploy the same file: the second finds it done", async () => {
    const rig = await startRig();
    const other = await otherWindow(rig);
    const first = await rig.deployments.plan(rig.document(ruleFile(A)));
    const second = await other.plan(rig.document(ruleFile(A)));
    await rig.deployments.deploy(first.ticket);
    const view = await other.deploy(second.ticket);
    expect(view).toMatchObject({ outcome: "changed", done: [], plan: { empty: true } });
    expect(rig.refs()).toEqual(["a"]);
  });

  it("that deploy two files at once: both are live once, and the lock file knows both", async () => {
    const rig = await startRig();
    rig.sandbox.control.write({ zone, kind: "replace", rules: [{ ...THEIRS, ref: "theirs" }] });
    const other = await otherWindow(rig);
    const file = rig.document(ruleFile(B), {
      name: "b.rule",
      path: "rules/b.rule",
      uri: "file:///project/rules/b.rule",
    });
    const [first, second] = await Promise.all([rig.deployments.plan(rig.document(ruleFile(A))), other.plan(file)]);
    const views = await Promise.all([rig.deployments.deploy(first.ticket), other.deploy(second.ticket)]);
    expect(views.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    expect(rig.refs().sort()).toEqual(["a", "b", "theirs"]);
    expect(owners(rig)).toEqual({ a: "rules/api.rule", b: "rules/b.rule" });
  });
});

describe("a lock file", () => {
  it("from another branch, which deployed more, shows what would be deleted", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A, B));
    const plan = await rig.deployments.plan(rig.document(ruleFile(A)));
    expect(plan.zones[0]).toMatchObject({
      steps: ["Delete b"],
      risks: ['Deletes "b", which this file no longer holds.'],
    });
  });

  it("from another branch, which does not know the rule, deletes nothing and says what is overwritten", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A, B));
    rig.lock = undefined;
    const plan = await rig.deployments.plan(rig.document(ruleFile({ ...A, header: "action: js_challenge" })));
    expect(plan.zones[0]).toMatchObject({
      steps: ["Update a: action"],
      risks: ["`a` is there already, not from this project: it is overwritten."],
    });
  });

  const AT = "/project/rulewright.lock.json";
  const unreadable = (code: string) => (): string => {
    throw Object.assign(new Error(`${code}: what the system says, open '${AT}'`), { code });
  };
  const USELESS: readonly [string, () => string, string][] = [
    ["may not be read", unreadable("EACCES"), `\`${AT}\` cannot be read: you may not read it. Make it readable`],
    ["is a folder", unreadable("EISDIR"), `\`${AT}\` cannot be read: it is a folder. Make it readable`],
    [
      "has merge marks",
      () => '{\n<<<<<<< HEAD\n  "format": 1,\n=======\n',
      `\`${AT}\` cannot be used: it holds merge conflict marks (line 2). Mend it or take it back from version control.`,
    ],
    ["is cut off", () => '{"format": 1, "zo', `\`${AT}\` cannot be used: it is no JSON (`],
    [
      "is of a newer Rulewright",
      () => '{"format": 2, "zones": {}}',
      `\`${AT}\` cannot be used: its \`format\` is not 1;`,
    ],
  ];

  it.each(USELESS)(
    "that %s stops everything before it is sent, and is never written over",
    async (_name, read, words) => {
      const rig = await startRig();
      await rig.deploy(ruleFile(A, B));
      rig.requests();
      const written: string[] = [];
      const document = rig.document(ruleFile(A), { lock: { at: AT, read, write: (text) => void written.push(text) } });
      for (const work of [
        () => rig.deployments.plan(document),
        () => rig.deployments.planUndeploy(document),
        () => rig.deployments.planDisable(document, "a"),
        () => pullInto({ name: "rules", files: [], lock: document.lock }, rig.session, { zone }),
      ]) {
        expect(await messageOf(work())).toContain(words);
      }
      expect(written).toEqual([]);
      expect(rig.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
      expect(rig.refs()).toEqual(["a", "b"]);
    },
  );

  it.each(USELESS)(
    "that %s since the plan stops the deploy; since the first call it is told",
    async (_name, read, words) => {
      for (const goodReads of [1, 2]) {
        const rig = await startRig();
        let reads = 0;
        const written: string[] = [];
        const lock = {
          at: AT,
          read: () => {
            reads += 1;
            return reads <= goodReads ? undefined : read();
          },
          write: (text: string) => void written.push(text),
        };
        const { ticket } = await rig.deployments.plan(rig.document(ruleFile(A), { lock }));
        if (goodReads === 1) {
          expect(await messageOf(rig.deployments.deploy(ticket))).toContain(words);
          expect(rig.refs()).toEqual([]);
        } else {
          const { outcome, message } = await rig.deployments.deploy(ticket);
          expect(outcome).toBe("done");
          expect(message).toContain(words);
          expect(rig.refs()).toEqual(["a"]);
        }
        expect(written).toEqual([]);
      }
    },
  );

  it("that could not be written is brought up to date by the next deploy, which sends nothing", async () => {
    const rig = await startRig();
    const full = {
      read: () => rig.lock,
      write: () => {
        throw new Error("ENOSPC: no space left on device");
      },
    };
    const plan = await rig.deployments.plan(rig.document(ruleFile(A), { lock: full }));
    const { message } = await rig.deployments.deploy(plan.ticket);
    expect(message).toContain("could not be written (ENOSPC: no space left on device). It does not know of this");
    rig.requests();
    await rig.deploy(ruleFile(A));
    expect(rig.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect(owners(rig)).toEqual({ a: "rules/api.rule" });
  });
});

it("a ref that a rule of others has is told as an overwriting, and only on a yes", async () => {
  const rig = await startRig();
  rig.sandbox.control.write({ zone, kind: "add", rule: THEIRS });
  const plan = await rig.deployments.plan(rig.document(ruleFile(A)));
  expect(plan.zones[0]?.risks).toEqual(["`a` is there already, not from this project: it is overwritten."]);
  expect(rig.sandbox.control.ruleset({ zone })?.rules[0]?.expression).toBe("ssl");
});

it("a second file that claims a deployed ref is told whose it was", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  const second = rig.document(ruleFile({ ...A, header: "action: js_challenge" }), { path: "rules/second.rule" });
  expect((await rig.deployments.plan(second)).zones[0]?.risks).toEqual(["`a` was last deployed from rules/api.rule."]);
});

it("a clock that was set back does not keep an old answer for ever", async () => {
  let now = new Date("2026-11-24T12:00:00Z");
  const rig = await startRig({}, { now: () => now });
  await rig.session.hosts(zone);
  now = new Date("2026-11-24T09:00:00Z");
  rig.requests();
  await rig.session.hosts(zone);
  expect(rig.requests().length).toBeGreaterThan(0);
});

it("the token is in nothing that is said or kept, even when answers and errors quote it", async () => {
  const rig = await startRig();
  const token = rig.sandbox.token;
  const said: string[] = [];
  const quoting: typeof globalThis.fetch = async (input, init) => {
    const method = init?.method ?? "GET";
    const url = String(input instanceof Request ? input.url : input);
    if (method === "GET") return globalThis.fetch(input, init);
    if (url.includes("dry_run")) throw new Error(`socket closed, authorization: Bearer ${token}`);
    const body = {
      success: false,
      result: null,
      errors: [{ code: 20000, message: `no rule for ${token}` }],
      messages: [],
    };
    return new Response(JSON.stringify(body), { status: 400, headers: { "content-type": "application/json" } });
  };
  const answers: (typeof globalThis.fetch)[] = [
    quoting,
    async (...call) => await quoting(call[0], { ...call[1], method: "POST" }),
  ];
  for (const fetch of answers) {
    const session = await startSession({ api: rig.sandbox.api, store: rig.store, zone, fetch });
    session.onChange((status) => said.push(JSON.stringify(status)));
    await session.setToken(token);
    const deployments = new Deployments(session);
    for (const work of [
      () => deployments.plan(rig.document(ruleFile(A))),
      async () => deployments.deploy((await deployments.plan(rig.document(ruleFile(A)))).ticket),
      () => session.enableMtls(zone, ["a.example.com"]),
    ]) {
      const outcome = await work().catch((error: FailureError) => error);
      said.push(outcome instanceof Error ? `${outcome.message} ${JSON.stringify(outcome)}` : JSON.stringify(outcome));
    }
  }
  said.push(...rig.store.texts.values(), rig.lock ?? "");
  expect(said.length).toBeGreaterThan(6);
  expect(said.join("\n")).not.toContain(token);
});
