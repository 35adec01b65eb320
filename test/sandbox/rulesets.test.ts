import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, type RulesetAnswer, refs, startRig } from "./support/fixture.ts";

describe("entry point", () => {
  test("is missing until somebody writes", async () => {
    const { call, zone } = await startRig();
    const answer = await call("GET", `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`);
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
    const body = { zone_id: zone, kind: "zone", name: "default", phase: CUSTOM, rules: [blockRule("a")] } as const;
    const created = (await client.rulesets.create(body as never)) as RulesetAnswer;
    expect(created).toMatchObject({ name: "default", description: "", kind: "zone", version: "1", phase: CUSTOM });
    expect(created.last_updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(created.rules).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        version: "1",
        action: "block",
        expression: 'http.host eq "a.example.com"',
        description: "a",
        last_updated: created.last_updated,
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
    const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    await ruleset("PUT", path, { rules: [blockRule("a")] });
    expect(await ruleset("PUT", path, { rules: [] })).not.toHaveProperty("rules");
    expect(await ruleset("GET", path)).not.toHaveProperty("rules");
  });
});

describe("single-rule calls", () => {
  test("answer the whole ruleset, one version later each time", async () => {
    const { client, zone, ruleset } = await startRig();
    const start = await ruleset("PUT", `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`, {
      rules: [blockRule("a")],
    });
    const added = (await client.rulesets.rules.create(start.id, {
      zone_id: zone,
      ...blockRule("b"),
      action: "block",
    })) as RulesetAnswer;
    expect([added.version, refs(added)]).toEqual(["2", ["a", "b"]]);
    const rule = added.rules?.[0];
    const edited = (await client.rulesets.rules
      .edit(rule?.id ?? "", {
        zone_id: zone,
        ruleset_id: start.id,
        ...blockRule("a"),
        action: "log",
        description: "now logged",
      } as never)
      .catch((error) => error.errors)) as RulesetAnswer;
    expect(edited).toMatchObject([{ message: expect.stringContaining("not entitled") }]);
    const deleted = (await client.rulesets.rules.delete(rule?.id ?? "", {
      zone_id: zone,
      ruleset_id: start.id,
    })) as RulesetAnswer;
    expect([deleted.version, refs(deleted)]).toEqual(["3", ["b"]]);
  });
});
