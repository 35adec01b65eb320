import { type Context, Hono } from "hono";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import { isDryRun } from "#sandbox/request.ts";
import { rulesetHead, rulesetView } from "#sandbox/rulesets/view.ts";
import { deleteVersion, entryPoint } from "#sandbox/rulesets/writes.ts";
import type { RulesetState } from "#sandbox/state/model.ts";
import { entryPointOf, rulesetOf, scopeOf, store } from "./ruleset-access.ts";

/** The history of a ruleset: heads in ascending order, one version with its rules, and forgetting one. */
export function rulesetVersionRoutes(context: SandboxContext, level: "zones" | "accounts"): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath(`/${level}/:scope/rulesets`);
  const heads = (ruleset: RulesetState): object[] => ruleset.versions.map((version) => rulesetHead(ruleset, version));
  const one = (c: Context<SandboxEnv>, ruleset: RulesetState): Response => {
    const number = c.req.param("version");
    const version = ruleset.versions.find((candidate) => String(candidate.number) === number);
    if (version === undefined) throw refusals.notFound(`could not find version ${number}`, 10003);
    return success(c, rulesetView(ruleset, version));
  };
  routes.get("/phases/:phase/entrypoint/versions", (c) => {
    const found = entryPoint(scopeOf(context, c, level, "read"), c.req.param("phase"));
    return success(c, found === undefined ? [] : heads(found));
  });
  routes.get("/phases/:phase/entrypoint/versions/:version", (c) =>
    one(c, entryPointOf(scopeOf(context, c, level, "read"), c)),
  );
  routes.get("/:ruleset/versions", (c) => success(c, heads(rulesetOf(scopeOf(context, c, level, "read"), c))));
  routes.get("/:ruleset/versions/:version", (c) => one(c, rulesetOf(scopeOf(context, c, level, "read"), c)));
  routes.delete("/:ruleset/versions/:version", (c) => {
    const scope = scopeOf(context, c, level, "edit");
    const dryRun = isDryRun(c);
    const changed = deleteVersion(rulesetOf(scope, c), c.req.param("version"));
    if (!dryRun) store(scope, changed);
    return c.body(null, 204);
  });
  return routes;
}
