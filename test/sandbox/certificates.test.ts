import { describe, expect, test } from "vitest";
import { startRig } from "./support/fixture.ts";

/** A signing request for C=GB, ST=England, L=London, O=Example, OU=IoT, CN=device-17, made with OpenSSL. */
const CSR = `-----BEGIN CERTIFICATE REQUEST-----
MIIBHzCBxgIBADBkMQswCQYDVQQGEwJHQjEQMA4GA1UECAwHRW5nbGFuZDEPMA0G
A1UEBwwGTG9uZG9uMRAwDgYDVQQKDAdFeGFtcGxlMQwwCgYDVQQLDANJb1QxEjAQ
BgNVBAMMCWRldmljZS0xNzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKvpe9lK
NDHOUOSEJWlvxs9G0xfI+jis47G418Xn2kGYpCEYaVkS/N8uQlEoBvFXDDOl7hzp
ZsWopDNzLQ8P792gADAKBggqhkjOPQQDAgNIADBFAiEAnL5GSBIiNjI6OePo0lJl
OF5IbR9IaF8fEaGybpP09pMCIGk97uAPfEEI1hxiy3k9xlbo8VUCwO0YX2CA8kxQ
In0W
-----END CERTIFICATE REQUEST-----
`;

const MISSING = "00000000-0000-4000-8000-000000000000";

describe("client certificates", () => {
  test("are issued from a signing request, and given back with CRLF", async () => {
    const { client, zone } = await startRig({ now: () => new Date("2026-11-24T08:00:00Z") });
    const made = await client.clientCertificates.create({ zone_id: zone, csr: CSR, validity_days: 365 });
    expect(made).toMatchObject({
      common_name: "device-17",
      country: "GB",
      state: "England",
      location: "London",
      organization: "Example",
      organizational_unit: "IoT",
      issued_on: "2026-11-24T08:00:00Z",
      expires_on: "2027-11-24T08:00:00Z",
      validity_days: 365,
      status: "active",
    });
    expect(made.csr).toBe(CSR.replaceAll("\n", "\r\n"));
    expect(made.certificate).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    expect(await client.clientCertificates.get(made.id ?? "", { zone_id: zone })).toEqual(made);
  });

  test("go from active to revoked and back through pending states, and never away", async () => {
    let now = new Date("2026-11-24T08:00:00Z");
    const { client, call, zone } = await startRig({ now: () => now, settings: { certificateDelay: 1000 } });
    const { id = "" } = await client.clientCertificates.create({ zone_id: zone, csr: CSR, validity_days: 1 });
    const path = `/zones/${zone}/client_certificates/${id}`;
    const status = async (): Promise<unknown> => (await client.clientCertificates.get(id, { zone_id: zone })).status;

    expect((await client.clientCertificates.delete(id, { zone_id: zone })).status).toBe("pending_revocation");
    expect((await call("DELETE", path)).status).toBe(400);
    expect((await call("PATCH", path, { reactivate: true })).status).toBe(400);
    now = new Date(now.getTime() + 999);
    expect(await status()).toBe("pending_revocation");
    now = new Date(now.getTime() + 1);
    expect(await status()).toBe("revoked");
    expect((await call("DELETE", path)).status).toBe(400);

    const back = await client.clientCertificates.edit(id, { zone_id: zone, reactivate: true });
    expect(back.status).toBe("pending_reactivation");
    now = new Date(now.getTime() + 1000);
    expect(await status()).toBe("active");
    expect((await call("PATCH", path, { reactivate: true })).status).toBe(400);
  });

  test("are listed by status, with pages that end", async () => {
    const { client, call, zone } = await startRig({ settings: { certificateDelay: 0 } });
    const ids: (string | undefined)[] = [];
    for (let count = 0; count < 3; count++) {
      ids.push((await client.clientCertificates.create({ zone_id: zone, csr: CSR, validity_days: 1 })).id);
    }
    await client.clientCertificates.delete(ids[1] ?? "", { zone_id: zone });
    const listed = async (status: "all" | "active" | "revoked"): Promise<unknown[]> => {
      const found: unknown[] = [];
      const pages = client.clientCertificates.list({ zone_id: zone, status, per_page: 2 });
      for await (const certificate of pages) found.push(certificate.id);
      return found;
    };
    expect(await listed("all")).toEqual(ids);
    expect(await listed("active")).toEqual([ids[0], ids[2]]);
    expect(await listed("revoked")).toEqual([ids[1]]);
    const { body } = await call("GET", `/zones/${zone}/client_certificates?limit=2&offset=2`);
    expect((body.result as { id: string }[]).map((row) => row.id)).toEqual([ids[2]]);
  });

  test("are limited; revoking frees a place at once", async () => {
    const { client, call, zone } = await startRig({ settings: { clientCertificateQuota: 1 } });
    const path = `/zones/${zone}/client_certificates`;
    const { id = "" } = await client.clientCertificates.create({ zone_id: zone, csr: CSR, validity_days: 1 });
    const over = await call("POST", path, { csr: CSR, validity_days: 1 });
    expect([over.status, over.body.errors[0]?.code]).toEqual([400, 1445]);
    await client.clientCertificates.delete(id, { zone_id: zone });
    expect((await call("POST", path, { csr: CSR, validity_days: 1 })).status).toBe(200);
  });

  test.each([
    { csr: "nonsense", validity_days: 1 },
    { csr: CSR.replace(/\n[A-Za-z0-9+/]+/, ""), validity_days: 1 },
    { validity_days: 1 },
    { csr: CSR },
    { csr: CSR, validity_days: 0 },
  ])("are not issued for %j", async (body) => {
    const { call, zone } = await startRig();
    expect((await call("POST", `/zones/${zone}/client_certificates`, body)).status).toBe(400);
    expect((await call("GET", `/zones/${zone}/client_certificates`)).body.result).toEqual([]);
  });

  test("that do not exist are not found", async () => {
    const { call, zone } = await startRig();
    expect((await call("GET", `/zones/${zone}/client_certificates/${MISSING}`)).status).toBe(404);
    expect((await call("GET", `/zones/${zone}/client_certificates/x`)).status).toBe(400);
  });
});

