import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, type Rig, type RulesetAnswer, refs, startRig } from "./support/fixture.ts";

async function threeRules(rig: Rig): Promise<{ base: string; id: (ref: string) => string; start: RulesetAnswer }> {
  const path = `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  const start = await rig.ruleset("PUT", path, { rules: ["a", "b", "c"].map((ref) => blockRule(ref)) });
  const id = (ref: string): string => start.rules?.find((rule) => rule.ref === ref)?.id ?? "";
  return { base: `/zones/${rig.zone}/rulesets/${start.id}/rules`, id, start };
}

type Id = (ref: string) => string;

describe("a new rule", () => {
  test.each<[string, (id: Id) => unknown, string]>([
    ["no position", () => undefined, "a b c new"],
    ['before ""', () => ({ before: "" }), "new a b c"],
    ['after ""', () => ({ after: "" }), "a b c new"],
    ["before b", (id) => ({ before: id("b") }), "a new b c"],
    ["after b", (id) => ({ after: id("b") }), "a b new c"],
    ["index 1", () => ({ index: 1 }), "new a b c"],
    ["index 2", () => ({ index: 2 }), "a new b c"],
    ["index n + 1", () => ({ index: 4 }), "a b c new"],
  ])("with %s", async (_name, position, order) => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    const answer = await rig.ruleset("POST", base, { ...blockRule("new"), position: position(id) });
    expect(refs(answer).join(" ")).toBe(order);
    expect(answer.version).toBe("2");
  });
});

describe("an existing rule", () => {
  test.each<[string, string, (id: Id) => unknown, string]>([
    ["c before a", "c", (id) => ({ before: id("a") }), "c a b"],
    ["a after b", "a", (id) => ({ after: id("b") }), "b a c"],
    ['a after ""', "a", () => ({ after: "" }), "b c a"],
    ['c before ""', "c", () => ({ before: "" }), "c a b"],
    ["a to index 2", "a", () => ({ index: 2 }), "b a c"],
    ["a to the last index", "a", () => ({ index: 3 }), "b c a"],
  ])("%s moves and keeps its version", async (_name, ref, position, order) => {
    const rig = await startRig();
    const { base, id, start } = await threeRules(rig);
    const answer = await rig.ruleset("PATCH", `${base}/${id(ref)}`, { position: position(id) });
    expect(refs(answer).join(" ")).toBe(order);
    expect(answer.version).toBe("2");
    expect(answer.rules?.find((rule) => rule.ref === ref)).toEqual(start.rules?.find((rule) => rule.ref === ref));
  });

  test("changes and moves in one call", async () => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    const body = { ...blockRule("c"), enabled: false, position: { before: id("a") } };
    const answer = await rig.ruleset("PATCH", `${base}/${id("c")}`, body);
    expect(refs(answer)).toEqual(["c", "a", "b"]);
    expect(answer.rules?.[0]).toMatchObject({ id: id("c"), enabled: false, version: "2" });
    expect(answer.version).toBe("2");
  });

  test("may stand where it stands, unless so configured", async () => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    await rig.ruleset("PATCH", `${base}/${id("a")}`, { position: { index: 1 } });
    rig.sandbox.control.configure({ samePosition: "refuse" });
    const answer = await rig.call("PATCH", `${base}/${id("a")}`, { position: { before: id("b") } });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([400, 20011]);
  });
});

describe("a bad position is refused", () => {
  test.each<[string, (id: Id) => unknown]>([
    ["two keys", (id) => ({ before: id("a"), index: 1 })],
    ["no key", () => ({})],
    ["an unknown key", () => ({ at: 1 })],
    ["an unknown id", () => ({ before: "0".repeat(32) })],
    ["a ref instead of an id", () => ({ after: "a" })],
    ["index 0", () => ({ index: 0 })],
    ["index n + 2", () => ({ index: 5 })],
    ["a broken index", () => ({ index: 1.5 })],
    ["an index as text", () => ({ index: "1" })],
    ["no object", () => 1],
  ])("%s", async (_name, position) => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    for (const [method, path, rule] of [
      ["POST", base, blockRule("new")],
      ["PATCH", `${base}/${id("b")}`, {}],
    ] as const) {
      const answer = await rig.call(method, path, { ...rule, position: position(id) });
      expect([method, answer.status, answer.body.success]).toEqual([method, 400, false]);
    }
    const after = rig.sandbox.control.ruleset({ zone: "example.com" });
    expect([after?.version, after?.rules.map((rule) => rule.ref)]).toEqual([1, ["a", "b", "c"]]);
  });

  test("itself as its neighbour", async () => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    const answer = await rig.call("PATCH", `${base}/${id("b")}`, { position: { after: id("b") } });
    expect(answer.status).toBe(400);
  });

  test("index n + 1 of a rule that is moved", async () => {
    const rig = await startRig();
    const { base, id } = await threeRules(rig);
    expect((await rig.call("PATCH", `${base}/${id("b")}`, { position: { index: 4 } })).status).toBe(400);
  });
});
