import { type Context, Hono } from "hono";
import type { Plan } from "#core/catalog/info.ts";
import { accountFor } from "#sandbox/auth/authorize.ts";
import { secondTime } from "#sandbox/clock.ts";
import type { SandboxContext, SandboxEnv } from "#sandbox/context.ts";
import { cursorPage, success } from "#sandbox/envelope.ts";
import { OBJECT_ID } from "#sandbox/ids.ts";
import { beginOperation, operationStatus, settleOperations } from "#sandbox/lists/bulk-operation.ts";
import { itemRefusal } from "#sandbox/lists/check-item.ts";
import { referencingRules } from "#sandbox/lists/references.ts";
import { refusals } from "#sandbox/refusals.ts";
import { apiPath, isObject, jsonBody, objectBody } from "#sandbox/request.ts";
import { limitFor } from "#sandbox/rulesets/entitlement.ts";
import { accountScope } from "#sandbox/rulesets/scope.ts";
import type {
  AccountState,
  BulkChange,
  Json,
  JsonObject,
  ListItemState,
  ListKind,
  ListState,
} from "#sandbox/state/model.ts";

const KINDS: readonly ListKind[] = ["ip", "redirect", "hostname", "asn"];
const NAME = /^[a-zA-Z0-9_]{1,50}$/;

/** Custom lists of the account, their items, and the operations that change items. */
export function listRoutes(context: SandboxContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>().basePath("/accounts/:scope/rules/lists");
  const accountOf = (c: Context<SandboxEnv>, access: "read" | "edit"): AccountState => {
    const account = accountFor(context, c.var.token, c.req.param("scope") ?? "", apiPath(c), `lists:${access}`);
    settleOperations(account, context);
    return account;
  };
  const listOf = (c: Context<SandboxEnv>, account: AccountState): ListState => {
    const id = c.req.param("list") ?? "";
    if (!OBJECT_ID.test(id)) throw refusals.noRoute(apiPath(c), 400);
    const found = account.lists.find((list) => list.id === id);
    if (found === undefined) throw refusals.notFound("could not find list", 10001);
    return found;
  };
  const view = (account: AccountState, list: ListState): object => ({
    id: list.id,
    name: list.name,
    kind: list.kind,
    description: list.description,
    num_items: list.items.length,
    num_referencing_filters: referencingRules(context, account, list),
    created_on: list.createdOn,
    modified_on: list.modifiedOn,
  });
  const begin = (c: Context<SandboxEnv>, account: AccountState, list: ListState, change: BulkChange): Response =>
    success(c, { operation_id: beginOperation(account, list, change, context).id });

  routes.get("/", (c) => {
    const account = accountOf(c, "read");
    return success(
      c,
      account.lists.map((list) => view(account, list)),
    );
  });
  routes.post("/", async (c) => {
    const account = accountOf(c, "edit");
    const list = newList(await objectBody(c), account, accountScope(context.state, account).plan, context);
    account.lists.push(list);
    return success(c, view(account, list));
  });
  routes.get("/bulk_operations/:operation", (c) => {
    const account = accountOf(c, "read");
    const operation = account.operations.find((row) => row.id === c.req.param("operation"));
    if (operation === undefined) throw refusals.notFound("could not find bulk operation", 10001);
    const status = operationStatus(operation, account, context);
    const done = status === "completed" || status === "failed";
    return success(c, {
      id: operation.id,
      status,
      ...(done ? { completed: operation.completesAt } : {}),
      ...(operation.error === undefined ? {} : { error: operation.error }),
    });
  });
  routes.get("/:list", (c) => {
    const account = accountOf(c, "read");
    return success(c, view(account, listOf(c, account)));
  });
  routes.put("/:list", async (c) => {
    const account = accountOf(c, "edit");
    const list = listOf(c, account);
    const { description } = await objectBody(c);
    list.description = typeof description === "string" ? description : "";
    list.modifiedOn = secondTime(context.now());
    return success(c, view(account, list));
  });
  routes.delete("/:list", (c) => {
    const account = accountOf(c, "edit");
    const list = listOf(c, account);
    if (referencingRules(context, account, list) > 0) {
      throw refusals.invalid(`the list ${list.name} is referenced by a rule and cannot be deleted`);
    }
    account.lists.splice(account.lists.indexOf(list), 1);
    return success(c, { id: list.id });
  });
  routes.get("/:list/items", (c) => {
    const list = listOf(c, accountOf(c, "read"));
    const search = c.req.query("search")?.toLowerCase();
    const rows = list.items.filter(
      ({ value }) => search === undefined || JSON.stringify(value).toLowerCase().includes(search),
    );
    const { items, next } = cursorPage(rows, c.req.query(), 100);
    return success(c, items.map(itemView), { result_info: { cursors: next === undefined ? {} : { after: next } } });
  });
  routes.get("/:list/items/:item", (c) => {
    const found = listOf(c, accountOf(c, "read")).items.find(({ id }) => id === c.req.param("item"));
    if (found === undefined) throw refusals.notFound("could not find list item", 10001);
    return success(c, itemView(found));
  });
  for (const [method, kind] of [
    ["POST", "append"],
    ["PUT", "replace"],
  ] as const) {
    routes.on(method, "/:list/items", async (c) => {
      const account = accountOf(c, "edit");
      const list = listOf(c, account);
      return begin(c, account, list, { kind, items: checkedItems(await jsonBody(c), list.kind) });
    });
  }
  routes.delete("/:list/items", async (c) => {
    const account = accountOf(c, "edit");
    const list = listOf(c, account);
    const { items } = await objectBody(c);
    if (!Array.isArray(items)) throw refusals.invalid("items must be an array");
    const ids = (items as readonly Json[]).map((item) => (isObject(item) ? String(item["id"]) : ""));
    return begin(c, account, list, { kind: "delete", ids });
  });
  return routes;
}

