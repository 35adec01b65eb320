import { describe, expect, test } from "vitest";
import { startRig } from "./support/fixture.ts";

const ZONES = [
  { name: "example.com" },
  { name: "example.net", plan: "free" },
  { name: "Other.org", plan: "enterprise", status: "pending" },
] as const;

describe("zones", () => {
  test("are listed to the end by the SDK's own paging", async () => {
    const { client } = await startRig({ zones: ZONES });
    const names: string[] = [];
    for await (const zone of client.zones.list({ per_page: 2 })) names.push(zone.name);
    expect(names).toEqual(["example.com", "example.net", "Other.org"]);
  });

  test("past the end are an empty page", async () => {
    const { call } = await startRig({ zones: ZONES });
    const { body } = await call("GET", "/zones?page=3&per_page=2");
    expect(body.result).toEqual([]);
    expect(body.result_info).toEqual({ page: 3, per_page: 2, total_pages: 2, count: 0, total_count: 3 });
  });

  test("show plan and account", async () => {
    const { client, sandbox, zone } = await startRig();
    const { result } = await client.zones.list({ name: "example.com" });
    expect(result).toHaveLength(1);
    expect(result[0]).toMatchObject({
      id: zone,
      name: "example.com",
      status: "active",
      account: { id: sandbox.account, name: "Sandbox" },
      plan: { legacy_id: "business", name: "Business Website" },
    });
    expect(await client.zones.get({ zone_id: zone })).toMatchObject({ id: zone, type: "full" });
  });

  test.each([
    ["name=example.com", ["example.com"]],
    ["name=EXAMPLE.com", ["example.com"]],
    ["name=equal:example.net", ["example.net"]],
    ["name=not_equal:example.net", ["example.com", "Other.org"]],
    ["name=starts_with:exam", ["example.com", "example.net"]],
    ["name=ends_with:.ORG", ["Other.org"]],
    ["name=contains:ther", ["Other.org"]],
    ["name=contains_case_sensitive:other", []],
    ["name=contains_case_sensitive:Other", ["Other.org"]],
    ["name=nothing.example", []],
    ["status=pending", ["Other.org"]],
    ["status=pending&name=example.com&match=any", ["example.com", "Other.org"]],
    ["status=pending&name=example.com", []],
    ["account.id=ffffffffffffffffffffffffffffffff", []],
    ["account.name=Sandbox", ["example.com", "example.net", "Other.org"]],
    ["type=full&type=partial", ["example.com", "example.net", "Other.org"]],
    ["type=partial", []],
    ["order=name&direction=desc", ["example.net", "example.com", "Other.org"]],
  ])("filter %s", async (query, names) => {
    const { call } = await startRig({ zones: ZONES });
    const { body } = await call("GET", `/zones?${query}`);
    expect((body.result as { name: string }[]).map((zone) => zone.name)).toEqual(names);
  });

  test("of the token only", async () => {
    const { call, sandbox } = await startRig({ zones: ZONES });
    const id = sandbox.zones["example.net"] ?? "";
    const { value } = sandbox.control.addToken({ zones: [id] });
    const { body } = await call("GET", "/zones", undefined, { authorization: `Bearer ${value}` });
    expect((body.result as { id: string }[]).map((zone) => zone.id)).toEqual([id]);
  });
});

describe("accounts", () => {
  test("are listed with their name", async () => {
    const { client, sandbox } = await startRig({ account: "Example Ltd" });
    const { result } = await client.accounts.list();
    expect(result).toEqual([expect.objectContaining({ id: sandbox.account, name: "Example Ltd", type: "standard" })]);
  });
});

describe("host names", () => {
  test("come from DNS records; those with mTLS from the associations", async () => {
    const { client, zone } = await startRig();
    const names: string[] = [];
    for await (const record of client.dns.records.list({ zone_id: zone })) names.push(record.name ?? "");
    expect(names.sort()).toEqual(["api.example.com", "example.com", "www.example.com"]);
    const associations = client.certificateAuthorities.hostnameAssociations;
    expect(await associations.get({ zone_id: zone })).toEqual({ hostnames: ["api.example.com"] });
  });

  test("are replaced as a set, an empty one removes all", async () => {
    const { client, zone } = await startRig();
    const associations = client.certificateAuthorities.hostnameAssociations;
    const hostnames = ["www.example.com", "example.com"];
    expect(await associations.update({ zone_id: zone, hostnames })).toEqual({ hostnames });
    expect(await associations.get({ zone_id: zone })).toEqual({ hostnames });
    await associations.update({ zone_id: zone, hostnames: [] });
    expect(await associations.get({ zone_id: zone })).toEqual({ hostnames: [] });
  });

  test("of an uploaded authority stand apart from the managed ones", async () => {
    const { client, zone, sandbox } = await startRig();
    const { id } = sandbox.control.addAuthority({ name: "Factory" });
    const associations = client.certificateAuthorities.hostnameAssociations;
    await associations.update({ zone_id: zone, hostnames: ["www.example.com"], mtls_certificate_id: id });
    expect(await associations.get({ zone_id: zone, mtls_certificate_id: id })).toEqual({
      hostnames: ["www.example.com"],
    });
    expect(await associations.get({ zone_id: zone })).toEqual({ hostnames: ["api.example.com"] });
    const { result } = await client.mtlsCertificates.list({ account_id: sandbox.account });
    expect(result).toMatchObject([{ id, name: "Factory", type: "custom" }]);
  });

  test.each(["www.example.org", "badexample.com", "*.example.com"])("refuse %s", async (host) => {
    const { call, zone } = await startRig();
    const path = `/zones/${zone}/certificate_authorities/hostname_associations`;
    expect((await call("PUT", path, { hostnames: [host] })).status).toBe(400);
    expect((await call("GET", path)).body.result).toEqual({ hostnames: ["api.example.com"] });
  });

  test("of an authority that does not exist are not found", async () => {
    const { call, zone } = await startRig();
    const id = "00000000-0000-4000-8000-000000000000";
    const path = `/zones/${zone}/certificate_authorities/hostname_associations?mtls_certificate_id=${id}`;
    expect((await call("GET", path)).status).toBe(404);
  });
});

describe("a path that leads nowhere", () => {
  test.each(["/zones/abc", "/nothing/here"])("%s", async (path) => {
    const { call } = await startRig();
    const answer = await call("GET", path);
    expect(answer.status).toBe(404);
    expect(answer.body.errors).toEqual([
      { code: 7003, message: `Could not route to ${path}, perhaps your object identifier is invalid?` },
      { code: 7000, message: "No route for that URI" },
    ]);
  });
});
