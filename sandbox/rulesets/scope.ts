import type { Plan } from "#core/catalog/info.ts";
import { PLANS } from "#core/catalog/info.ts";
import type {
  AccountState,
  ListState,
  RulesetKind,
  RulesetState,
  SandboxState,
  ZoneState,
} from "#sandbox/state/model.ts";

/** Where rulesets live: a zone or an account. */
export interface RulesetScope {
  readonly level: "zone" | "account";
  readonly id: string;
  /** The zone's plan; for an account the highest plan of its zones. */
  readonly plan: Plan;
  /** Kind of this level's entry points. */
  readonly entryPointKind: RulesetKind;
  /** The live array of the state: replace members in place. */
  readonly rulesets: RulesetState[];
  readonly lists: readonly ListState[];
}

export function zoneScope(state: SandboxState, zone: ZoneState): RulesetScope {
  return {
    level: "zone",
    id: zone.id,
    plan: zone.plan,
    entryPointKind: "zone",
    rulesets: zone.rulesets,
    lists: state.accounts.find((account) => account.id === zone.accountId)?.lists ?? [],
  };
}

export function accountScope(state: SandboxState, account: AccountState): RulesetScope {
  const ranks = state.zones.filter((zone) => zone.accountId === account.id).map((zone) => PLANS.indexOf(zone.plan));
  return {
    level: "account",
    id: account.id,
    plan: PLANS[Math.max(0, ...ranks)] as Plan,
    entryPointKind: "root",
    rulesets: account.rulesets,
    lists: account.lists,
  };
}
