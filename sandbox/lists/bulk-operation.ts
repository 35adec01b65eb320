import { isDeepStrictEqual } from "node:util";
import { secondTime } from "#sandbox/clock.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { refusals } from "#sandbox/refusals.ts";
import type { AccountState, BulkChange, BulkOperationState, JsonObject, ListState } from "#sandbox/state/model.ts";

export type OperationStatus = "pending" | "running" | "completed" | "failed";

/** The status at `now`. An operation whose time has come takes effect on the way. */
export function operationStatus(
  operation: BulkOperationState,
  account: AccountState,
  context: SandboxContext,
): OperationStatus {
  const now = context.now();
  if (now < new Date(operation.runsAt)) return "pending";
  if (now < new Date(operation.completesAt)) return "running";
  if (!operation.applied) apply(operation, account, context);
  return operation.error === undefined ? "completed" : "failed";
}

/** Lets everything that is due in the account take effect. */
export function settleOperations(account: AccountState, context: SandboxContext): void {
  for (const operation of account.operations) operationStatus(operation, account, context);
}

/** Starts a change of a list's items; one at a time in an account. */
export function beginOperation(
  account: AccountState,
  list: ListState,
  change: BulkChange,
  context: SandboxContext,
): BulkOperationState {
  const busy = account.operations.some((row) =>
    ["pending", "running"].includes(operationStatus(row, account, context)),
  );
  if (busy) throw refusals.invalid("there is already a pending bulk operation in this account", 10040);
  const start = context.now().getTime();
  const { bulkOperationDelay } = context.settings;
  const operation: BulkOperationState = {
    id: context.ids.object(),
    listId: list.id,
    runsAt: new Date(start + bulkOperationDelay / 2).toISOString(),
    completesAt: new Date(start + bulkOperationDelay).toISOString(),
    change,
    applied: false,
  };
  account.operations.push(operation);
  return operation;
}

function apply(operation: BulkOperationState, account: AccountState, context: SandboxContext): void {
  operation.applied = true;
  const list = account.lists.find((row) => row.id === operation.listId);
  if (list === undefined) {
    operation.error = "the list was deleted";
    return;
  }
  const at = secondTime(context.now());
  const { change } = operation;
  const added = (items: readonly JsonObject[]) =>
    items.map((value) => ({ id: context.ids.object(), createdOn: at, modifiedOn: at, value }));
  if (change.kind === "delete") list.items = list.items.filter((item) => !change.ids.includes(item.id));
  else if (change.kind === "replace") list.items = added(change.items);
  else {
    // An item that is there already is renewed, not doubled.
    const fresh = added(change.items);
    const without = list.items.filter((item) => !fresh.some((other) => sameKey(item.value, other.value)));
    list.items = [...without, ...fresh];
  }
  list.modifiedOn = at;
}

/** Items are the same when they say the same but for the comment. */
function sameKey(a: JsonObject, b: JsonObject): boolean {
  const { comment: _a, ...left } = a;
  const { comment: _b, ...right } = b;
  return isDeepStrictEqual(left, right);
}
