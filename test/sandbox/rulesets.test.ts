import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, type Rig, type RulesetAnswer, refs, startRig } from "./support/fixture.ts";

const entryPath = (zone: string): string => `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;

const SKIP = {
  ref: "skip",
  action: "skip",
  expression: "cf.client.bot",
  action_parameters: { ruleset: "current" },
};

describe("entry point", () => {
  test("is missing until somebody writes", async () => {
    const { call, zone } = await startRig();
    const answer = await call("GET", entryPath(zone));
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      result: null,
      success: false,
      errors: [{ code: 10003, message: `could not find entrypoint ruleset in the ${CUSTOM} phase` }],
      messages: [],
    });
  });

  test("is created once, with version 1, and then refuses a second", async () => {
    const { client, zone, call } = await startRig();
    const created = (await client.rulesets.create({
      zone_id: zone,
      kind: "zone",
      name: "default",
      phase: CUSTOM,
      rules: [{ action: "block", ref: "a", description: "a", expression: 'http.host eq "a.example.com"' }],
    })) as RulesetAnswer;
    expect(created).toMatchObject({ name: "default", description: "", kind: "zone", version: "1", phase: CUSTOM });
    expect(created.id).toMatch(/^[0-9a-f]{32}$/);
    expect(created["last_updated"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(created.rules).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        version: "1",
        action: "block",
        expression: 'http.host eq "a.example.com"',
        description: "a",
        last_updated: created["last_updated"],
        ref: "a",
        enabled: true,
      },
    ]);
    const again = await call("POST", `/zones/${zone}/rulesets`, { kind: "zone", name: "default", phase: CUSTOM });
    expect(again.status).toBe(400);
    expect(again.body.errors).toEqual([
      {
        code: 20217,
        message: `'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase ${CUSTOM}`,
        source: { pointer: "/kind" },
      },
    ]);
  });

  test("has no `rules` member when it is empty", async () => {
    const { ruleset, zone } = await startRig();
    await ruleset("PUT", entryPath(zone), { rules: [blockRule("a")] });
    expect(await ruleset("PUT", entryPath(zone), { rules: [] })).not.toHaveProperty("rules");
    expect(await ruleset("GET", entryPath(zone))).not.toHaveProperty("rules");
  });

  test("keeps rules or description that a PUT does not name, and its name always", async () => {
    const { ruleset, zone } = await startRig();
    await ruleset("PUT", entryPath(zone), { name: "mine", description: "first", rules: [blockRule("a")] });
    const described = await ruleset("PUT", entryPath(zone), { description: "second" });
    expect(described).toMatchObject({ name: "default", description: "second", version: "2" });
    expect(refs(described)).toEqual(["a"]);
    const ruled = await ruleset("PUT", entryPath(zone), { rules: [blockRule("b")] });
    expect(ruled).toMatchObject({ description: "second", version: "3" });
    expect(refs(ruled)).toEqual(["b"]);
  });

  test.each(["kind", "phase"])("refuses %s in a PUT", async (member) => {
    const { call, zone } = await startRig();
    expect((await call("PUT", entryPath(zone), { [member]: "zone", rules: [] })).status).toBe(400);
    expect((await call("GET", entryPath(zone))).status).toBe(404);
  });

  test("of a phase that does not exist is refused on writing", async () => {
    const { call, zone } = await startRig();
    expect((await call("PUT", `/zones/${zone}/rulesets/phases/http_nothing/entrypoint`, { rules: [] })).status).toBe(
      400,
    );
  });

  test("of an account is a root ruleset of its own", async () => {
    const { ruleset, call, sandbox } = await startRig({ zones: [{ name: "example.com", plan: "enterprise" }] });
    const base = `/accounts/${sandbox.account}/rulesets`;
    const custom = await ruleset("POST", base, {
      kind: "custom",
      name: "mine",
      phase: CUSTOM,
      rules: [blockRule("a")],
    });
    const rule = { action: "execute", expression: 'cf.zone.plan eq "ENT"', action_parameters: { id: custom.id } };
    const root = await ruleset("PUT", `${base}/phases/${CUSTOM}/entrypoint`, { rules: [rule] });
    expect(root).toMatchObject({ kind: "root", version: "1" });
    const skip = await call("PUT", `${base}/phases/${CUSTOM}/entrypoint`, { rules: [SKIP] });
    expect(skip.body.errors).toEqual([
      {
        code: 20016,
        message: `'skip' is not a valid value for action because it is not possible to use the skip action in a ruleset with phase ${CUSTOM} and kind root`,
        source: { pointer: "/rules/0/action" },
      },
    ]);
  });
});

