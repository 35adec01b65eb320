import { describe, expect, it, test } from "vitest";
import { hitsText, sumOfHits } from "#cloudflare/hits.ts";
import { CUSTOM, type Rig, ruleFile, startRig } from "./rig.ts";

const zone = "example.com";

test.each([
  [{ count: 0, sampled: false, more: false }, "no hits in 24 h"],
  [{ count: 1, sampled: false, more: false }, "1 hit in 24 h"],
  [{ count: 1240, sampled: false, more: false }, "1,240 hits in 24 h"],
  [{ count: 1234567, sampled: true, more: false }, "≈ 1,234,567 hits in 24 h"],
  [{ count: 10000, sampled: false, more: true }, "at least 10,000 hits in 24 h"],
])("%j reads %s", (hits, text) => {
  expect(hitsText(hits)).toBe(text);
});

test("hits of several zones add up and keep their doubts", () => {
  const sure = { count: 1, sampled: false, more: false };
  expect(sumOfHits([sure, { count: 2, sampled: true, more: false }])).toEqual({ count: 3, sampled: true, more: false });
});

async function withRules(plan: "free" | "business"): Promise<{ rig: Rig; ids: readonly string[] }> {
  const rig = await startRig({ zones: [{ name: zone, plan }] });
  await rig.deploy(
    ruleFile({ ref: "a", expression: 'http.host eq "a"' }, { ref: "b", expression: 'http.host eq "b"' }),
  );
  const ids = (rig.sandbox.control.ruleset({ zone })?.rules ?? []).map(({ id }) => id);
  await rig.deployments.seen.read(zone, CUSTOM);
  rig.requests();
  return { rig, ids };
}

describe("hits of the last day", () => {
  it("come from one question for all rules, and are not asked for again at once", async () => {
    const { rig, ids } = await withRules("business");
    rig.sandbox.control.setFixtures({
      hits: { [rig.sandbox.zones[zone] as string]: [{ ruleId: ids[0] as string, count: 1240, sampleInterval: 10 }] },
    });
    await rig.deployments.seen.readHits(zone, CUSTOM);
    await rig.deployments.seen.readHits(zone, CUSTOM);
    expect(rig.deployments.seen.hits(zone, CUSTOM, ids[0] as string)).toEqual({
      count: 1240,
      sampled: true,
      more: false,
    });
    expect(rig.deployments.seen.hits(zone, CUSTOM, ids[1] as string)).toEqual({
      count: 0,
      sampled: false,
      more: false,
    });
    expect(rig.requests()).toEqual(["POST /graphql"]);
  });

  it("are counted one by one where the plan has no counts", async () => {
    const { rig, ids } = await withRules("free");
    rig.sandbox.control.setFixtures({
      hits: { [rig.sandbox.zones[zone] as string]: [{ ruleId: ids[0] as string, count: 12 }] },
    });
    await rig.deployments.seen.readHits(zone, CUSTOM);
    expect(rig.deployments.seen.hits(zone, CUSTOM, ids[0] as string)).toEqual({
      count: 12,
      sampled: false,
      more: false,
    });
  });

  it("are not known without the permission", async () => {
    const { rig, ids } = await withRules("business");
    rig.sandbox.control.editToken({ value: rig.sandbox.token, permissions: ["zone:read", "zone_waf:edit"] });
    await rig.deployments.seen.readHits(zone, CUSTOM);
    expect(rig.deployments.seen.hits(zone, CUSTOM, ids[0] as string)).toBeUndefined();
  });
});
