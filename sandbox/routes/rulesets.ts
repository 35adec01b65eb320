import { Hono } from "hono";
import { atOneTime } from "#sandbox/clock.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { cursorPage, success } from "#sandbox/envelope.ts";
import { isDryRun, objectBody } from "#sandbox/request.ts";
import { rulesetHead, rulesetView } from "#sandbox/rulesets/view.ts";
import { createRuleset, putEntryPoint, putRuleset } from "#sandbox/rulesets/writes.ts";
import { answerWrite, entryPointOf, rulesetOf, scopeOf } from "./ruleset-access.ts";

/** Rulesets and entry points of a zone or an account. */
export function rulesetRoutes(context: SandboxContext, level: "zones" | "accounts"): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath(`/${level}/:scope/rulesets`);
  routes.get("/", (c) => {
    const scope = scopeOf(context, c, level, "read");
    const { items, next } = cursorPage(scope.rulesets, c.req.query(), 50);
    return success(
      c,
      items.map((ruleset) => rulesetHead(ruleset)),
      next === undefined ? {} : { result_info: { cursors: { after: next }, cursor: next } },
    );
  });
  routes.post("/", async (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const body = await objectBody(c);
    isDryRun(c);
    return answerWrite(c, scope, createRuleset(atOneTime(context), scope, body));
  });
  routes.get("/phases/:phase/entrypoint", (c) => {
    const scope = scopeOf(context, c, level, "read");
    return success(c, rulesetView(entryPointOf(scope, c)));
  });
  routes.put("/phases/:phase/entrypoint", async (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const body = await objectBody(c);
    isDryRun(c);
    return answerWrite(c, scope, putEntryPoint(atOneTime(context), scope, c.req.param("phase"), body));
  });
  routes.get("/:ruleset", (c) => success(c, rulesetView(rulesetOf(scopeOf(context, c, level, "read"), c))));
  routes.put("/:ruleset", async (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const body = await objectBody(c);
    isDryRun(c);
    return answerWrite(c, scope, putRuleset(atOneTime(context), scope, rulesetOf(scope, c), body));
  });
  routes.delete("/:ruleset", (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const dryRun = isDryRun(c);
    const ruleset = rulesetOf(scope, c);
    if (!dryRun) scope.rulesets.splice(scope.rulesets.indexOf(ruleset), 1);
    return c.body(null, 204);
  });
  return routes;
}
