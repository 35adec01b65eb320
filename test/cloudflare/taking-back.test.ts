import { describe, expect, it } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import { type Rig, ruleFile, startRig } from "./rig.ts";

const zone = "example.com";
const A = { ref: "a", expression: 'http.host eq "a.example.com"' };
const B = { ref: "b", expression: 'http.host eq "b.example.com"' };
const THEIRS = { ref: "theirs", action: "block", expression: "ssl", description: "Theirs", enabled: true };

function rule(rig: Rig, ref: string) {
  return rig.sandbox.control.ruleset({ zone })?.rules.find((live) => live.ref === ref);
}

async function messageOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FailureError) return error.message;
  throw error ?? new Error("nothing failed");
}

describe("undeploying a file", () => {
  it("deletes what was deployed from it, wherever, and nothing else; it can be undone", async () => {
    const rig = await startRig({ zones: [{ name: "example.com" }, { name: "example.net" }], account: "Example Ltd" });
    rig.sandbox.control.write({ zone, kind: "add", rule: THEIRS });
    await rig.deploy(ruleFile({ ...A, header: "action: block\nzone: [example.com, example.net]" }, B));
    const plan = await rig.deployments.planUndeploy(rig.document("not read"));
    expect(plan).toMatchObject({
      question: "Delete the rules of api.rule from example.com (Example Ltd) and example.net (Example Ltd)?",
      verb: "Delete",
    });
    expect(plan.zones.map(({ zone: name, steps }) => [name, steps])).toEqual([
      ["example.com", ["Delete a", "Delete b"]],
      ["example.net", ["Delete a"]],
    ]);
    const view = await rig.deployments.deploy(plan.ticket);
    expect(view.message).toMatch(
      /^Deleted the rules of api\.rule from example\.com: 2 deleted .* and example\.net: 1 deleted/,
    );
    expect(rig.refs()).toEqual(["theirs"]);
    const undo = await rig.deployments.planUndo(rig.document(""));
    await rig.deployments.deploy(undo.ticket);
    expect(rig.refs()).toEqual(["theirs", "a", "b"]);
    expect((await rig.deployments.planUndeploy(rig.document(""))).zones).toHaveLength(2);
  });

  it("leaves a rule that only has the ref of one, and says why when that is all", async () => {
    const rig = await startRig();
    rig.sandbox.control.write({ zone, kind: "add", rule: { ...THEIRS, ref: "a" } });
    expect(await messageOf(rig.deployments.planUndeploy(rig.document(ruleFile(A))))).toBe(
      "No rule is remembered as deployed from api.rule. Nothing is deleted without that.",
    );
  });

  it("says when a rule to delete was changed outside", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A));
    rig.sandbox.control.write({ zone, kind: "edit", ref: "a", changes: { expression: "ssl" } });
    const plan = await rig.deployments.planUndeploy(rig.document(""));
    expect(plan.zones[0]?.risks).toEqual(["`a` was changed outside since the last deploy: that change is deleted."]);
  });

  it("is limited to one zone by name or alias", async () => {
    const rig = await startRig({ zones: [{ name: "example.com" }, { name: "example.net" }] });
    await rig.deploy(ruleFile({ ...A, header: "action: block\nzone: [example.com, example.net]" }));
    const file = rig.document("", { aliases: { live: "example.net" } });
    const plan = await rig.deployments.planUndeploy(file, { zone: "live" });
    expect(plan.zones.map((part) => part.zone)).toEqual(["example.net"]);
    expect(await messageOf(rig.deployments.planUndeploy(file, { zone: "example.org" }))).toContain("to example.org");
  });
});

describe("the kill switch", () => {
  it("disables one rule, keeps every other member, and can be undone", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A, B));
    rig.sandbox.control.write({ zone, kind: "edit", ref: "b", changes: { expression: "ssl" } });
    const before = rule(rig, "b");
    const plan = await rig.deployments.planDisable(rig.document(ruleFile(A, B)), "b");
    expect(plan).toMatchObject({
      question: "Disable `b` of api.rule on example.com (Sandbox) now?",
      verb: "Disable",
      zones: [{ steps: ["Disable b"], risks: [] }],
    });
    const view = await rig.deployments.deploy(plan.ticket);
    expect(view.message).toMatch(/^Disabled `b` of api\.rule on example\.com: 1 updated .* The file is as it was/);
    const after = rule(rig, "b");
    expect(after).toEqual({ ...before, enabled: false, version: 3, lastUpdated: after?.lastUpdated });
    expect(rule(rig, "a")?.enabled).toBe(true);

    const again = await rig.deployments.planDisable(rig.document(ruleFile(A, B)), "b");
    expect(again).toMatchObject({ empty: true });
    await rig.deployments.deploy((await rig.deployments.planUndo(rig.document(""))).ticket);
    expect(rule(rig, "b")).toMatchObject({ enabled: true, expression: "ssl" });
  });

  it("works while the file has errors", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile(A));
    const broken = rig.document(`${ruleFile(A)}---\nname: half\n---\nip.src eq\n`);
    const plan = await rig.deployments.planDisable(broken, "a");
    await rig.deployments.deploy(plan.ticket);
    expect(rule(rig, "a")?.enabled).toBe(false);
  });

  it("says when the rule is not deployed", async () => {
    const rig = await startRig();
    expect(await messageOf(rig.deployments.planDisable(rig.document(ruleFile(A)), "a"))).toBe(
      "`a` of api.rule is not deployed, so there is nothing to disable.",
    );
  });
});

describe("enabling a rule at once", () => {
  it("switches it on and changes nothing else, and says what it can do", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile({ ref: "a", expression: "ssl", header: "action: block\nenabled: false" }));
    const before = rule(rig, "a");
    const plan = await rig.deployments.planEnable(rig.document(ruleFile({ ref: "a", expression: "ssl" })), "a");
    expect(plan).toMatchObject({
      question: "Enable `a` of api.rule on example.com (Sandbox) now?",
      verb: "Enable",
      zones: [
        {
          steps: ["Enable a"],
          risks: ["This rule has no host or path: it can block every visitor of example.com."],
        },
      ],
    });
    const view = await rig.deployments.deploy(plan.ticket);
    expect(view.message).toMatch(/^Enabled `a` of api\.rule on example\.com: 1 updated .* The file is as it was/);
    const after = rule(rig, "a");
    expect(after).toEqual({ ...before, enabled: true, version: 2, lastUpdated: after?.lastUpdated });
    const document = rig.document(ruleFile({ ref: "a", expression: "ssl" }));
    expect(await rig.deployments.planEnable(document, "a")).toMatchObject({ empty: true });
  });

  it("warns of nothing where the rule is about one host", async () => {
    const rig = await startRig();
    await rig.deploy(ruleFile({ ...A, header: "action: block\nenabled: false" }));
    const plan = await rig.deployments.planEnable(rig.document(ruleFile(A)), "a");
    expect(plan.zones[0]?.risks).toEqual([]);
  });
});
