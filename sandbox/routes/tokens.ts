import { Hono } from "hono";
import { tokenStatus } from "#sandbox/auth/authenticate.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import type { TokenState } from "#sandbox/state/model.ts";

const VERDICTS: Readonly<Record<TokenState["status"], string>> = {
  active: "This API Token is valid and active",
  disabled: "This API Token is disabled",
  expired: "This API Token is expired",
};

/** Token verification. A token of the other kind is an invalid one. */
export function tokenRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const verdict = (token: TokenState): [object, Record<string, unknown>] => {
    const status = tokenStatus(token, context.now());
    const result = {
      id: token.id,
      status,
      ...(token.notBefore === undefined ? {} : { not_before: token.notBefore }),
      ...(token.expiresOn === undefined ? {} : { expires_on: token.expiresOn }),
    };
    return [result, { messages: [{ code: 10000, message: VERDICTS[status], type: null }] }];
  };
  routes.get("/user/tokens/verify", (c) => {
    const token = c.var.token;
    if (token.owner !== "user") throw refusals.wrongTokenOnVerify();
    return success(c, ...verdict(token));
  });
  routes.get("/accounts/:account/tokens/verify", (c) => {
    const token = c.var.token;
    if (token.owner !== "account" || token.accountId !== c.req.param("account")) throw refusals.wrongTokenOnVerify();
    return success(c, ...verdict(token));
  });
  return routes;
}
