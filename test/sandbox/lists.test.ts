import { describe, expect, test } from "vitest";
import { blockRule, CUSTOM, startRig } from "./support/fixture.ts";

describe("lists", () => {
  test("are made, described, used and deleted once unused", async () => {
    const { client, call, ruleset, sandbox, zone } = await startRig();
    const account_id = sandbox.account;
    const made = await client.rules.lists.create({ account_id, kind: "ip", name: "office_ips", description: "Office" });
    expect(made).toMatchObject({
      name: "office_ips",
      kind: "ip",
      description: "Office",
      num_items: 0,
      num_referencing_filters: 0,
    });
    const path = `/accounts/${account_id}/rules/lists/${made.id}`;
    await client.rules.lists.update(made.id, { account_id, description: "Both offices" });

    const entry = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const rules = [blockRule("a", { expression: "not ip.src in $office_ips" }), blockRule("b")];
    await ruleset("PUT", entry, { rules });
    const { result } = await client.rules.lists.list({ account_id });
    expect(result).toMatchObject([{ id: made.id, description: "Both offices", num_referencing_filters: 1 }]);
    expect((await call("DELETE", path)).status).toBe(400);
    await ruleset("PUT", entry, { rules: [blockRule("b")] });
    expect((await call("DELETE", path)).status).toBe(200);
    const unknown = await call("PUT", entry, { rules });
    expect(unknown.body.errors[0]?.message).toContain("could not find list");
  });

  test.each([
    { name: "a-b", kind: "ip" },
    { name: "", kind: "ip" },
    { name: "x".repeat(51), kind: "ip" },
    { name: "fine", kind: "country" },
    { name: "fine", kind: "asn" },
    { name: "taken", kind: "ip" },
  ])("are not made of %j on Business", async (body) => {
    const { call, sandbox } = await startRig();
    const path = `/accounts/${sandbox.account}/rules/lists`;
    expect((await call("POST", path, { name: "taken", kind: "ip" })).status).toBe(200);
    expect((await call("POST", path, body)).status).toBe(400);
    expect((await call("GET", path)).body.result).toHaveLength(1);
  });

  test("of a Free account are one", async () => {
    const { call, sandbox } = await startRig({ zones: [{ name: "example.com", plan: "free" }] });
    const path = `/accounts/${sandbox.account}/rules/lists`;
    expect((await call("POST", path, { name: "one", kind: "ip" })).status).toBe(200);
    expect((await call("POST", path, { name: "two", kind: "ip" })).status).toBe(400);
    expect((await call("POST", path, { name: "three", kind: "redirect" })).status).toBe(200);
  });
});

