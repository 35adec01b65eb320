import { Hono } from "hono";
import { accountFor } from "#sandbox/auth/authorize.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, objectBody } from "#sandbox/request.ts";
import { currentVersion } from "#sandbox/rulesets/ruleset.ts";
import type { AccountState, RulesetState, ZoneState } from "#sandbox/state/model.ts";

/** The request tracer: a fixture, or the enabled rules of the host's zone, none of them matched. */
export function traceRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.post("/accounts/:account/request-tracer/trace", async (c) => {
    const account = accountFor(context, c.var.token, c.req.param("account"), apiPath(c), "trace:read");
    const { method, url } = await objectBody(c);
    if (typeof method !== "string" || method === "") throw refusals.invalid("method is required");
    const zone = zoneOfUrl(context, account, url);
    if (zone === undefined) throw refusals.invalid("the host of the url is not in this account");
    return success(c, context.fixtures.trace ?? { status_code: 200, trace: zone.rulesets.map(phaseStep) });
  });
  return routes;
}

function zoneOfUrl(context: SandboxContext, account: AccountState, url: unknown): ZoneState | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) throw refusals.invalid("url is not a URL");
  const host = new URL(url).hostname;
  return context.state.zones
    .filter((zone) => zone.accountId === account.id)
    .find((zone) => host === zone.name || host.endsWith(`.${zone.name}`));
}

function phaseStep(ruleset: RulesetState): object {
  const rules = currentVersion(ruleset).rules.filter((rule) => rule.enabled);
  return {
    step_name: ruleset.phase,
    type: "phase",
    matched: false,
    trace: [
      {
        step_name: ruleset.id,
        type: "ruleset",
        kind: ruleset.kind,
        name: ruleset.name,
        matched: false,
        trace: rules.map((rule) => ({
          step_name: rule.id,
          type: "rule",
          matched: false,
          action: rule.action,
          ...(rule.action_parameters === undefined ? {} : { action_parameters: rule.action_parameters }),
          expression: rule.expression,
          description: rule.description,
        })),
      },
    ],
  };
}
