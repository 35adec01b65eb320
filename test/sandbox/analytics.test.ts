import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, type Rig, startRig } from "./support/fixture.ts";

const GROUPS = `query Hits($zone: string!, $since: Time!, $until: Time!, $ids: [string!]) {
  viewer { zones(filter: {zoneTag: $zone}) {
    hits: firewallEventsAdaptiveGroups(limit: 1000, orderBy: [count_DESC],
          filter: {datetime_geq: $since, datetime_lt: $until, ruleId_in: $ids}) {
      count avg { sampleInterval } dimensions { ruleId action source } } } } }`;

const EVENTS = `query ($zone: string!) { viewer { zones(filter: {zoneTag: $zone}) {
  firewallEventsAdaptive(limit: 10000, filter: {ruleId_in: ["one"]}, orderBy: [datetime_DESC]) { ruleId action datetime } } } }`;

const HITS = [
  { ruleId: "one", count: 3, sampleInterval: 10 },
  { ruleId: "two", count: 1, action: "log" },
];

async function ask(rig: Rig, query: string, variables: object, token = rig.sandbox.token) {
  const answer = await rig.call("POST", "/graphql", { query, variables }, { authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as { data: unknown; errors: { message: string }[] | null };
}

describe("hits", () => {
  test("are answered from fixtures under the query's alias, by rule id", async () => {
    const rig = await startRig();
    rig.sandbox.control.setFixtures({ hits: { [rig.zone]: HITS } });
    const answer = await ask(rig, GROUPS, { zone: rig.zone, ids: ["one"] });
    expect(answer).toEqual({
      data: {
        viewer: {
          zones: [
            {
              hits: [
                {
                  count: 3,
                  avg: { sampleInterval: 10 },
                  dimensions: { ruleId: "one", action: "block", source: "firewallCustom" },
                },
              ],
            },
          ],
        },
      },
      errors: null,
    });
  });

  test("on Free are single events only", async () => {
    const rig = await startRig({ zones: [{ name: "example.com", plan: "free" }] });
    rig.sandbox.control.setFixtures({ hits: { [rig.zone]: HITS } });
    const groups = await ask(rig, GROUPS, { zone: rig.zone, ids: ["one"] });
    expect(groups.data).toBeNull();
    expect(groups.errors?.[0]?.message).toBe(
      `zone '${rig.zone}' does not have access to the path. Refer to https://developers.cloudflare.com/analytics/graphql-api/errors/`,
    );
    const events = await ask(rig, EVENTS, { zone: rig.zone });
    const [zone] = (events.data as { viewer: { zones: { firewallEventsAdaptive: unknown[] }[] } }).viewer.zones;
    expect(zone?.firewallEventsAdaptive).toHaveLength(3);
  });

  test("need the permission", async () => {
    const rig = await startRig();
    const { value } = rig.sandbox.control.addToken({ permissions: ["zone:read"] });
    const answer = await ask(rig, GROUPS, { zone: rig.zone, ids: [] }, value);
    expect(answer).toMatchObject({ data: null, errors: [{ message: "not authorized for that account" }] });
  });

  test("can be any answer at all", async () => {
    const rig = await startRig();
    const message = "rate limiter budget depleted, try again after 5 minutes";
    rig.sandbox.control.setFixtures({ graphql: { data: null, errors: [{ message }] } });
    expect((await ask(rig, GROUPS, { zone: rig.zone })).errors).toEqual([{ message }]);
  });
});

describe("a trace", () => {
  const body = { method: "GET", url: "https://api.example.com/x" };

  test("shows the enabled rules of the host's zone", async () => {
    const { client, sandbox, ruleset, zone } = await startRig();
    const rules = [blockRule("a"), blockRule("off", { enabled: false })];
    const deployed = await ruleset("PUT", `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`, { rules });
    const answer = await client.requestTracers.traces.create({ account_id: sandbox.account, ...body });
    expect(answer).toMatchObject({
      status_code: 200,
      trace: [
        {
          step_name: CUSTOM,
          trace: [{ type: "ruleset", trace: [{ step_name: deployed.rules?.[0]?.id, type: "rule", matched: false }] }],
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain("off.example.com");
  });

  test("is a fixture when there is one", async () => {
    const { call, sandbox } = await startRig();
    const trace = { status_code: 403, trace: [{ step_name: "x", type: "rule", matched: true }] };
    sandbox.control.setFixtures({ trace });
    const answer = await call("POST", `/accounts/${sandbox.account}/request-tracer/trace`, body);
    expect(answer.body.result).toEqual(trace);
  });

  test.each([
    { method: "GET", url: "https://example.org/" },
    { method: "GET", url: "nonsense" },
    { url: "https://example.com/" },
  ])("is refused for %j", async (wrong) => {
    const { call, sandbox } = await startRig();
    expect((await call("POST", `/accounts/${sandbox.account}/request-tracer/trace`, wrong)).status).toBe(400);
  });
});
