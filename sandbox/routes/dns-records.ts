import { Hono } from "hono";
import { zoneFor } from "#sandbox/auth/authorize.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { numberedPage, success } from "#sandbox/envelope.ts";
import { apiPath } from "#sandbox/request.ts";
import type { DnsRecordState } from "#sandbox/state/model.ts";
import { textMatches } from "./zone-filter.ts";

function recordView(record: DnsRecordState): object {
  return {
    id: record.id,
    name: record.name,
    type: record.type,
    content: record.content,
    proxiable: true,
    proxied: record.proxied,
    ttl: record.ttl,
    settings: {},
    meta: {},
    comment: null,
    tags: [],
    created_on: record.createdOn,
    modified_on: record.createdOn,
  };
}

/** The DNS records of a zone, to read only: where its host names are known from. */
export function dnsRecordRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get("/zones/:zone/dns_records", (c) => {
    const zone = zoneFor(context, c.var.token, c.req.param("zone"), apiPath(c), "dns:read");
    const { type, proxied } = c.req.query();
    const exact = c.req.query("name.exact");
    const contains = c.req.query("name.contains");
    const plain = c.req.query("name");
    const rows = zone.dnsRecords.filter(
      (record) =>
        (type === undefined || record.type === type) &&
        (proxied === undefined || String(record.proxied) === proxied) &&
        (plain === undefined || textMatches(record.name, plain)) &&
        (exact === undefined || textMatches(record.name, exact)) &&
        (contains === undefined || textMatches(record.name, `contains:${contains}`)),
    );
    const { items, resultInfo } = numberedPage(rows, c.req.query(), 5_000_000, 100);
    return success(c, items.map(recordView), { result_info: resultInfo });
  });
  return routes;
}
