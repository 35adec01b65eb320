import type { Context } from "hono";
import type { SandboxEnv } from "./context.ts";
import { refusals } from "./refusals.ts";
import type { Json, JsonObject } from "./state/model.ts";

/** The path below the API's base, as error texts name it. */
export function apiPath(c: Context<SandboxEnv>): string {
  return c.req.path.replace(/^\/client\/v4/, "");
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The request's body as JSON; `undefined` when it is empty. */
export async function jsonBody(c: Context<SandboxEnv>): Promise<Json | undefined> {
  const text = await c.req.text();
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refusals.malformedJson();
  }
}

/** The request's body as a JSON object. */
export async function objectBody(c: Context<SandboxEnv>): Promise<JsonObject> {
  const body = (await jsonBody(c)) ?? {};
  if (!isObject(body)) throw refusals.malformedJson();
  return body;
}

/** Whether this write is only to be checked. Anything but `true` and `false` is refused, before anything else is looked up. */
export function isDryRun(c: Context<SandboxEnv>): boolean {
  const value = c.req.query("dry_run");
  if (value === undefined || value === "false") return false;
  if (value === "true") return true;
  throw refusals.invalid(`'${value}' is not a valid value for dry_run because it must be true or false`);
}