describe("rulesets", () => {
  test("are listed as heads, read, and deleted with 204", async () => {
    const { client, call, ruleset, zone } = await startRig();
    const custom = await ruleset("PUT", entryPath(zone), { rules: [blockRule("a")] });
    await ruleset("PUT", entryPath(zone).replace(CUSTOM, "http_request_transform"), { rules: [] });
    const heads: unknown[] = [];
    for await (const head of client.rulesets.list({ zone_id: zone, per_page: 1 })) heads.push(head);
    expect(heads).toHaveLength(2);
    expect(heads[0]).toMatchObject({ id: custom.id, phase: CUSTOM, version: "1" });
    expect(heads[0]).not.toHaveProperty("rules");
    expect(await client.rulesets.get(custom.id, { zone_id: zone })).toEqual(custom);
    const deleted = await call("DELETE", `/zones/${zone}/rulesets/${custom.id}`);
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    const gone = await call("GET", `/zones/${zone}/rulesets/${custom.id}`);
    expect([gone.status, gone.body.errors[0]?.message]).toEqual([404, "could not find ruleset"]);
  });

  test("with a broken id have no route", async () => {
    const { call, zone } = await startRig();
    const answer = await call("GET", `/zones/${zone}/rulesets/nonsense`);
    expect([answer.status, answer.body.errors.map((error) => error.code)]).toEqual([400, [7003, 7000]]);
  });

  test("keep name, kind and phase", async () => {
    const { call, ruleset, zone } = await startRig();
    const { id } = await ruleset("PUT", entryPath(zone), { rules: [blockRule("a")] });
    const path = `/zones/${zone}/rulesets/${id}`;
    const renamed = await call("PUT", path, { name: "X", rules: [] });
    expect([renamed.status, renamed.body.errors[0]?.message]).toEqual([
      400,
      "the name field cannot be modified: got X, want default",
    ]);
    expect((await call("PUT", path, { kind: "root" })).status).toBe(400);
    const same = await ruleset("PUT", path, { name: "default", kind: "zone", phase: CUSTOM, rules: [] });
    expect(same.version).toBe("2");
  });

  test.each([
    ["managed", "'' is not a valid value for ShareableEntitlementName because required for managed rulesets"],
    ["root", expect.stringContaining("'root' is not a valid value for kind")],
    ["other", expect.stringContaining("'other' is not a valid value for kind")],
  ])("of kind %s are refused in a zone", async (kind, message) => {
    const { call, zone } = await startRig();
    const answer = await call("POST", `/zones/${zone}/rulesets`, { kind, name: "x", phase: CUSTOM });
    expect([answer.status, answer.body.errors[0]?.message]).toEqual([400, message]);
  });
});

