import { Hono } from "hono";
import { coversZone } from "#sandbox/auth/authorize.ts";
import { permits } from "#sandbox/auth/permissions.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import type { HitFixture } from "#sandbox/fixtures.ts";
import { isObject, objectBody } from "#sandbox/request.ts";
import type { Json, JsonObject, TokenState } from "#sandbox/state/model.ts";

const PAGES = "https://developers.cloudflare.com/analytics/graphql-api/errors/";

interface GraphqlAnswer {
  readonly data: Json;
  readonly errors: readonly { readonly message: string; readonly path: null }[] | null;
}

const refused = (message: string): GraphqlAnswer => ({ data: null, errors: [{ message, path: null }] });

/**
 * Firewall event counts from fixtures. The query is not executed: the alias of the node, the zone and the rule ids are
 * found in it, and every member that the documented query asks for is answered.
 */
export function graphqlRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post("/graphql", async (c) => {
    const { query, variables } = await objectBody(c);
    if (context.fixtures.graphql !== undefined) return c.json(context.fixtures.graphql as JsonObject);
    const text = typeof query === "string" ? query : "";
    return c.json(answer(context, c.var.token, text, isObject(variables) ? variables : {}));
  });
  return routes;
}

function answer(context: SandboxContext, token: TokenState, query: string, variables: JsonObject): GraphqlAnswer {
  const node = /(?:(\w+)\s*:\s*)?(firewallEventsAdaptive(?:Groups)?)\s*\(([^)]*)\)/.exec(query);
  if (node === null) return refused("the sandbox answers firewallEventsAdaptive and firewallEventsAdaptiveGroups only");
  const [, alias, name, filter] = node as unknown as [string, string | undefined, string, string];
  const id = argument(query, "zoneTag", variables);
  const zone = context.state.zones.find((row) => row.id === id);
  if (zone === undefined || !coversZone(token, zone) || !permits(token.permissions, "analytics:read")) {
    return refused("not authorized for that account");
  }
  const groups = name === "firewallEventsAdaptiveGroups";
  if (groups && zone.plan === "free") {
    return refused(`zone '${zone.id}' does not have access to the path. Refer to ${PAGES}`);
  }
  const ids = argument(filter, "ruleId_in", variables);
  const hits = (context.fixtures.hits[zone.id] ?? []).filter((hit) => !Array.isArray(ids) || ids.includes(hit.ruleId));
  const rows = groups ? hits.map(groupRow) : hits.flatMap(eventRows);
  return { data: { viewer: { zones: [{ [alias ?? name]: rows }] } }, errors: null };
}

/** The value of `name:` in GraphQL text: a variable, or a literal string or array of strings. */
function argument(text: string, name: string, variables: JsonObject): Json | undefined {
  const match = new RegExp(`\\b${name}\\s*:\\s*(?:\\$(\\w+)|("[^"]*")|(\\[[^\\]]*\\]))`).exec(text);
  if (match === null) return undefined;
  if (match[1] !== undefined) return variables[match[1]];
  return JSON.parse((match[2] ?? match[3] ?? "null").replaceAll(/"\s+"/g, '","')) as Json;
}

function groupRow(hit: HitFixture): JsonObject {
  return {
    count: hit.count,
    avg: { sampleInterval: hit.sampleInterval ?? 1 },
    dimensions: { ruleId: hit.ruleId, action: hit.action ?? "block", source: hit.source ?? "firewallCustom" },
  };
}

function eventRows(hit: HitFixture): JsonObject[] {
  const row = {
    ruleId: hit.ruleId,
    action: hit.action ?? "block",
    source: hit.source ?? "firewallCustom",
    datetime: hit.datetime ?? "1970-01-01T00:00:00Z",
  };
  return Array.from({ length: Math.min(hit.count, 10_000) }, () => row);
}
