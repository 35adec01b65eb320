import { type Context, Hono } from "hono";
import { zoneFor } from "#sandbox/auth/authorize.ts";
import {
  beginChange,
  certificateStatus,
  certificateView,
  issueCertificate,
} from "#sandbox/certificates/client-certificate.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { numberedPage, success } from "#sandbox/envelope.ts";
import { UUID } from "#sandbox/ids.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, objectBody } from "#sandbox/request.ts";
import type { ClientCertificateState, ZoneState } from "#sandbox/state/model.ts";

/** Client certificates of the zone's Cloudflare-managed authority. They are revoked and reactivated, never deleted. */
export function clientCertificateRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath("/zones/:scope/client_certificates");
  const zoneOf = (c: Context<SandboxEnv>, access: "read" | "edit"): ZoneState =>
    zoneFor(context, c.var.token, c.req.param("scope") ?? "", apiPath(c), `ssl:${access}`);
  const certificateOf = (c: Context<SandboxEnv>, zone: ZoneState): ClientCertificateState => {
    const id = c.req.param("certificate") ?? "";
    if (!UUID.test(id)) throw refusals.noRoute(apiPath(c), 400);
    const found = zone.clientCertificates.find((certificate) => certificate.id === id);
    if (found === undefined) throw refusals.notFound("could not find the client certificate");
    return found;
  };
  const answer = (c: Context<SandboxEnv>, certificate: ClientCertificateState, zone: ZoneState): Response =>
    success(c, certificateView(certificate, zone, context.now()));
  const holding = (zone: ZoneState): number =>
    zone.clientCertificates.filter((row) =>
      ["active", "pending_reactivation"].includes(certificateStatus(row, context.now())),
    ).length;
  const refuseOverQuota = (zone: ZoneState): void => {
    if (holding(zone) < context.settings.clientCertificateQuota) return;
    throw refusals.invalid("the client certificate quota of the zone is exhausted", 1445);
  };

  routes.get("/", (c) => {
    const zone = zoneOf(c, "read");
    const status = c.req.query("status") ?? "all";
    const rows = zone.clientCertificates.filter(
      (row) => status === "all" || certificateStatus(row, context.now()) === status,
    );
    const { limit, offset, page, per_page } = c.req.query();
    const perPage = per_page ?? limit;
    const fromOffset = offset === undefined ? undefined : Number(offset) / (Number(perPage) || 20) + 1;
    const wanted = { page: page ?? fromOffset?.toString(), per_page: perPage };
    const { items, resultInfo } = numberedPage(rows, wanted);
    return success(
      c,
      items.map((row) => certificateView(row, zone, context.now())),
      { result_info: resultInfo },
    );
  });
  routes.post("/", async (c) => {
    const zone = zoneOf(c, "edit");
    const { csr, validity_days: days } = await objectBody(c);
    if (typeof csr !== "string" || csr === "") throw refusals.invalid("csr is required");
    if (typeof days !== "number" || !Number.isInteger(days) || days < 1) {
      throw refusals.invalid("validity_days must be a positive number of days");
    }
    refuseOverQuota(zone);
    try {
      return answer(c, issueCertificate(context, zone, csr, days), zone);
    } catch (error) {
      throw refusals.invalid(`the csr cannot be read: ${(error as Error).message}`);
    }
  });
  routes.get("/:certificate", (c) => {
    const zone = zoneOf(c, "read");
    return answer(c, certificateOf(c, zone), zone);
  });
  routes.delete("/:certificate", (c) => {
    const zone = zoneOf(c, "edit");
    const certificate = certificateOf(c, zone);
    const status = certificateStatus(certificate, context.now());
    if (status !== "active") throw refusals.invalid(`the client certificate is ${status}, not active`);
    beginChange(certificate, "revoked", context);
    return answer(c, certificate, zone);
  });
  routes.patch("/:certificate", async (c) => {
    const zone = zoneOf(c, "edit");
    const certificate = certificateOf(c, zone);
    const { reactivate } = await objectBody(c);
    if (reactivate !== true) throw refusals.invalid("reactivate must be true");
    const status = certificateStatus(certificate, context.now());
    if (status !== "revoked") throw refusals.invalid(`the client certificate is ${status}, not revoked`);
    refuseOverQuota(zone);
    beginChange(certificate, "active", context);
    return answer(c, certificate, zone);
  });
  return routes;
}