describe("a PUT of rules", () => {
  const start = async (rig: Rig): Promise<RulesetAnswer> =>
    rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("a"), blockRule("b")] });

  test("keeps id and version of a rule with the same ref and definition", async () => {
    const rig = await startRig();
    const before = await start(rig);
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("b"), blockRule("a")] });
    expect(after.version).toBe("2");
    expect(after.rules).toEqual(before.rules?.toReversed());
  });

  test("keeps the id and raises the version of a changed rule", async () => {
    const rig = await startRig();
    const before = await start(rig);
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("a", { enabled: false })] });
    expect(after.rules).toMatchObject([{ id: before.rules?.[0]?.id, version: "2", enabled: false }]);
  });

  test("continues a rule by id when no ref is sent, and keeps its ref", async () => {
    const rig = await startRig();
    const before = await start(rig);
    const id = before.rules?.[1]?.id;
    const { ref: _, ...rule } = blockRule("b", { id, description: "other" });
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [rule] });
    expect(after.rules).toMatchObject([{ id, ref: "b", version: "2", description: "other" }]);
  });

  test("makes a new rule of a changed ref, even under the old id", async () => {
    const rig = await startRig();
    const before = await start(rig);
    const old = before.rules?.[0];
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("renamed", { id: old?.id })] });
    expect(after.rules).toMatchObject([{ ref: "renamed", version: "1" }]);
    expect(after.rules?.[0]?.id).not.toBe(old?.id);
  });

  test("gives a rule without ref its id as ref", async () => {
    const rig = await startRig();
    const { ref: _, ...rule } = blockRule("a");
    const after = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [rule, rule] });
    expect(after.rules?.map((row) => row.ref)).toEqual(after.rules?.map((row) => row.id));
    expect(new Set(refs(after)).size).toBe(2);
  });

  test("turns an omitted skip logging on again, and stores no logging elsewhere", async () => {
    const rig = await startRig();
    const off = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [{ ...SKIP, logging: { enabled: false } }] });
    expect(off.rules).toMatchObject([{ logging: { enabled: false } }]);
    const on = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [SKIP] });
    expect(on.rules).toMatchObject([{ logging: { enabled: true }, version: "2" }]);
    const block = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("skip")] });
    expect(block.rules?.[0]).not.toHaveProperty("logging");
    expect(block.rules?.[0]).not.toHaveProperty("action_parameters");
  });

  test("refuses a ref twice and leaves everything as it was", async () => {
    const rig = await startRig();
    const before = await start(rig);
    const answer = await rig.call("PUT", entryPath(rig.zone), { rules: [blockRule("x"), blockRule("x")] });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      {
        code: 20000,
        message: "'x' is not a valid value for ref because it is not unique",
        source: { pointer: "/rules/1/ref" },
      },
    ]);
    expect(await rig.ruleset("GET", entryPath(rig.zone))).toEqual(before);
  });
});

describe("single-rule calls", () => {
  const start = async (rig: Rig): Promise<{ base: string; first: RulesetAnswer }> => {
    const first = await rig.ruleset("PUT", entryPath(rig.zone), { rules: [blockRule("a"), SKIP] });
    return { base: `/zones/${rig.zone}/rulesets/${first.id}/rules`, first };
  };

  test("answer the whole ruleset through the SDK, one version later each time", async () => {
    const rig = await startRig();
    const { first } = await start(rig);
    const { rules } = rig.client.rulesets;
    const added = (await rules.create(first.id, {
      zone_id: rig.zone,
      action: "block",
      ref: "b",
      expression: "ssl",
    })) as RulesetAnswer;
    expect([added.version, refs(added)]).toEqual(["2", ["a", "skip", "b"]]);
    const id = first.rules?.[0]?.id ?? "";
    const edited = (await rules.edit(id, {
      zone_id: rig.zone,
      ruleset_id: first.id,
      action: "managed_challenge",
      ref: "a",
      expression: "not ssl",
    })) as RulesetAnswer;
    expect(edited.version).toBe("3");
    expect(edited.rules?.[0]).toMatchObject({ id, version: "2", action: "managed_challenge", description: "" });
    const deleted = (await rules.delete(id, { zone_id: rig.zone, ruleset_id: first.id })) as RulesetAnswer;
    expect([deleted.version, refs(deleted)]).toEqual(["4", ["skip", "b"]]);
  });

  test("a PATCH replaces the definition, but keeps an omitted ref", async () => {
    const rig = await startRig();
    const { base, first } = await start(rig);
    await rig.ruleset("PATCH", `${base}/${first.rules?.[0]?.id}`, blockRule("a", { enabled: false }));
    const body = { action: "block", expression: "ssl" };
    const after = await rig.ruleset("PATCH", `${base}/${first.rules?.[0]?.id}`, body);
    expect(after.rules?.[0]).toMatchObject({
      ref: "a",
      enabled: true,
      description: "",
      expression: "ssl",
      version: "3",
    });
  });

  test("a PATCH that changes nothing makes a version of the ruleset, not of the rule", async () => {
    const rig = await startRig();
    const { base, first } = await start(rig);
    const after = await rig.ruleset("PATCH", `${base}/${first.rules?.[0]?.id}`, blockRule("a"));
    expect(after.version).toBe("2");
    expect(after.rules).toEqual(first.rules);
  });

  test("a PATCH from skip to block drops logging", async () => {
    const rig = await startRig();
    const { base, first } = await start(rig);
    const after = await rig.ruleset("PATCH", `${base}/${first.rules?.[1]?.id}`, blockRule("skip"));
    expect(after.rules?.[1]).not.toHaveProperty("logging");
  });

  test.each([
    ["PATCH", blockRule("a")],
    ["DELETE", undefined],
  ])("%s of an unknown rule is not found", async (method, body) => {
    const rig = await startRig();
    const { base } = await start(rig);
    const answer = await rig.call(method, `${base}/${"0".repeat(32)}`, body);
    expect([answer.status, answer.body.errors]).toEqual([404, [{ code: 10003, message: "could not find rule" }]]);
  });

  test("a POST refuses a ref that is taken", async () => {
    const rig = await startRig();
    const { base } = await start(rig);
    const answer = await rig.call("POST", base, blockRule("a"));
    expect(answer.body.errors[0]).toMatchObject({ code: 20000, source: { pointer: "/rules/2/ref" } });
  });

  test("a PATCH may not rename onto another rule's ref", async () => {
    const rig = await startRig();
    const { base, first } = await start(rig);
    const answer = await rig.call("PATCH", `${base}/${first.rules?.[0]?.id}`, blockRule("skip"));
    expect(answer.status).toBe(400);
  });
});

