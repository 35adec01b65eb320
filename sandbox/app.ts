import { Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "./context.ts";
import type { ControlRoom } from "./control.ts";
import { ApiFailure, failure } from "./envelope.ts";
import { authentication, misbehave, observe, rateLimitHeaders } from "./middleware.ts";
import { refusals } from "./refusals.ts";
import { apiPath } from "./request.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { clientCertificateRoutes } from "./routes/client-certificates.ts";
import { controlRoutes } from "./routes/control.ts";
import { dnsRecordRoutes } from "./routes/dns-records.ts";
import { graphqlRoutes } from "./routes/graphql.ts";
import { hostnameAssociationRoutes } from "./routes/hostname-associations.ts";
import { listRoutes } from "./routes/lists.ts";
import { mtlsCertificateRoutes } from "./routes/mtls-certificates.ts";
import { retiredRoutes } from "./routes/retired.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { rulesetVersionRoutes } from "./routes/ruleset-versions.ts";
import { rulesetRoutes } from "./routes/rulesets.ts";
import { tokenRoutes } from "./routes/tokens.ts";
import { traceRoutes } from "./routes/trace.ts";
import { zoneRoutes } from "./routes/zones.ts";

/** Path of the API on the sandbox's listener, as on Cloudflare's. */
export const API_BASE = "/client/v4";

const ACCOUNT_AND_ZONE_ROUTES = [
  tokenRoutes,
  accountRoutes,
  zoneRoutes,
  dnsRecordRoutes,
  hostnameAssociationRoutes,
  clientCertificateRoutes,
  mtlsCertificateRoutes,
  listRoutes,
  graphqlRoutes,
  traceRoutes,
];

/** The emulated API with its control. `changed` is called after every call that may have changed the state. */
export function createApp(context: SandboxContext, room: ControlRoom, changed: () => void): Hono<SandboxEnv> {
  const api = new Hono<SandboxEnv>();
  api.use(observe(room), rateLimitHeaders(), misbehave(room), authentication(context));
  api.use(async (c, next) => {
    await next();
    if (c.req.method !== "GET") changed();
  });
  for (const routes of ACCOUNT_AND_ZONE_ROUTES) api.route("/", routes(context));
  for (const level of ["zones", "accounts"] as const) {
    api.route("/", rulesetVersionRoutes(context, level));
    api.route("/", rulesetRoutes(context, level));
    api.route("/", ruleRoutes(context, level));
  }
  api.route("/", retiredRoutes());
  api.all("*", (c) => {
    throw refusals.noRoute(apiPath(c));
  });

  const app = new Hono<SandboxEnv>();
  app.route(API_BASE, api);
  app.route("/", controlRoutes(context, room));
  app.onError((error, c) => {
    if (error instanceof ApiFailure) return failure(c, error.status, error.errors);
    return failure(c, 500, [{ code: 10013, message: `the sandbox itself failed: ${error.stack ?? error.message}` }]);
  });
  return app;
}
