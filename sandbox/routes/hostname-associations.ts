import { Hono } from "hono";
import { zoneFor } from "#sandbox/auth/authorize.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, objectBody } from "#sandbox/request.ts";
import type { ZoneState } from "#sandbox/state/model.ts";

/** Key of the zone's own, Cloudflare-managed certificate authority among `ZoneState.mtlsHosts`. */
const MANAGED_CA = "managed";

/** The authority that a request means; throws when the account has no such. */
function authorityKey(context: SandboxContext, zone: ZoneState, id: unknown): string {
  if (id === undefined || id === null || id === "") return MANAGED_CA;
  const account = context.state.accounts.find((row) => row.id === zone.accountId);
  const known = account?.certificateAuthorities.some((authority) => authority.id === id) ?? false;
  if (!known) throw refusals.notFound("could not find the mTLS certificate");
  return id as string;
}

function checkedHostnames(value: unknown, zone: ZoneState): string[] {
  if (!Array.isArray(value) || !value.every((host) => typeof host === "string")) {
    throw refusals.invalid('invalid JSON: invalid type for field "hostnames"');
  }
  const hosts = [...new Set(value.map((host: string) => host.toLowerCase()))];
  const stranger = hosts.find((host) => host !== zone.name && !host.endsWith(`.${zone.name}`));
  if (stranger !== undefined) throw refusals.invalid(`the hostname ${stranger} does not belong to the zone`);
  const wild = hosts.find((host) => host.includes("*"));
  if (wild !== undefined) throw refusals.invalid(`the hostname ${wild} is not an exact name`);
  return hosts;
}

/** Hosts with mTLS: read and replace, for the managed authority or, by id, for an uploaded one. */
export function hostnameAssociationRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const path = "/zones/:zone/certificate_authorities/hostname_associations";
  routes.get(path, (c) => {
    const zone = zoneFor(context, c.var.token, c.req.param("zone"), apiPath(c), "ssl:read");
    const key = authorityKey(context, zone, c.req.query("mtls_certificate_id"));
    return success(c, { hostnames: zone.mtlsHosts[key] ?? [] });
  });
  routes.put(path, async (c) => {
    const zone = zoneFor(context, c.var.token, c.req.param("zone"), apiPath(c), "ssl:edit");
    const body = await objectBody(c);
    const key = authorityKey(context, zone, body["mtls_certificate_id"]);
    const hosts = checkedHostnames(body["hostnames"] ?? [], zone);
    if (hosts.length > 0) zone.mtlsHosts[key] = hosts;
    else delete zone.mtlsHosts[key];
    return success(c, { hostnames: hosts });
  });
  return routes;
}