const AUTHORITY = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

describe("own certificate authorities", () => {
  test("are uploaded, read, used and removed once unused", async () => {
    const { client, call, zone, sandbox } = await startRig();
    const account_id = sandbox.account;
    const made = await client.mtlsCertificates.create({
      account_id,
      ca: true,
      certificates: AUTHORITY,
      name: "Factory",
    });
    const id = made.id ?? "";
    expect(made).toMatchObject({ name: "Factory", certificates: AUTHORITY, ca: true, type: "custom" });
    expect(await client.mtlsCertificates.get(id, { account_id })).toEqual(made);
    const associations = client.certificateAuthorities.hostnameAssociations;
    await associations.update({ zone_id: zone, hostnames: ["api.example.com"], mtls_certificate_id: id });
    const path = `/accounts/${account_id}/mtls_certificates/${id}`;
    expect((await call("GET", `${path}/associations`)).body.result).toMatchObject([{ hostname: "api.example.com" }]);
    expect((await call("DELETE", path)).status).toBe(400);
    await associations.update({ zone_id: zone, hostnames: [], mtls_certificate_id: id });
    expect((await call("DELETE", path)).status).toBe(200);
    expect((await call("GET", path)).status).toBe(404);
  });

  test("are five at most, and can be listed by type", async () => {
    const { call, sandbox } = await startRig();
    const path = `/accounts/${sandbox.account}/mtls_certificates`;
    sandbox.control.addAuthority({ type: "gateway_managed" });
    for (let count = 0; count < 4; count++) {
      expect((await call("POST", path, { ca: true, certificates: AUTHORITY })).status).toBe(200);
    }
    const sixth = await call("POST", path, { ca: true, certificates: AUTHORITY });
    expect(sixth.body.errors).toEqual([{ code: 1489, message: "Hit maximum CA cert allocation." }]);
    expect((await call("GET", `${path}?type=gateway_managed`)).body.result).toHaveLength(1);
    expect((await call("GET", path)).body.result).toHaveLength(5);
  });

  test("need PEM", async () => {
    const { call, sandbox } = await startRig();
    const answer = await call("POST", `/accounts/${sandbox.account}/mtls_certificates`, { certificates: "x" });
    expect(answer.status).toBe(400);
  });
});
