import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, type Rig, startRig } from "./support/fixture.ts";

async function command(rig: Rig, name: string, argument?: unknown, token = rig.sandbox.token) {
  const response = await fetch(new URL(`/__sandbox/${name}`, rig.sandbox.api), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    ...(argument === undefined ? {} : { body: JSON.stringify(argument) }),
  });
  return { status: response.status, body: (await response.json()) as { result?: unknown; error?: string } };
}

describe("the control over HTTP", () => {
  test("wants the sandbox's token", async () => {
    const rig = await startRig();
    const other = rig.sandbox.control.addToken({}).value;
    for (const token of ["", "nonsense", other]) {
      expect((await command(rig, "state", undefined, token)).status).toBe(401);
    }
  });

  test("adds faults, writes as somebody else, and tells what came in", async () => {
    const rig = await startRig();
    const path = `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const written = await command(rig, "write", { zone: "example.com", kind: "add", rule: blockRule("a") });
    expect(written.body.result).toMatchObject({ version: 1, rules: [{ ref: "a" }] });
    await command(rig, "addFault", { method: "GET", effect: { kind: "failure", status: 500 } });
    expect((await rig.call("GET", path)).status).toBe(500);
    expect((await rig.call("GET", path)).status).toBe(200);
    await command(rig, "addFault", { effect: { kind: "failure", status: 500 } });
    await command(rig, "clearFaults");
    expect((await rig.call("GET", path)).status).toBe(200);
    const { body } = await command(rig, "requests");
    expect((body.result as { status: number }[]).map((entry) => entry.status)).toEqual([500, 200, 200]);
    expect((await command(rig, "ruleset", { zone: "example.com", phase: "http_ratelimit" })).body.result).toBeNull();
  });

  test("adds tokens and zones that work at once", async () => {
    const rig = await startRig();
    const zone = (await command(rig, "addZone", { name: "example.org", plan: "free" })).body.result as { id: string };
    const token = (await command(rig, "addToken", { zones: [zone.id] })).body.result as { value: string };
    const headers = { authorization: `Bearer ${token.value}` };
    const { body } = await rig.call("GET", "/zones", undefined, headers);
    expect((body.result as { name: string }[]).map((row) => row.name)).toEqual(["example.org"]);
    await command(rig, "editToken", { value: token.value, status: "disabled" });
    expect((await rig.call("GET", "/zones", undefined, headers)).status).toBe(403);
  });

  test.each([
    ["nothing", {}, 404],
    ["onBeforeRequest", {}, 404],
    ["write", { zone: "nobody.example", kind: "delete-ruleset" }, 404],
    ["write", { zone: "example.com", kind: "add", rule: { action: "allow", expression: "ssl" } }, 400],
    ["addFault", { path: "(", effect: { kind: "cut" } }, 400],
  ])("refuses %s %j", async (name, argument, status) => {
    const rig = await startRig();
    const answer = await command(rig, name, argument);
    expect([answer.status, typeof answer.body.error]).toEqual([status, "string"]);
  });

  test("is no part of the API", async () => {
    const rig = await startRig();
    expect((await rig.call("POST", "/__sandbox/state")).status).toBe(404);
  });
});
