import { Hono } from "hono";
import type { Plan } from "#core/catalog/info.ts";
import { coversZone, zoneFor } from "#sandbox/auth/authorize.ts";
import { permits } from "#sandbox/auth/permissions.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { numberedPage, success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath } from "#sandbox/request.ts";
import type { TokenState, ZoneState } from "#sandbox/state/model.ts";
import { filteredZones, orderedZones } from "./zone-filter.ts";

const PLANS: Readonly<Record<Plan, { id: string; name: string; price: number }>> = {
  free: { id: "0feeeeeeeeeeeeeeeeeeeeeeeeeeeeee", name: "Free Website", price: 0 },
  pro: { id: "1feeeeeeeeeeeeeeeeeeeeeeeeeeeeee", name: "Pro Website", price: 20 },
  business: { id: "2feeeeeeeeeeeeeeeeeeeeeeeeeeeeee", name: "Business Website", price: 200 },
  enterprise: { id: "3feeeeeeeeeeeeeeeeeeeeeeeeeeeeee", name: "Enterprise Website", price: 0 },
};

/** The zone's `permissions` member: what the token may do there, in the older notation of that member. */
function permissionNames(token: TokenState): string[] {
  const names: string[] = [];
  for (const [area, key] of [
    ["zone", "zone"],
    ["waf", "zone_waf"],
    ["ssl", "ssl"],
    ["dns_records", "dns"],
    ["analytics", "analytics"],
  ] as const) {
    const held = token.permissions as readonly string[];
    if (held.includes(`${key}:edit`)) names.push(`#${area}:read`, `#${area}:edit`);
    else if (held.includes(`${key}:read`)) names.push(`#${area}:read`);
  }
  return names;
}

/** A zone as the API prints it. */
function zoneView(context: SandboxContext, zone: ZoneState, token: TokenState): object {
  const account = context.state.accounts.find((row) => row.id === zone.accountId);
  return {
    id: zone.id,
    name: zone.name,
    status: zone.status,
    paused: false,
    type: "full",
    development_mode: 0,
    name_servers: ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"],
    original_name_servers: null,
    original_registrar: null,
    original_dnshost: null,
    modified_on: zone.createdOn,
    created_on: zone.createdOn,
    activated_on: zone.status === "active" ? zone.createdOn : null,
    meta: { step: 2, custom_certificate_quota: 0, page_rule_quota: 3, phishing_detected: false },
    owner: { id: null, type: "user", email: null },
    account: { id: zone.accountId, name: account?.name ?? "" },
    permissions: permissionNames(token),
    plan: { ...PLANS[zone.plan], legacy_id: zone.plan, currency: "USD", frequency: "monthly", is_subscribed: true },
  };
}

/** Zones of the token: the list with its filters, and one zone. */
export function zoneRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get("/zones", (c) => {
    const token = c.var.token;
    const readable = permits(token.permissions, "zone:read");
    if (!readable && context.settings.zonesWithoutPermission === "forbidden") throw refusals.authentication();
    const query = {
      filters: c.req.queries(),
      accountName: (zone: ZoneState) => context.state.accounts.find((row) => row.id === zone.accountId)?.name ?? "",
    };
    const visible = readable ? context.state.zones.filter((zone) => coversZone(token, zone)) : [];
    const { items, resultInfo } = numberedPage(orderedZones(filteredZones(visible, query), query), c.req.query());
    return success(
      c,
      items.map((zone) => zoneView(context, zone, token)),
      { result_info: resultInfo },
    );
  });
  routes.get("/zones/:zone", (c) => {
    const zone = zoneFor(context, c.var.token, c.req.param("zone"), apiPath(c), "zone:read");
    return success(c, zoneView(context, zone, c.var.token));
  });
  return routes;
}
