import { describe, expect, it } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import { lockedRules, parseLock } from "#cloudflare/lock.ts";
import { CUSTOM, type Rig, ruleFile, startRig } from "./rig.ts";

const API = ruleFile({
  ref: "api-mtls",
  expression: 'http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified',
});
const TWO =
  API +
  ruleFile({ ref: "login", expression: 'http.request.uri.path eq "/login"', header: "action: managed_challenge" });
const FOREIGN = {
  ref: "theirs",
  action: "block",
  expression: 'http.host eq "x.example.com"',
  description: "Theirs",
  enabled: true,
};

async function failureOf(work: Promise<unknown>): Promise<FailureError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

function live(rig: Rig, ref: string) {
  return rig.sandbox.control.ruleset({ zone: "example.com" })?.rules.find((rule) => rule.ref === ref);
}

describe("a plan in words", () => {
  it("asks one question that names file, zone and account, and says what changes and what stays", async () => {
    const rig = await startRig({ account: "Example Ltd" });
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: FOREIGN });
    const plan = await rig.deployments.plan(rig.document(API));
    expect(plan).toMatchObject({
      file: "api.rule",
      empty: false,
      question: "Deploy api.rule to example.com (Example Ltd)?",
      zones: [
        {
          zone: "example.com",
          account: "Example Ltd",
          create: 1,
          update: 0,
          move: 0,
          delete: 0,
          keep: 0,
          foreign: 1,
          steps: ["Create api-mtls (block)"],
        },
      ],
    });
    expect(plan.detail).toBe(
      '"Theirs" stands before and may answer first.\n\n' +
        "Create 1 rule, update none, move none, delete none. 1 other rule stays as it is. Block applies to api.example.com.",
    );
  });

  it("writes nothing, and checks in a dry run", async () => {
    const rig = await startRig();
    await rig.deployments.plan(rig.document(API));
    const requests = rig.requests();
    expect(requests.filter((request) => !request.startsWith("GET") && !request.includes("dry_run"))).toEqual([]);
    expect(requests).toContain("POST /zones/ID/rulesets?dry_run=true");
    expect(rig.sandbox.control.ruleset({ zone: "example.com" })).toBeNull();
  });

  it("says that there is nothing to do", async () => {
    const rig = await startRig();
    await rig.deploy(API);
    const plan = await rig.deployments.plan(rig.document(API));
    expect(plan).toMatchObject({ empty: true, detail: "", upToDate: "example.com is up to date with api.rule." });
  });

  it.each([
    [
      "no host or path",
      "not cf.tls_client_auth.cert_verified",
      "This rule has no host or path: it can block every visitor of example.com.",
    ],
    [
      "exclusions only",
      'http.host ne "a.example.com"',
      "This rule matches everything but what it excludes: it can block every visitor of example.com.",
    ],
    [
      "a pattern that fits all",
      'starts_with(http.request.uri.path, "/")',
      "This rule matches everything but what it excludes: it can block every visitor of example.com.",
    ],
  ])("warns first of a rule with %s", async (_name, expression, risk) => {
    const rig = await startRig();
    const plan = await rig.deployments.plan(rig.document(ruleFile({ ref: "a", expression })));
    expect(plan.zones[0]?.risks[0]).toBe(risk);
    expect(plan.detail.startsWith(risk)).toBe(true);
  });

  it.each([
    ["a host", 'http.host eq "a.example.com" and not cf.tls_client_auth.cert_verified'],
    ["addresses", "ip.src in {10.0.0.0/8}"],
    ["a negated exclusion", 'not (http.host ne "a.example.com" or ssl)'],
    ["only some countries", 'any(http.request.headers.names[*] eq "x") and ip.src.country eq "DE"'],
  ])("does not warn of a rule limited by %s", async (_name, expression) => {
    const rig = await startRig();
    const plan = await rig.deployments.plan(rig.document(ruleFile({ ref: "a", expression })));
    expect(plan.zones[0]?.risks).toEqual([]);
  });

  it("warns of a zone that is not active and of a foreign rule that skips the rest", async () => {
    const rig = await startRig({ zones: [{ name: "example.com", status: "pending" }] });
    const skip = {
      ref: "office",
      action: "skip",
      action_parameters: { ruleset: "current" },
      expression: "ip.src eq 10.0.0.1",
      description: "Office",
    };
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: skip });
    const plan = await rig.deployments.plan(rig.document(API));
    expect(plan.zones[0]?.risks).toEqual([
      "example.com is pending: its rules take effect when it is active.",
      '"Office" stands before and skips the rules after: what matches there never gets here.',
    ]);
  });

  it("tells a token that may only read its missing permission, and still shows the plan", async () => {
    const rig = await startRig();
    rig.sandbox.control.editToken({ value: rig.sandbox.token, permissions: ["zone:read", "zone_waf:read"] });
    const plan = await rig.deployments.plan(rig.document(API));
    const sentence = "The token cannot change custom rules of example.com. It needs Zone › Zone WAF › Edit.";
    expect(plan.zones[0]?.risks).toContain(sentence);
    const failure = await failureOf(rig.deployments.deploy(plan.ticket));
    expect(failure.failure).toMatchObject({ reason: "permission", message: sentence });
  });

  it("names the files' zones and aliases, and leaves out the rules of others", async () => {
    const rig = await startRig({ zones: [{ name: "example.com" }, { name: "staging.example.net" }] });
    const text =
      ruleFile({ ref: "a", expression: 'http.host eq "a"', header: "action: block\nzone: [staging, example.com]" }) +
      ruleFile({ ref: "b", expression: 'http.host eq "b"', header: "action: block\nzone: staging" });
    const document = rig.document(text, { aliases: { staging: "staging.example.net" } });
    const both = await rig.deployments.plan(document);
    expect(both.question).toBe("Deploy api.rule to staging.example.net (Sandbox) and example.com (Sandbox)?");
    expect(both.zones.map((zone) => [zone.zone, zone.create])).toEqual([
      ["staging.example.net", 2],
      ["example.com", 1],
    ]);
    const one = await rig.deployments.plan(document, { zone: "example.com" });
    expect(one.zones.map((zone) => zone.zone)).toEqual(["example.com"]);
    const done = await rig.deployments.deploy(both.ticket);
    expect(done.message).toBe(
      "Deployed api.rule to staging.example.net: 2 created (version 1) and example.com: 1 created (version 1).",
    );
  });

  it("refuses to guess a zone", async () => {
    const rig = await startRig({ zones: [{ name: "example.com" }, { name: "example.net" }] });
    await rig.session.selectZone(null);
    expect((await failureOf(rig.deployments.plan(rig.document(API)))).failure).toMatchObject({
      reason: "no-zone",
      action: "select-zone",
    });
    const other = ruleFile({ ref: "a", expression: "ssl", header: "action: block\nzone: example.net" });
    expect((await failureOf(rig.deployments.plan(rig.document(other), { zone: "example.com" }))).message).toBe(
      "No rule of api.rule is for example.com: its rules name example.net. Nothing was sent.",
    );
    expect((await rig.deployments.plan(rig.document(API, { defaultZone: "example.net" }))).zones[0]?.zone).toBe(
      "example.net",
    );
  });

  it("stops at errors of the file before anything is sent", async () => {
    const rig = await startRig();
    const broken = ruleFile({ ref: "a", expression: "nope eq 1" }, { ref: "b", expression: "ssl and" });
    expect((await failureOf(rig.deployments.plan(rig.document(broken)))).failure).toMatchObject({
      reason: "errors-in-file",
      message: "2 errors in api.rule. Nothing was sent.",
      action: "show-problems",
    });
    expect((await failureOf(rig.deployments.plan(rig.document("ssl\n")))).message).toBe(
      "api.rule is not ready: `api` has no `action`. Nothing was sent.",
    );
    expect(rig.requests()).toEqual([]);
  });

  it("places what Cloudflare refuses in the file", async () => {
    const rig = await startRig({
      judge: ({ expression }) => ({
        error: expression.includes("login") ? { start: 22, end: 24, message: "unknown identifier" } : undefined,
        fields: [],
        functions: [],
        lists: [],
        regexes: [],
      }),
    });
    const failure = await failureOf(rig.deployments.plan(rig.document(TWO)));
    expect(failure.failure.reason).toBe("refused");
    const [refusal] = failure.refusals;
    expect(refusal).toMatchObject({ ruleIndex: 1, message: "Cloudflare refuses this expression: unknown identifier." });
    expect(TWO.slice(refusal?.start, refusal?.end)).toBe("eq");
    expect(rig.sandbox.control.ruleset({ zone: "example.com" })).toBeNull();
  });
});