function itemView({ id, value, createdOn, modifiedOn }: ListItemState): object {
  return { id, ...value, created_on: createdOn, modified_on: modifiedOn };
}

function checkedItems(body: Json | undefined, kind: ListKind): JsonObject[] {
  if (!Array.isArray(body)) throw refusals.invalid("the body must be an array of items");
  return (body as readonly Json[]).map((item) => {
    const refusal = itemRefusal(item, kind);
    if (refusal === undefined) return item as JsonObject;
    throw refusals.invalid(refusal, refusal.startsWith("matching url") ? 10053 : undefined);
  });
}

function newList(body: JsonObject, account: AccountState, plan: Plan, context: SandboxContext): ListState {
  const { name, kind, description } = body;
  if (typeof name !== "string" || !NAME.test(name)) {
    throw refusals.invalid("name must be 1 to 50 letters, digits and underscores");
  }
  if (!KINDS.includes(kind as ListKind)) throw refusals.invalid(`kind must be one of ${KINDS.join(", ")}`);
  if (account.lists.some((list) => list.name === name)) throw refusals.invalid(`the list ${name} exists already`);
  // Redirect lists are counted and sold apart from the others.
  const count = account.lists.filter((list) => (list.kind === "redirect") === (kind === "redirect")).length;
  const maximum = limitFor(kind === "redirect" ? "lists.bulk_redirect" : "lists.custom", plan);
  if (typeof maximum === "number" && count >= maximum) {
    throw refusals.invalid(`exceeded the maximum number of lists: ${count + 1} out of ${maximum}`);
  }
  const kinds = limitFor("lists.types", plan);
  if (kind !== "redirect" && Array.isArray(kinds) && !kinds.includes(kind)) {
    throw refusals.invalid(
      `not entitled: lists of kind ${String(kind)} are not allowed, an Enterprise plan is required`,
    );
  }
  const at = secondTime(context.now());
  return {
    id: context.ids.object(),
    name,
    kind: kind as ListKind,
    description: typeof description === "string" ? description : "",
    createdOn: at,
    modifiedOn: at,
    items: [],
  };
}
