import { expect, it } from "vitest";
import { Deployments } from "#cloudflare/deployments.ts";
import { FailureError } from "#cloudflare/errors.ts";
import { type Rig, ruleFile, startRig, startSession } from "./rig.ts";

const zone = "example.com";
const A = { ref: "a", expression: 'http.host eq "a.example.com"' };
const B = { ref: "b", expression: 'http.host eq "b.example.com"' };
const C = { ref: "c", expression: 'http.host eq "c.example.com"' };
const THEIRS = { ref: "theirs", action: "block", expression: "ssl", description: "Theirs", enabled: true };

function live(rig: Rig) {
  const rules = rig.sandbox.control.ruleset({ zone })?.rules ?? [];
  return rules.map(({ ref, action, expression, enabled }) => ({ ref, action, expression, enabled }));
}

async function undo(rig: Rig, deployments = rig.deployments) {
  const plan = await deployments.planUndo(rig.document(""));
  return { plan, view: await deployments.deploy(plan.ticket) };
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FailureError) return error.message;
  throw error ?? new Error("nothing failed");
}

it("takes back what a deploy created, changed, moved and deleted, in one question", async () => {
  const rig = await startRig({ account: "Example Ltd" });
  await rig.deploy(ruleFile(A, B));
  rig.sandbox.control.write({ zone, kind: "add", rule: THEIRS });
  const before = live(rig);
  const position = { header: "action: js_challenge\nposition: last" };
  await rig.deploy(ruleFile({ ...A, ...position }, C));
  expect(rig.refs()).toEqual(["theirs", "c", "a"]);

  const { plan, view } = await undo(rig);
  expect(plan).toMatchObject({
    question: "Undo the last deploy of api.rule to example.com (Example Ltd)?",
    verb: "Undo",
  });
  expect(plan.zones[0]?.steps).toEqual(["Update a: action, place", "Create b (block)", "Delete c"]);
  expect(plan.zones[0]?.risks).toEqual(["`b` comes back with a new id: its hits are counted anew."]);
  expect(view).toMatchObject({ outcome: "done", undoable: false });
  expect(view.message).toBe(
    "Undid the last deploy of api.rule to example.com: 1 created, 1 updated, 1 deleted (version 8). The file itself is as it was.",
  );
  expect(live(rig)).toEqual(before);
});

it("works after a restart, deploy by deploy, until there is nothing left", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  await rig.deploy(ruleFile({ ...A, header: "action: js_challenge" }));
  const session = await startSession({ api: rig.sandbox.api, store: rig.store, zone });
  await session.setToken(rig.sandbox.token);
  const later = new Deployments(session);
  await undo(rig, later);
  expect(live(rig)).toMatchObject([{ ref: "a", action: "block" }]);
  await undo(rig, later);
  expect(live(rig)).toEqual([]);
  expect(await failureOf(later.planUndo(rig.document("")))).toBe(
    "No deploy of api.rule is remembered that could be undone.",
  );
});

it("is about the deploys of that file only", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  expect(await rig.deployments.undoable("file:///project/rules/other.rule")).toBe(false);
  const other = rig.document(ruleFile(B), { uri: "file:///project/rules/other.rule", path: "rules/other.rule" });
  await rig.deployments.deploy((await rig.deployments.plan(other)).ticket);
  await undo(rig);
  expect(rig.refs()).toEqual(["b"]);
});

it("refuses when somebody changed one of those rules since, and says which and what", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A, B, C));
  await rig.deploy(ruleFile({ ...A, header: "action: js_challenge" }, { ...B, header: "action: js_challenge" }));
  const { control } = rig.sandbox;
  control.write({ zone, kind: "edit", ref: "a", changes: { expression: "ssl", enabled: false } });
  control.write({ zone, kind: "delete", ref: "b" });
  control.write({ zone, kind: "add", rule: { ...THEIRS, ref: "c" } });
  const now = live(rig);
  expect(await failureOf(rig.deployments.planUndo(rig.document("")))).toBe(
    "example.com was changed since that deploy: `a` (expression, enabled), `b` (deleted) and `c` (created). Undoing " +
      "would lose that, so nothing was changed. Deploy an older version of the file instead.",
  );
  expect(live(rig)).toEqual(now);
});

it("goes on where it was cut off", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A, B));
  await rig.deploy(ruleFile({ ...A, header: "action: js_challenge" }, { ...B, header: "action: js_challenge" }));
  const plan = await rig.deployments.planUndo(rig.document(""));
  const controller = new AbortController();
  const options = { signal: controller.signal, onProgress: () => controller.abort() };
  const view = await rig.deployments.deploy(plan.ticket, options);
  expect(view.message).toBe("Cancelled. 1 of 2 steps was done. Undo again to finish.");
  await undo(rig);
  expect(live(rig)).toMatchObject([
    { ref: "a", action: "block" },
    { ref: "b", action: "block" },
  ]);
});

it("leaves the lock file as it was before the deploy, but for ids and versions", async () => {
  const rig = await startRig();
  rig.sandbox.control.write({ zone, kind: "add", rule: { ...THEIRS, ref: "c" } });
  await rig.deploy(ruleFile(A, B));
  const owners = () => [...(rig.lock ?? "").matchAll(/"(\w+)": \{\s+"file": "(\S+)"/g)].map((found) => found[1]);
  await rig.deploy(ruleFile({ ...A, header: "action: js_challenge" }, C));
  expect(owners()).toEqual(["a", "c"]);
  await undo(rig);
  expect(owners()).toEqual(["a", "b"]);
  expect((await rig.deployments.plan(rig.document(ruleFile(A, B)))).empty).toBe(true);
});
