import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import type { ControlRoom, SandboxControl } from "#sandbox/control.ts";
import { ApiFailure } from "#sandbox/envelope.ts";
import { jsonBody } from "#sandbox/request.ts";

const COMMANDS = [
  "state",
  "ruleset",
  "addToken",
  "editToken",
  "addAccount",
  "addZone",
  "editZone",
  "addDnsRecord",
  "addAuthority",
  "addFault",
  "clearFaults",
  "write",
  "setFixtures",
  "configure",
  "requests",
  "clearRequests",
] as const satisfies readonly (keyof SandboxControl)[];

/** The control over HTTP: `POST /__sandbox/<command>` with the argument as body, the sandbox's first token as bearer. */
export function controlRoutes(context: SandboxContext, room: ControlRoom): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post("/__sandbox/:command", async (c) => {
    if (c.req.header("authorization") !== `Bearer ${context.state.tokens[0]?.value}`) {
      return c.json({ error: "the control wants the token that the sandbox printed" }, 401);
    }
    const name = c.req.param("command");
    const command = COMMANDS.find((candidate) => candidate === name);
    if (command === undefined) return c.json({ error: `there is no command ${name}`, commands: COMMANDS }, 404);
    try {
      const call = room[command] as (argument: unknown) => unknown;
      return c.json({ result: call((await jsonBody(c)) ?? {}) ?? null });
    } catch (error) {
      const status = error instanceof ApiFailure ? error.status : 400;
      return c.json({ error: (error as Error).message }, status as ContentfulStatusCode);
    }
  });
  return routes;
}
