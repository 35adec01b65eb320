import { Hono } from "hono";
import { atOneTime } from "#sandbox/clock.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { isDryRun, objectBody } from "#sandbox/request.ts";
import { addRule, deleteRule, editRule } from "#sandbox/rulesets/writes.ts";
import { answerWrite, rulesetOf, scopeOf } from "./ruleset-access.ts";

/** Single-rule calls; each answers with the whole ruleset. */
export function ruleRoutes(context: SandboxContext, level: "zones" | "accounts"): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath(`/${level}/:scope/rulesets/:ruleset/rules`);
  routes.post("/", async (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const body = await objectBody(c);
    isDryRun(c);
    return answerWrite(c, scope, addRule(atOneTime(context), scope, rulesetOf(scope, c), body));
  });
  routes.patch("/:rule", async (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const body = await objectBody(c);
    isDryRun(c);
    return answerWrite(c, scope, editRule(atOneTime(context), scope, rulesetOf(scope, c), c.req.param("rule"), body));
  });
  routes.delete("/:rule", (c) => {
    const scope = scopeOf(context, c, level, "edit");
    isDryRun(c);
    return answerWrite(c, scope, deleteRule(atOneTime(context), rulesetOf(scope, c), c.req.param("rule")));
  });
  return routes;
}