describe("items", () => {
  test("change by operations that take their time, one at once", async () => {
    let now = new Date("2026-11-24T08:00:00Z");
    const rig = await startRig({ now: () => now, settings: { bulkOperationDelay: 1000 } });
    const { client, call, sandbox } = rig;
    const account_id = sandbox.account;
    const list = await client.rules.lists.create({ account_id, kind: "ip", name: "office_ips" });
    const items = `/accounts/${account_id}/rules/lists/${list.id}/items`;
    const shown = async (query = ""): Promise<unknown[]> => {
      const { body } = await call("GET", items + query);
      return (body.result as { ip: string }[]).map((item) => item.ip);
    };
    const begin = async (method: string, body: unknown): Promise<string> =>
      ((await call(method, items, body)).body.result as { operation_id: string }).operation_id;
    const status = async (id: string): Promise<unknown> =>
      (await client.rules.lists.bulkOperations.get(id, { account_id })).status;

    const append = await begin("POST", [{ ip: "192.0.2.1", comment: "door" }, { ip: "198.51.100.0/24" }]);
    expect(await status(append)).toBe("pending");
    expect((await call("POST", items, [{ ip: "192.0.2.2" }])).status).toBe(400);
    now = new Date(now.getTime() + 500);
    expect([await status(append), await shown()]).toEqual(["running", []]);
    now = new Date(now.getTime() + 500);
    expect([await status(append), await shown()]).toEqual(["completed", ["192.0.2.1", "198.51.100.0/24"]]);

    await begin("POST", [{ ip: "192.0.2.1", comment: "gate" }]);
    now = new Date(now.getTime() + 1000);
    expect(await shown()).toEqual(["198.51.100.0/24", "192.0.2.1"]);
    expect(await shown("?search=192.0")).toEqual(["192.0.2.1"]);

    const { body } = await call("GET", items);
    await begin("DELETE", { items: [{ id: (body.result as { id: string }[])[0]?.id }] });
    now = new Date(now.getTime() + 1000);
    expect(await shown()).toEqual(["192.0.2.1"]);
    await begin("PUT", [{ ip: "2001:db8::/64" }]);
    now = new Date(now.getTime() + 1000);
    expect(await shown()).toEqual(["2001:db8::/64"]);
    expect(await client.rules.lists.get(list.id, { account_id })).toMatchObject({ num_items: 1 });
  });

  test("are read to the end by the SDK's own paging", async () => {
    const { client, sandbox } = await startRig({ settings: { bulkOperationDelay: 0 } });
    const account_id = sandbox.account;
    const { id } = await client.rules.lists.create({ account_id, kind: "ip", name: "many" });
    const body = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map((ip) => ({ ip }));
    await client.rules.lists.items.create(id, { account_id, body });
    const found: unknown[] = [];
    for await (const item of client.rules.lists.items.list(id, { account_id, per_page: 2 })) {
      found.push((item as { ip?: string }).ip);
    }
    expect(found).toEqual(["192.0.2.1", "192.0.2.2", "192.0.2.3"]);
  });

  test.each<[string, unknown]>([
    ["ip", { ip: "192.0.2.256" }],
    ["ip", { ip: "192.0.2.0/1" }],
    ["ip", { ip: "192.0.2.0/33" }],
    ["ip", { ip: "2001:db8::/65" }],
    ["ip", { ip: "2001:db8::/3" }],
    ["ip", { ip: "192.0.2.0/24/8" }],
    ["ip", { ip: 1 }],
    ["ip", { asn: 1 }],
    ["ip", { ip: "192.0.2.1", asn: 1 }],
    ["ip", { ip: "192.0.2.1", comment: "x".repeat(501) }],
    ["ip", "192.0.2.1"],
    ["asn", { asn: 0 }],
    ["asn", { asn: 2 ** 32 }],
    ["hostname", { hostname: "example.com" }],
    ["redirect", { redirect: { source_url: "example.com/?a=1", target_url: "https://example.org" } }],
    ["redirect", { redirect: { source_url: "example.com/" } }],
  ])("of a list of %s refuse %j", async (kind, item) => {
    const { call, sandbox } = await startRig({ zones: [{ name: "example.com", plan: "enterprise" }] });
    const path = `/accounts/${sandbox.account}/rules/lists`;
    const { body } = await call("POST", path, { name: "mine", kind });
    const { id } = body.result as { id: string };
    expect((await call("POST", `${path}/${id}/items`, [item])).status).toBe(400);
    expect((await call("POST", `${path}/${id}/items`, item)).status).toBe(400);
  });

  test("of a redirect with a query are refused by code", async () => {
    const { call, sandbox } = await startRig();
    const path = `/accounts/${sandbox.account}/rules/lists`;
    const { body } = await call("POST", path, { name: "mine", kind: "redirect" });
    const { id } = body.result as { id: string };
    const item = { redirect: { source_url: "example.com/?a=1", target_url: "https://example.org" } };
    const answer = await call("POST", `${path}/${id}/items`, [item]);
    expect(answer.body.errors).toEqual([{ code: 10053, message: "matching url cannot have a query string" }]);
  });
});