describe("a deploy", () => {
  it("does what the plan said, leaves the others alone, and is remembered in the lock file", async () => {
    const rig = await startRig();
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: FOREIGN });
    const before = JSON.stringify(live(rig, "theirs"));
    const view = await rig.deploy(TWO);
    expect(view).toEqual({
      message: "Deployed api.rule to example.com: 2 created (version 3).",
      outcome: "done",
      done: ["Create api-mtls (block)", "Create login (managed_challenge)"],
      notDone: [],
      undoable: true,
    });
    expect(rig.refs()).toEqual(["theirs", "api-mtls", "login"]);
    expect(JSON.stringify(live(rig, "theirs"))).toBe(before);
    const zone = rig.sandbox.zones["example.com"] as string;
    const locked = lockedRules(parseLock(rig.lock), "example.com (sandbox)", zone, CUSTOM);
    expect([...locked.keys()]).toEqual(["api-mtls", "login"]);
    expect(locked.get("login")).toMatchObject({ file: "rules/api.rule", id: live(rig, "login")?.id });
  });

  it("changes in place and keeps the rule's id", async () => {
    const rig = await startRig();
    await rig.deploy(TWO);
    const { id } = live(rig, "api-mtls") as { id: string };
    const plan = await rig.deployments.plan(rig.document(TWO.replace("in {", "eq ").replace("}", "")));
    expect(plan.zones[0]).toMatchObject({ update: 1, keep: 1, steps: ["Update api-mtls: expression"] });
    expect((await rig.deployments.deploy(plan.ticket)).message).toBe(
      "Deployed api.rule to example.com: 1 updated (version 2).",
    );
    expect(live(rig, "api-mtls")).toMatchObject({
      id,
      expression: 'http.host eq "api.example.com" and not cf.tls_client_auth.cert_verified',
    });
  });

  it("deletes only what the lock file says this file held", async () => {
    const rig = await startRig();
    await rig.deploy(TWO);
    const plan = await rig.deployments.plan(rig.document(API));
    expect(plan.zones[0]).toMatchObject({
      delete: 1,
      steps: ["Delete login"],
      risks: ['Deletes "login", which this file no longer holds.'],
    });
    rig.lock = undefined;
    expect((await rig.deployments.plan(rig.document(API))).empty).toBe(true);
    expect(
      (
        await failureOf(
          rig.deployments.plan({ ...rig.document(API), lock: { read: () => "{broken", write: () => {} } }),
        )
      ).failure.reason,
    ).toBe("lock-file");
    expect((await rig.deployments.deploy(plan.ticket)).outcome).toBe("done");
    expect(rig.refs()).toEqual(["api-mtls"]);
  });

  it("says what was changed, deleted or made outside", async () => {
    const rig = await startRig();
    await rig.deploy(TWO);
    rig.sandbox.control.write({
      zone: "example.com",
      kind: "edit",
      ref: "api-mtls",
      changes: { action: "js_challenge" },
    });
    rig.sandbox.control.write({ zone: "example.com", kind: "delete", ref: "login" });
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: { ...FOREIGN, ref: "new" } });
    const plan = await rig.deployments.plan(
      rig.document(TWO + ruleFile({ ref: "new", expression: 'http.host eq "n"' })),
    );
    expect(plan.zones[0]?.risks).toEqual([
      "`api-mtls` was changed outside since the last deploy: that change is overwritten.",
      "`login` was deleted outside since the last deploy: it is created again.",
      "`new` is there already, not from this project: it is overwritten.",
    ]);
  });

  it("moves a rule to another phase without losing it on the way", async () => {
    const rig = await startRig();
    const limit =
      "ratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 20\n  mitigation_timeout: 600";
    const rule = { ref: "login", expression: 'http.request.uri.path eq "/login"' };
    await rig.deploy(ruleFile(rule));
    const view = await rig.deploy(ruleFile({ ...rule, header: `action: block\n${limit}` }));
    expect(view.outcome).toBe("done");
    expect(rig.refs()).toEqual([]);
    expect(
      rig.sandbox.control.ruleset({ zone: "example.com", phase: "http_ratelimit" })?.rules.map((row) => row.ref),
    ).toEqual(["login"]);
  });

  it("a ticket is good once", async () => {
    const rig = await startRig();
    const plan = await rig.deployments.plan(rig.document(API));
    await rig.deployments.deploy(plan.ticket);
    expect((await failureOf(rig.deployments.deploy(plan.ticket))).failure.reason).toBe("stale-ticket");
  });

  it("reports progress call by call", async () => {
    const rig = await startRig();
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: FOREIGN });
    const plan = await rig.deployments.plan(rig.document(TWO));
    const seen: string[] = [];
    await rig.deployments.deploy(plan.ticket, { onProgress: ({ message }) => seen.push(message) });
    expect(seen).toEqual(["Deploying 1 of 2: create api-mtls", "Deploying 2 of 2: create login"]);
  });
});

