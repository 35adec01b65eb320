import { isObject } from "#sandbox/request.ts";
import type { SandboxSettings } from "#sandbox/settings.ts";
import type { Json, JsonObject, RuleDefinition } from "#sandbox/state/model.ts";
import type { Problem } from "./problem.ts";

/** A rule of a request body, with its defaults; `ref` and `id` as they were sent. */
export interface RuleDraft extends Omit<RuleDefinition, "ref"> {
  readonly ref: string | undefined;
  readonly id: string | undefined;
}

const MEMBER_TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  id: (value) => typeof value === "string",
  ref: (value) => typeof value === "string",
  action: (value) => typeof value === "string",
  expression: (value) => typeof value === "string",
  description: (value) => typeof value === "string",
  enabled: (value) => typeof value === "boolean",
  action_parameters: isObject,
  ratelimit: isObject,
  exposed_credential_check: isObject,
  logging: isObject,
};

const READ_ONLY_MEMBERS = ["version", "last_updated", "categories"];

/** Reads one rule of a body. A null member counts as absent. */
export function readRule(body: Json, settings: SandboxSettings): { draft: RuleDraft; problems: Problem[] } {
  const problems: Problem[] = [];
  const members: Record<string, Json> = {};
  if (!isObject(body)) problems.push({ message: "invalid JSON: a rule must be an object" });
  for (const [name, value] of Object.entries(isObject(body) ? body : {})) {
    const fits = MEMBER_TYPES[name];
    if (fits === undefined) {
      if (READ_ONLY_MEMBERS.includes(name) && settings.readOnlyMembers === "ignore") continue;
      problems.push({ message: `invalid JSON: unknown field "${name}"` });
    } else if (value === null) {
      // Clients that print absent members as null mean nothing by it.
    } else if (fits(value)) members[name] = value;
    else problems.push({ message: `invalid JSON: invalid type for field "${name}"`, member: name });
  }
  const object = (name: string): JsonObject | undefined => members[name] as JsonObject | undefined;
  const text = (name: string): string | undefined => members[name] as string | undefined;
  const logging = object("logging");
  if (logging !== undefined && typeof logging["enabled"] !== "boolean") {
    problems.push({ message: 'invalid JSON: invalid type for field "enabled"', member: "logging/enabled" });
  }
  if (text("ref") === "") {
    problems.push({ message: "'' is not a valid value for ref because the ref cannot be blank", member: "ref" });
  }
  const parameters = object("action_parameters");
  const ratelimit = object("ratelimit");
  const credentialCheck = object("exposed_credential_check");
  const draft: RuleDraft = {
    id: text("id"),
    ref: text("ref"),
    action: text("action") ?? "",
    expression: text("expression") ?? "",
    description: text("description") ?? "",
    enabled: (members["enabled"] as boolean | undefined) ?? true,
    ...(parameters === undefined ? {} : { action_parameters: parameters }),
    ...(ratelimit === undefined ? {} : { ratelimit }),
    ...(credentialCheck === undefined ? {} : { exposed_credential_check: credentialCheck }),
    ...(logging === undefined ? {} : { logging: { enabled: logging["enabled"] === true } }),
  };
  return { draft, problems };
}
