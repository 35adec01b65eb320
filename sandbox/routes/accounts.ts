import { Hono } from "hono";
import { accountFor, reachesAccount } from "#sandbox/auth/authorize.ts";
import { permits } from "#sandbox/auth/permissions.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { numberedPage, success } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath } from "#sandbox/request.ts";
import type { AccountState } from "#sandbox/state/model.ts";

function accountView(account: AccountState): object {
  return {
    id: account.id,
    name: account.name,
    type: account.type,
    settings: { enforce_twofactor: false, abuse_contact_email: null },
    created_on: account.createdOn,
  };
}

/** Accounts; the token must cover its account and hold the account permission. */
export function accountRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get("/accounts", (c) => {
    const token = c.var.token;
    if (!token.accountResource || !permits(token.permissions, "account:read")) throw refusals.accountNotCovered();
    const name = c.req.query("name");
    const rows = context.state.accounts.filter(
      (account) => reachesAccount(token, account.id) && (name === undefined || account.name === name),
    );
    const { items, resultInfo } = numberedPage(rows, c.req.query());
    return success(c, items.map(accountView), { result_info: resultInfo });
  });
  routes.get("/accounts/:account", (c) => {
    const account = accountFor(context, c.var.token, c.req.param("account"), apiPath(c), "account:read");
    return success(c, accountView(account));
  });
  return routes;
}