describe("bad days of a deploy", () => {
  async function begun(): Promise<Rig> {
    const rig = await startRig();
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: FOREIGN });
    return rig;
  }

  it("a 5xx after the rule was made makes it once", async () => {
    const rig = await begun();
    rig.fault({
      method: "POST",
      path: "rules$",
      effect: { kind: "failure", status: 502, when: "after", body: "html" },
    });
    const view = await rig.deploy(TWO);
    expect(view.outcome).toBe("done");
    expect(view.message).toContain('The answer to "create api-mtls" was lost; example.com was read again: it is done.');
    expect(rig.refs()).toEqual(["theirs", "api-mtls", "login"]);
    expect(rig.requests().filter((request) => request.startsWith("POST") && !request.includes("dry"))).toHaveLength(2);
  });

  it.each(["before", "after", "mid-body"] as const)(
    "a connection cut %s the call took effect is survived",
    async (when) => {
      const rig = await begun();
      rig.fault({ method: "POST", path: "rules$", effect: { kind: "cut", when } });
      expect((await rig.deploy(TWO)).outcome).toBe("done");
      expect(rig.refs()).toEqual(["theirs", "api-mtls", "login"]);
    },
  );

  it("a network that is gone in the middle leaves a report, and the next deploy goes on", async () => {
    const rig = await begun();
    rig.fault({ method: "POST", path: "rules$", skip: 1, times: 99, effect: { kind: "cut" } });
    rig.fault({ method: "GET", path: "entrypoint", skip: 2, times: 99, effect: { kind: "cut" } });
    const view = await rig.deploy(TWO);
    expect(view).toMatchObject({
      outcome: "stopped",
      done: ["Create api-mtls (block)"],
      notDone: ["Create login (managed_challenge)"],
    });
    expect(view.message).toMatch(
      /^127\.0\.0\.1:\d+ cannot be reached\. Check that the sandbox is running\. 1 of 2 steps was done\. Deploy again to go on\. The answer to "create login" was lost/,
    );
    rig.sandbox.control.clearFaults();
    const again = await rig.deploy(TWO);
    expect(again).toMatchObject({ outcome: "done", done: ["Create login (managed_challenge)"] });
    expect(rig.refs()).toEqual(["theirs", "api-mtls", "login"]);
  });

  it("too many requests in the middle stops with the seconds and what was done", async () => {
    const rig = await begun();
    rig.fault({ method: "POST", path: "rules$", skip: 1, effect: { kind: "rate-limited", retryAfter: 40 } });
    const view = await rig.deploy(TWO);
    expect(view).toMatchObject({
      outcome: "stopped",
      message: "Cloudflare asks to wait 40 s (too many requests). 1 of 2 steps was done. Deploy again to go on.",
    });
  });

  it("too many requests at once is a failure that changed nothing", async () => {
    const rig = await begun();
    const plan = await rig.deployments.plan(rig.document(TWO));
    rig.fault({ method: "POST", path: "rules$", effect: { kind: "rate-limited", retryAfter: 40 } });
    expect((await failureOf(rig.deployments.deploy(plan.ticket))).failure).toMatchObject({
      reason: "rate-limited",
      retryAfterSeconds: 40,
      message: "Cloudflare asks to wait 40 s (too many requests). Nothing was changed.",
    });
  });

  it("somebody else's first ruleset in the last moment is taken over", async () => {
    const rig = await startRig();
    rig.fault({
      method: "POST",
      path: "rulesets$",
      effect: { kind: "other-writer", write: { zone: "example.com", kind: "add", rule: FOREIGN } },
    });
    expect((await rig.deploy(TWO)).outcome).toBe("done");
    expect(rig.refs()).toEqual(["theirs", "api-mtls", "login"]);
  });

  it("somebody else who changes what is left stops the deploy and gets a new plan", async () => {
    const rig = await begun();
    await rig.deploy(TWO);
    const changed = TWO.replace("block", "js_challenge").replace('"/login"', '"/signin"');
    const plan = await rig.deployments.plan(rig.document(changed));
    rig.fault({
      method: "PATCH",
      effect: {
        kind: "other-writer",
        write: { zone: "example.com", kind: "edit", ref: "login", changes: { expression: "ssl" } },
      },
    });
    const view = await rig.deployments.deploy(plan.ticket);
    expect(view).toMatchObject({
      outcome: "changed",
      done: ["Update api-mtls: action"],
      notDone: ["Update login: expression"],
    });
    expect(view.message).toBe(
      "Somebody else changed example.com meanwhile, and the steps are different now. 1 of 2 steps was done.",
    );
    expect(view.plan?.zones[0]).toMatchObject({
      update: 1,
      risks: [
        "`login` was changed outside since the last deploy: that change is overwritten.",
        '"Theirs" stands before and may answer first.',
      ],
    });
    expect((await rig.deployments.deploy(view.plan?.ticket as string)).outcome).toBe("done");
    expect(live(rig, "login")).toMatchObject({ expression: 'http.request.uri.path eq "/signin"' });
  });

  it("a full phase is told with its numbers, by the dry run already", async () => {
    const rig = await startRig({ zones: [{ name: "example.com", plan: "free" }] });
    const many = ["a", "b", "c", "d", "e", "f"].map((ref) => ({
      ref,
      expression: `http.host eq "${ref}.example.com"`,
    }));
    expect((await failureOf(rig.deploy(ruleFile(...many)))).failure).toMatchObject({
      reason: "quota",
      message: "example.com may have 5 custom rules on its plan; this would make 6.",
    });
  });

  it("cancelling keeps what was done and says what was not", async () => {
    const rig = await begun();
    const plan = await rig.deployments.plan(rig.document(TWO));
    const controller = new AbortController();
    const view = await rig.deployments.deploy(plan.ticket, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(view).toMatchObject({
      outcome: "cancelled",
      message: "Cancelled. 1 of 2 steps was done. Deploy again to finish.",
      notDone: ["Create login (managed_challenge)"],
    });
    const none = await rig.deployments.plan(rig.document(TWO));
    controller.abort();
    expect(await rig.deployments.deploy(none.ticket, { signal: controller.signal })).toMatchObject({
      outcome: "cancelled",
      message: "Cancelled. Nothing was changed.",
    });
  });

  it("a lock file that cannot be written does not stop the deploy, but is told", async () => {
    const rig = await begun();
    const document = rig.document(API, {
      lock: {
        read: () => undefined,
        write: () => {
          throw new Error("disk full");
        },
      },
    });
    const plan = await rig.deployments.plan(document);
    expect((await rig.deployments.deploy(plan.ticket)).message).toBe(
      "Deployed api.rule to example.com: 1 created (version 2). `rulewright.lock.json` could not be written (disk full). It does " +
        "not know of this: a rule that leaves the file would not be deleted. Deploy again when that is mended; nothing will " +
        "be sent, and it is brought up to date.",
    );
  });

  it("a server that does not know dry runs is not sent one", async () => {
    const sent: string[] = [];
    const rig = await startRig(
      {},
      {
        fetch: async (input, init) => {
          const url = String(input);
          if (init?.method !== "GET")
            sent.push(`${init?.method} ${url.replace(/^.*v4/, "").replaceAll(/[0-9a-f]{32}/g, "ID")}`);
          return fetch(url.replace("dry_run=maybe", ""), init);
        },
      },
    );
    const plan = await rig.deployments.plan(rig.document(API));
    expect(sent).toEqual(["DELETE /zones/ID/rulesets/ID/rules/ID?dry_run=maybe"]);
    expect(plan.zones[0]?.risks).toEqual(["The rules were not checked in a dry run: this server does not offer it."]);
  });
});

