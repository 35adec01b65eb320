import { Hono } from "hono";
import type { SandboxEnv } from "#sandbox/context.ts";
import { refusals } from "#sandbox/refusals.ts";

/** Firewall Rules and Filters, which custom rules replaced: Cloudflare answers that they are gone. */
export function retiredRoutes(): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  for (const path of ["/zones/:zone/firewall/rules", "/zones/:zone/filters"]) {
    for (const below of ["", "/*"]) {
      routes.all(path + below, () => {
        throw refusals.retired();
      });
    }
  }
  return routes;
}
