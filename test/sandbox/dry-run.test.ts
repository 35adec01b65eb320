import { expect, test } from "vitest";
import { blockRule, CUSTOM, type Rig, startRig } from "./support/fixture.ts";

interface Write {
  readonly what: string;
  readonly method: string;
  readonly path: (ids: { zone: string; ruleset: string; rule: string }) => string;
  readonly body?: unknown;
  readonly status: number;
}

const WRITES: readonly Write[] = [
  {
    what: "PUT of the entry point",
    method: "PUT",
    path: ({ zone }) => `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`,
    body: { rules: [] },
    status: 200,
  },
  {
    what: "PUT of an entry point that is missing",
    method: "PUT",
    path: ({ zone }) => `/zones/${zone}/rulesets/phases/http_request_transform/entrypoint`,
    body: { rules: [] },
    status: 200,
  },
  {
    what: "POST of a ruleset",
    method: "POST",
    path: ({ zone }) => `/zones/${zone}/rulesets`,
    body: { kind: "zone", name: "default", phase: "http_request_origin" },
    status: 200,
  },
  {
    what: "PUT of a ruleset",
    method: "PUT",
    path: ({ zone, ruleset }) => `/zones/${zone}/rulesets/${ruleset}`,
    body: { description: "new" },
    status: 200,
  },
  {
    what: "DELETE of a ruleset",
    method: "DELETE",
    path: ({ zone, ruleset }) => `/zones/${zone}/rulesets/${ruleset}`,
    status: 204,
  },
  {
    what: "POST of a rule",
    method: "POST",
    path: ({ zone, ruleset }) => `/zones/${zone}/rulesets/${ruleset}/rules`,
    body: blockRule("new"),
    status: 200,
  },
  {
    what: "PATCH of a rule",
    method: "PATCH",
    path: ({ zone, ruleset, rule }) => `/zones/${zone}/rulesets/${ruleset}/rules/${rule}`,
    body: blockRule("a", { enabled: false }),
    status: 200,
  },
  {
    what: "a move",
    method: "PATCH",
    path: ({ zone, ruleset, rule }) => `/zones/${zone}/rulesets/${ruleset}/rules/${rule}`,
    body: { position: { after: "" } },
    status: 200,
  },
  {
    what: "DELETE of a rule",
    method: "DELETE",
    path: ({ zone, ruleset, rule }) => `/zones/${zone}/rulesets/${ruleset}/rules/${rule}`,
    status: 200,
  },
  {
    what: "DELETE of a version",
    method: "DELETE",
    path: ({ zone, ruleset }) => `/zones/${zone}/rulesets/${ruleset}/versions/1`,
    status: 204,
  },
];

async function prepared(rig: Rig): Promise<{ zone: string; ruleset: string; rule: string }> {
  const path = `/zones/${rig.zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  await rig.ruleset("PUT", path, { rules: [blockRule("a")] });
  const { id, rules } = await rig.ruleset("PUT", path, { rules: [blockRule("a"), blockRule("b")] });
  return { zone: rig.zone, ruleset: id, rule: rules?.[0]?.id ?? "" };
}

const stateText = (rig: Rig): string => JSON.stringify(rig.sandbox.control.state());

test.each(WRITES)("$what writes nothing in a dry run, and does without", async ({ method, path, body, status }) => {
  const rig = await startRig();
  const ids = await prepared(rig);
  const before = stateText(rig);

  const dry = await rig.call(method, `${path(ids)}?dry_run=true`, body);
  expect(dry.status).toBe(status);
  if (status === 200) expect(dry.body).toEqual({ result: null, success: true, errors: [], messages: [] });
  else expect(dry.text).toBe("");
  expect(stateText(rig)).toBe(before);

  const other = await rig.call(method, `${path(ids)}?dry_run=maybe`, body);
  expect([other.status, other.body.success]).toEqual([400, false]);
  expect(stateText(rig)).toBe(before);

  const real = await rig.call(method, `${path(ids)}?dry_run=false`, body);
  expect(real.status).toBe(status);
  if (status === 200) expect(real.body.result).not.toBeNull();
  expect(stateText(rig)).not.toBe(before);
});

test("a dry run says what the write would say", async () => {
  const rig = await startRig();
  const ids = await prepared(rig);
  const path = `/zones/${ids.zone}/rulesets/${ids.ruleset}/rules`;
  const bad = blockRule("x", { expression: "nonsense" });
  const dry = await rig.call("POST", `${path}?dry_run=true`, bad);
  const real = await rig.call("POST", path, bad);
  expect(dry.status).toBe(400);
  expect(dry.body).toEqual(real.body);
});

test("the safe probe tells a server that knows dry runs", async () => {
  const rig = await startRig();
  const ids = await prepared(rig);
  const path = `/zones/${ids.zone}/rulesets/${ids.ruleset}/rules/${"0".repeat(32)}`;
  expect((await rig.call("DELETE", `${path}?dry_run=maybe`)).status).toBe(400);
  expect((await rig.call("DELETE", path)).status).toBe(404);
});