describe("versions", () => {
  test("are heads in ascending order; each can be read with its rules", async () => {
    const { client, ruleset, zone } = await startRig();
    const { id } = await ruleset("PUT", entryPath(zone), { rules: [blockRule("a")] });
    await ruleset("PUT", entryPath(zone), { rules: [blockRule("b")] });
    const last = await ruleset("PUT", entryPath(zone), { rules: [] });
    for (const list of [
      await client.rulesets.versions.list(id, { zone_id: zone }),
      await client.rulesets.phases.versions.list(CUSTOM, { zone_id: zone }),
    ]) {
      expect(list.result.map((head) => head.version)).toEqual(["1", "2", "3"]);
      expect(list.result[0]).not.toHaveProperty("rules");
    }
    const first = await client.rulesets.versions.get("1", { zone_id: zone, ruleset_id: id });
    expect(refs(first as unknown as RulesetAnswer)).toEqual(["a"]);
    const second = await client.rulesets.phases.versions.get("2", { zone_id: zone, ruleset_phase: CUSTOM });
    expect(refs(second as unknown as RulesetAnswer)).toEqual(["b"]);
    expect(last.version).toBe("3");
  });

  test("are none without an entry point, and one of them is not found", async () => {
    const { call, zone } = await startRig();
    expect((await call("GET", `${entryPath(zone)}/versions`)).body.result).toEqual([]);
    const one = await call("GET", `${entryPath(zone)}/versions/1`);
    expect([one.status, one.body.errors[0]?.code]).toEqual([404, 10003]);
  });

  test("are forgotten with 204, and their numbers never come again", async () => {
    const { call, ruleset, zone } = await startRig();
    const { id } = await ruleset("PUT", entryPath(zone), { rules: [blockRule("a")] });
    await ruleset("PUT", entryPath(zone), { rules: [blockRule("b")] });
    const path = `/zones/${zone}/rulesets/${id}/versions`;
    expect((await call("DELETE", `${path}/1`)).status).toBe(204);
    expect((await call("DELETE", `${path}/1`)).status).toBe(404);
    expect((await call("DELETE", `${path}/2`)).status).toBe(400);
    expect((await ruleset("PUT", entryPath(zone), { rules: [] })).version).toBe("3");
    const { body } = await call("GET", path);
    expect((body.result as { version: string }[]).map((head) => head.version)).toEqual(["2", "3"]);
  });

  test("of a long history are the last 200", async () => {
    const { sandbox, call, zone } = await startRig();
    for (let count = 0; count < 205; count++) {
      sandbox.control.write({ zone, kind: "replace", rules: [blockRule(`r${count}`)] });
    }
    const { body } = await call("GET", `${entryPath(zone)}/versions`);
    const numbers = (body.result as { version: string }[]).map((head) => head.version);
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([200, "6", "205"]);
  });
});
