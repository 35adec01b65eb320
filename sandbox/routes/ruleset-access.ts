import type { Context } from "hono";
import { accountFor, zoneFor } from "#sandbox/auth/authorize.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { ApiFailure, success } from "#sandbox/envelope.ts";
import { OBJECT_ID } from "#sandbox/ids.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, isDryRun } from "#sandbox/request.ts";
import { accountScope, type RulesetScope, zoneScope } from "#sandbox/rulesets/scope.ts";
import { rulesetView } from "#sandbox/rulesets/view.ts";
import { entryPoint } from "#sandbox/rulesets/writes.ts";
import type { RulesetState } from "#sandbox/state/model.ts";

type Level = "zones" | "accounts";

/** The zone or account of a ruleset call, if the token may read or edit rulesets there. */
export function scopeOf(
  context: SandboxContext,
  c: Context<SandboxEnv>,
  level: Level,
  access: "read" | "edit",
): RulesetScope {
  const { token } = c.var;
  const id = c.req.param("scope") ?? "";
  try {
    if (level === "accounts") {
      const account = accountFor(context, token, id, apiPath(c), `account_rulesets:${access}`);
      return accountScope(context.state, account);
    }
    return zoneScope(context.state, zoneFor(context, token, id, apiPath(c), `zone_waf:${access}`));
  } catch (error) {
    // The rulesets service words a write that the token lacks the permission for in its own way.
    const lacking = error instanceof ApiFailure && error.errors[0]?.code === 10000;
    if (access === "edit" && lacking) throw refusals.rulesetsNotAuthorized();
    throw error;
  }
}

/** The ruleset that the path names. */
export function rulesetOf(scope: RulesetScope, c: Context<SandboxEnv>): RulesetState {
  const id = c.req.param("ruleset") ?? "";
  if (!OBJECT_ID.test(id)) throw refusals.noRoute(apiPath(c), 400);
  const ruleset = scope.rulesets.find((candidate) => candidate.id === id);
  if (ruleset === undefined) throw refusals.notFound("could not find ruleset", 10003);
  return ruleset;
}

/** The entry point of the phase that the path names. */
export function entryPointOf(scope: RulesetScope, c: Context<SandboxEnv>): RulesetState {
  const phase = c.req.param("phase") ?? "";
  const found = entryPoint(scope, phase);
  if (found === undefined) throw refusals.notFound(`could not find entrypoint ruleset in the ${phase} phase`, 10003);
  return found;
}

/** Puts `ruleset` in the place of its older self, or at the end. */
export function store(scope: RulesetScope, ruleset: RulesetState): void {
  const index = scope.rulesets.findIndex((candidate) => candidate.id === ruleset.id);
  if (index === -1) scope.rulesets.push(ruleset);
  else scope.rulesets[index] = ruleset;
}

/** Answers a write with the whole ruleset and stores it; a dry run stores nothing and answers null. */
export function answerWrite(c: Context<SandboxEnv>, scope: RulesetScope, ruleset: RulesetState): Response {
  if (isDryRun(c)) return success(c, null);
  store(scope, ruleset);
  return success(c, rulesetView(ruleset));
}
