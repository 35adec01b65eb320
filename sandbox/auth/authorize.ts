import type { SandboxContext } from "#sandbox/context.ts";
import { OBJECT_ID } from "#sandbox/ids.ts";
import { refusals } from "#sandbox/refusals.ts";
import type { AccountState, TokenState, ZoneState } from "#sandbox/state/model.ts";
import { type Permission, permits } from "./permissions.ts";

/** Whether `token` reaches the account with this id, or at least zones of it. */
export function reachesAccount({ owner, accountId, accounts = [accountId] }: TokenState, id: string): boolean {
  return owner === "account" ? accountId === id : accounts === "all" || accounts.includes(id);
}

/** Whether `token` reaches `zone` at all. */
export function coversZone(token: TokenState, zone: ZoneState): boolean {
  if (!reachesAccount(token, zone.accountId)) return false;
  return token.zones === "all" || token.zones.includes(zone.id);
}

/**
 * The zone of a path, if the token may do `permission` there. A zone of somebody else and one that does not exist
 * are refused alike.
 */
export function zoneFor(
  context: SandboxContext,
  token: TokenState,
  id: string,
  path: string,
  permission: Permission,
): ZoneState {
  if (!OBJECT_ID.test(id)) throw refusals.noRoute(path);
  const zone = context.state.zones.find((candidate) => candidate.id === id);
  if (zone === undefined || !coversZone(token, zone)) throw refusals.authentication();
  if (!permits(token.permissions, permission)) throw refusals.authentication();
  return zone;
}

/** The account of a path, if the token reaches it and may do `permission` there. */
export function accountFor(
  context: SandboxContext,
  token: TokenState,
  id: string,
  path: string,
  permission: Permission,
): AccountState {
  if (!OBJECT_ID.test(id)) throw refusals.noRoute(path);
  const account = context.state.accounts.find((candidate) => candidate.id === id);
  if (account === undefined || !reachesAccount(token, id) || !token.accountResource) throw refusals.accountNotCovered();
  if (!permits(token.permissions, permission)) throw refusals.authentication();
  return account;
}
