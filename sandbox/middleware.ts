import { setTimeout as sleep } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { authenticate } from "./auth/authenticate.ts";
import type { SandboxContext, SandboxEnv } from "./context.ts";
import type { ControlRoom } from "./control.ts";
import { failure, failureBody } from "./envelope.ts";
import type { FaultEffect } from "./faults.ts";
import { refusals } from "./refusals.ts";
import { apiPath } from "./request.ts";

type Middleware = MiddlewareHandler<SandboxEnv>;

/** Path below the API's base, with its query. */
function fullPath(c: Context<SandboxEnv>): string {
  return apiPath(c) + new URL(c.req.url).search;
}

/** Notes each call, then lets the hooks of tests run. */
export function observe(room: ControlRoom): Middleware {
  return async (c, next) => {
    const entry = room.log.add(c.req.method, fullPath(c), await c.req.text());
    for (const hook of room.hooks) await hook({ method: entry.method, path: entry.path }, room);
    await next();
    entry.status = c.env.incoming.socket.destroyed ? undefined : c.res.status;
  };
}

/** Headers that every answer of the API carries. */
export function rateLimitHeaders(): Middleware {
  const policy = 1200;
  let used = 0;
  return async (c, next) => {
    await next();
    used = (used + 1) % policy;
    if (c.env.outgoing.headersSent) return;
    c.res.headers.set("ratelimit-policy", `"default";q=${policy};w=300`);
    c.res.headers.set("ratelimit", `"default";r=${policy - used};t=1`);
  };
}

/** Carries out the faults that are armed for a call. */
export function misbehave(room: ControlRoom): Middleware {
  return async (c, next) => {
    const effects = room.faults.take(c.req.method, fullPath(c));
    for (const effect of effects) {
      const answer = await before(c, room, effect);
      if (answer !== undefined) return answer;
    }
    await next();
    for (const effect of effects) {
      const answer = await after(c, room, effect);
      if (answer === undefined) continue;
      // Hono keeps headers of an answer that is replaced; they belong to the lost one.
      c.res = undefined;
      c.res = answer;
      return;
    }
  };
}

async function before(c: Context<SandboxEnv>, room: ControlRoom, effect: FaultEffect): Promise<Response | undefined> {
  if (effect.kind === "latency") await sleep(effect.milliseconds);
  else if (effect.kind === "other-writer" && effect.when !== "after") room.write(effect.write);
  else if (effect.kind === "rate-limited") {
    c.header("retry-after", String(effect.retryAfter ?? 1));
    return failure(c, 429, [refusals.rateLimited(effect.code ?? 971)]);
  } else if (effect.kind === "failure" && effect.when !== "after") return failureAnswer(effect);
  else if (effect.kind === "cut" && (effect.when ?? "before") === "before") return cut(c);
  return undefined;
}

async function after(c: Context<SandboxEnv>, room: ControlRoom, effect: FaultEffect): Promise<Response | undefined> {
  if (effect.kind === "other-writer" && effect.when === "after") room.write(effect.write);
  else if (effect.kind === "failure" && effect.when === "after") return failureAnswer(effect);
  else if (effect.kind === "cut" && effect.when === "after") return cut(c);
  else if (effect.kind === "cut" && effect.when === "mid-body") {
    const body = Buffer.from(await c.res.text());
    c.env.outgoing.writeHead(c.res.status, { "content-type": "application/json", "content-length": body.length });
    c.env.outgoing.write(body.subarray(0, body.length >> 1));
    await sleep(20);
    return cut(c);
  }
  return undefined;
}

function cut(c: Context<SandboxEnv>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function failureAnswer(effect: Extract<FaultEffect, { kind: "failure" }>): Response {
  const status = effect.status as ContentfulStatusCode;
  if (effect.body === "empty") return new Response(null, { status });
  if (effect.body === "html") {
    const page = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>\n`;
    return new Response(page, { status, headers: { "content-type": "text/html; charset=UTF-8" } });
  }
  const errors = effect.errors ?? [{ code: 10013, message: "An unknown error has occurred" }];
  return Response.json(failureBody(errors), { status });
}

const VERIFY = /\/tokens\/verify$/;

/** Finds the token of a call; every route behind it may rely on `c.var.token`. */
export function authentication(context: SandboxContext): Middleware {
  return async (c, next) => {
    const token = authenticate(context, {
      authorization: c.req.header("authorization"),
      key: c.req.header("x-auth-key"),
      address: (c.env.incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
      verify: VERIFY.test(c.req.path),
    });
    c.set("token", token);
    await next();
  };
}
