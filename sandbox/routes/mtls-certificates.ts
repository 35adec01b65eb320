import { type Context, Hono } from "hono";
import { accountFor } from "#sandbox/auth/authorize.ts";
import { seedAuthority } from "#sandbox/certificates/authority.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { success } from "#sandbox/envelope.ts";
import { UUID } from "#sandbox/ids.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, objectBody } from "#sandbox/request.ts";
import type { AccountState, CertificateAuthorityState } from "#sandbox/state/model.ts";

const MAXIMUM = 5;

function authorityView(authority: CertificateAuthorityState): object {
  return {
    id: authority.id,
    name: authority.name,
    ca: authority.ca,
    certificates: authority.certificates,
    expires_on: authority.expiresOn,
    issuer: authority.issuer,
    serial_number: authority.serialNumber,
    signature: authority.signature,
    type: authority.type,
    uploaded_on: authority.uploadedOn,
  };
}

/** Uploaded certificate authorities of the account, and where they are used. */
export function mtlsCertificateRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath("/accounts/:scope/mtls_certificates");
  const accountOf = (c: Context<SandboxEnv>, access: "read" | "edit"): AccountState =>
    accountFor(context, c.var.token, c.req.param("scope") ?? "", apiPath(c), `account_ssl:${access}`);
  const authorityOf = (c: Context<SandboxEnv>, account: AccountState): CertificateAuthorityState => {
    const id = c.req.param("certificate") ?? "";
    if (!UUID.test(id)) throw refusals.noRoute(apiPath(c), 400);
    const found = account.certificateAuthorities.find((authority) => authority.id === id);
    if (found === undefined) throw refusals.notFound("could not find the mTLS certificate");
    return found;
  };
  const associations = (authority: CertificateAuthorityState): object[] =>
    context.state.zones.flatMap((zone) =>
      (zone.mtlsHosts[authority.id] ?? []).map((hostname) => ({ service: "mtls", status: "active", hostname })),
    );

  routes.get("/", (c) => {
    const type = c.req.query("type");
    const rows = accountOf(c, "read").certificateAuthorities.filter((row) => type === undefined || row.type === type);
    return success(c, rows.map(authorityView));
  });
  routes.post("/", async (c) => {
    const account = accountOf(c, "edit");
    const { ca, certificates, name } = await objectBody(c);
    if (typeof certificates !== "string" || !certificates.includes("-----BEGIN CERTIFICATE-----")) {
      throw refusals.invalid("certificates must be PEM");
    }
    if (account.certificateAuthorities.length >= MAXIMUM) {
      throw refusals.invalid("Hit maximum CA cert allocation.", 1489);
    }
    const label = typeof name === "string" && name !== "" ? name : "mTLS CA";
    const authority = seedAuthority({ certificates, ca: ca !== false, name: label }, context);
    account.certificateAuthorities.push(authority);
    return success(c, authorityView(authority));
  });
  routes.get("/:certificate", (c) => success(c, authorityView(authorityOf(c, accountOf(c, "read")))));
  routes.get("/:certificate/associations", (c) => success(c, associations(authorityOf(c, accountOf(c, "read")))));
  routes.delete("/:certificate", (c) => {
    const account = accountOf(c, "edit");
    const authority = authorityOf(c, account);
    if (associations(authority).length > 0) throw refusals.invalid("the certificate is in use by hostnames");
    account.certificateAuthorities.splice(account.certificateAuthorities.indexOf(authority), 1);
    return success(c, authorityView(authority));
  });
  return routes;
}