describe("the live side of a diff", () => {
  it("shows the file's rules in the zone's order, counts the others, and marks what was changed outside", async () => {
    const rig = await startRig();
    rig.sandbox.control.write({ zone: "example.com", kind: "add", rule: FOREIGN });
    await rig.deploy(TWO);
    rig.sandbox.control.write({ zone: "example.com", kind: "edit", ref: "login", changes: { action: "js_challenge" } });
    const { text, title } = await rig.deployments.live(rig.document(TWO));
    expect(title).toBe("example.com, live");
    expect(text.startsWith("# 1 rule of example.com not shown: not in this file\n---\nname: api-mtls\n")).toBe(true);
    expect(text).toContain("# changed outside since the last deploy\n---\nname: login\n");
    expect(text).toContain("action: js_challenge");
    expect(text).not.toContain("theirs");
  });

  it("differs from the file in meaning only", async () => {
    const rig = await startRig();
    const file = TWO.replace("action: block", "action: block # for now\nenabled: true")
      .replace("and not", "# both\n  and  not")
      .replace("http.request.uri.path eq", "# The form alone.\nhttp.request.uri.path eq");
    await rig.deploy(file);
    expect((await rig.deployments.live(rig.document(file))).text).toBe(file);
    rig.sandbox.control.write({
      zone: "example.com",
      kind: "edit",
      ref: "login",
      changes: { expression: 'http.request.uri.path eq "/signin"' },
    });
    const changed = (await rig.deployments.live(rig.document(file))).text.replace(
      "# changed outside since the last deploy\n",
      "",
    );
    expect(changed).toBe(file.replace('"/login"', '"/signin"'));
  });
});
