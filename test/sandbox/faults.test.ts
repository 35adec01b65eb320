import { describe, expect, test } from "vitest";
import type { Fault } from "#sandbox/faults.ts";
import { sdk } from "./support/client.ts";
import { blockRule, CUSTOM, type Rig, refs, startRig } from "./support/fixture.ts";

const entryPath = (zone: string): string => `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;

async function prepared(fault: Fault): Promise<{ rig: Rig; rules: string }> {
  const rig = await startRig();
  const { id } = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("a")] });
  rig.sandbox.control.addFault(fault);
  return { rig, rules: `/zones/${rig.zone}/rulesets/${id}/rules` };
}

const stored = (rig: Rig): string[] | undefined =>
  rig.sandbox.control.ruleset({ zone: "example.com" })?.rules.map((rule) => rule.ref);

describe("429", () => {
  test("with retry-after, for as many calls as asked, and nothing is written", async () => {
    const { rig, rules } = await prepared({
      method: "post",
      path: "/rules$",
      times: 2,
      effect: { kind: "rate-limited", retryAfter: 7 },
    });
    for (let call = 0; call < 2; call++) {
      const answer = await rig.call("POST", rules, blockRule("b"));
      expect(answer.status).toBe(429);
      expect(answer.headers.get("retry-after")).toBe("7");
      expect(answer.body.errors).toEqual([
        { code: 971, message: "Please wait and consider throttling your request speed" },
      ]);
    }
    expect(stored(rig)).toEqual(["a"]);
    expect((await rig.call("POST", rules, blockRule("b"))).status).toBe(200);
  });

  test("leaves calls that do not match alone", async () => {
    const { rig, rules } = await prepared({ method: "POST", path: "/rules$", effect: { kind: "rate-limited" } });
    expect((await rig.call("GET", entryPath(rig.zone))).status).toBe(200);
    expect((await rig.call("POST", rules, blockRule("b"))).status).toBe(429);
  });

  test("with the code and text of another service", async () => {
    const { rig } = await prepared({ effect: { kind: "rate-limited", code: 10429 } });
    const { status, body } = await rig.call("GET", "/zones");
    const message = "Rate limited. Please wait and consider throttling your request speed";
    expect([status, body.errors]).toEqual([429, [{ code: 10429, message }]]);
  });

  test("can wait for a later call", async () => {
    const { rig, rules } = await prepared({ method: "POST", skip: 1, effect: { kind: "rate-limited" } });
    expect((await rig.call("POST", rules, blockRule("b"))).status).toBe(200);
    expect((await rig.call("POST", rules, blockRule("c"))).status).toBe(429);
  });
});

describe("5xx", () => {
  test.each([
    ["before", ["a"]],
    ["after", ["a", "b"]],
  ] as const)("%s the write took effect", async (when, refsAfter) => {
    const { rig, rules } = await prepared({ method: "POST", effect: { kind: "failure", status: 503, when } });
    const answer = await rig.call("POST", rules, blockRule("b"));
    expect([answer.status, answer.body.success]).toEqual([503, false]);
    expect(stored(rig)).toEqual(refsAfter);
  });

  test("after the write is what a blind retry stumbles over", async () => {
    const { rig, rules } = await prepared({ method: "POST", effect: { kind: "failure", status: 503, when: "after" } });
    const ruleset = rules.split("/").at(-2) ?? "";
    const rule = { zone_id: rig.zone, action: "block", ref: "b", expression: "ssl" } as const;
    await expect(rig.client.rulesets.rules.create(ruleset, rule, { maxRetries: 1 })).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 20000 }],
    });
    expect(stored(rig)).toEqual(["a", "b"]);
  });

  test("as an HTML page, which the SDK reports by status", async () => {
    const { rig } = await prepared({ method: "GET", effect: { kind: "failure", status: 502, body: "html" } });
    const get = sdk(rig.sandbox.api, rig.sandbox.token).rulesets.phases.get(CUSTOM, { zone_id: rig.zone });
    await expect(get).rejects.toMatchObject({ status: 502 });
    const { rig: other } = await prepared({ method: "GET", effect: { kind: "failure", status: 502, body: "html" } });
    const answer = await other.call("GET", entryPath(other.zone));
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  });

  test("without a body, and with errors of one's own", async () => {
    const { rig } = await prepared({ method: "GET", effect: { kind: "failure", status: 504, body: "empty" } });
    const empty = await rig.call("GET", entryPath(rig.zone));
    expect([empty.status, empty.text]).toEqual([504, ""]);
    const errors = [{ code: 10040, message: "busy" }];
    rig.sandbox.control.addFault({ effect: { kind: "failure", status: 409, errors } });
    const own = await rig.call("GET", entryPath(rig.zone));
    expect([own.status, own.body.errors]).toEqual([409, errors]);
  });
});

describe("a cut connection", () => {
  test.each([
    ["before", ["a"]],
    ["after", ["a", "b"]],
    ["mid-body", ["a", "b"]],
  ] as const)("%s", async (when, refsAfter) => {
    const { rig, rules } = await prepared({ method: "POST", effect: { kind: "cut", when } });
    await expect(rig.call("POST", rules, blockRule("b"))).rejects.toThrow();
    expect(stored(rig)).toEqual(refsAfter);
    expect((await rig.call("GET", entryPath(rig.zone))).status).toBe(200);
  });
});

test("latency holds the answer back long enough for a client's deadline", async () => {
  const { rig } = await prepared({ method: "GET", effect: { kind: "latency", milliseconds: 2000 } });
  const request = fetch(rig.sandbox.api + entryPath(rig.zone), {
    headers: { authorization: `Bearer ${rig.sandbox.token}` },
    signal: AbortSignal.timeout(50),
  });
  await expect(request).rejects.toMatchObject({ name: "TimeoutError" });
});

describe("another writer", () => {
  test("comes between two calls", async () => {
    const { rig, rules } = await prepared({
      method: "POST",
      effect: { kind: "other-writer", write: { zone: "example.com", kind: "add", rule: blockRule("theirs") } },
    });
    const before = await rig.ruleset("GET", entryPath(rig.zone));
    const after = await rig.ruleset("POST", rules, blockRule("ours"));
    expect(refs(after)).toEqual(["a", "theirs", "ours"]);
    expect(Number(after.version)).toBe(Number(before.version) + 2);
  });

  test("loses to a PUT that follows", async () => {
    const { rig } = await prepared({
      method: "PUT",
      effect: { kind: "other-writer", write: { zone: "example.com", kind: "add", rule: blockRule("theirs") } },
    });
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("a")] });
    expect([after.version, refs(after)]).toEqual(["3", ["a"]]);
  });

  test("edits, moves, deletes and replaces by ref", async () => {
    const { rig } = await prepared({ path: "^never$", effect: { kind: "latency", milliseconds: 0 } });
    const { control } = rig.sandbox;
    const zone = "example.com";
    control.write({ zone, kind: "add", rule: blockRule("b") });
    const edited = control.write({ zone, kind: "edit", ref: "a", changes: { enabled: false } });
    expect(edited?.rules[0]).toMatchObject({ ref: "a", enabled: false, version: 2, description: "a" });
    control.write({ zone, kind: "edit", ref: "a", changes: { position: { after: "" } } });
    expect(stored(rig)).toEqual(["b", "a"]);
    control.write({ zone, kind: "delete", ref: "b" });
    expect(stored(rig)).toEqual(["a"]);
    control.write({ zone, kind: "replace", rules: [blockRule("c")] });
    expect(stored(rig)).toEqual(["c"]);
    expect(control.write({ zone, kind: "delete-ruleset" })).toBeNull();
    expect((await rig.call("GET", entryPath(rig.zone))).status).toBe(404);
  });

  test("is a hook that sees each call before it is handled", async () => {
    const { rig, rules } = await prepared({ path: "^never$", effect: { kind: "latency", milliseconds: 0 } });
    const seen: string[] = [];
    const stop = rig.sandbox.control.onBeforeRequest(async ({ method, path }, control) => {
      seen.push(`${method} ${path}`);
      if (method === "POST") control.write({ zone: "example.com", kind: "delete", ref: "a" });
    });
    const after = await rig.ruleset("POST", `${rules}?dry_run=false`, blockRule("b"));
    expect(refs(after)).toEqual(["b"]);
    stop();
    await rig.call("GET", "/zones");
    expect(seen).toEqual([`POST ${rules}?dry_run=false`]);
  });
});

describe("the request log", () => {
  test("has method, path, body and status, and never the token", async () => {
    const { rig, rules } = await prepared({ method: "DELETE", effect: { kind: "cut" } });
    const { control, token } = rig.sandbox;
    control.clearRequests();
    await rig.call("POST", rules, blockRule("b"));
    await rig.call("GET", "/zones?per_page=5");
    await rig.call("POST", rules, "{");
    await rig.call("DELETE", `${rules}/x`).catch(() => undefined);
    expect(control.requests()).toEqual([
      { method: "POST", path: rules, body: blockRule("b"), status: 200 },
      { method: "GET", path: "/zones?per_page=5", body: undefined, status: 200 },
      { method: "POST", path: rules, body: "{", status: 400 },
      { method: "DELETE", path: `${rules}/x`, body: undefined, status: undefined },
    ]);
    expect(JSON.stringify(control.requests())).not.toContain(token);
  });
});

test("every answer carries the rate limit headers", async () => {
  const rig = await startRig();
  for (const path of ["/zones", "/nowhere", entryPath(rig.zone)]) {
    const { headers } = await rig.call("GET", path);
    expect(headers.get("ratelimit-policy")).toBe('"default";q=1200;w=300');
    expect(headers.get("ratelimit")).toMatch(/^"default";r=\d+;t=1$/);
  }
});
