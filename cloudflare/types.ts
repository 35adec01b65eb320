/** Our own narrow view of what Cloudflare's API sends and takes. The SDK's types stay inside `adapter.ts`. */
import type { Plan } from "#core/catalog/info.ts";

export interface Account {
  readonly id: string;
  readonly name: string;
}

export interface Zone {
  readonly id: string;
  readonly name: string;
  /** `active`, `pending`, `initializing`, `moved`. */
  readonly status: string;
  /** Undefined when the API's words for the plan are none of ours. */
  readonly plan: Plan | undefined;
  /** The plan in Cloudflare's words, e.g. `Free Website`. */
  readonly planName: string;
  readonly account: Account;
}

/** A rule as read. Members that we do not know are kept as they came. */
export interface RemoteRule {
  readonly id: string;
  readonly version: string;
  readonly ref: string;
  readonly action: string;
  readonly expression: string;
  readonly enabled?: boolean;
  readonly description?: string;
  readonly action_parameters?: Readonly<Record<string, unknown>>;
  readonly ratelimit?: Readonly<Record<string, unknown>>;
  readonly logging?: { readonly enabled?: boolean };
  readonly [member: string]: unknown;
}

/** An entry point ruleset as read. */
export interface Ruleset {
  readonly id: string;
  /** A decimal string: one more after each modification. */
  readonly version: string;
  readonly phase: string;
  readonly rules: readonly RemoteRule[];
}

/** A rule as sent: always complete, because the API replaces the whole definition. */
export interface RuleBody {
  readonly ref: string;
  readonly action: string;
  readonly expression: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly action_parameters?: Readonly<Record<string, unknown>>;
  readonly ratelimit?: Readonly<Record<string, unknown>>;
  /** Only with the action `skip`: Cloudflare refuses it elsewhere. */
  readonly logging?: { readonly enabled: boolean };
  /** Never ours: carried over from the live rule, so that an update does not drop it. */
  readonly exposed_credential_check?: unknown;
}

/** Where a rule goes: rule ids; `before: ""` is the very beginning, `after: ""` the very end. */
export type Placement = { readonly before: string } | { readonly after: string };

export interface AccountList {
  readonly id: string;
  readonly name: string;
  readonly kind: "ip" | "hostname" | "asn" | "redirect";
  readonly items: number;
  readonly description: string;
}

/** A certificate authority that the account uploaded. */
export interface AccountCa {
  readonly id: string;
  readonly name: string;
}

export interface TokenCheck {
  readonly status: "active" | "disabled" | "expired";
}

/** The calls that a deploy makes. The adapter implements it over HTTP, tests in memory. Failures are `ApiFailure`s. */
export interface RulesetApi {
  /** Undefined when the zone never had a ruleset in the phase. */
  entryPoint(zone: Zone, phase: string, signal?: AbortSignal): Promise<Ruleset | undefined>;
  createRuleset(zone: Zone, phase: string, rules: readonly RuleBody[]): Promise<Ruleset>;
  addRule(zone: Zone, ruleset: Ruleset, body: RuleBody, placement: Placement): Promise<Ruleset>;
  editRule(zone: Zone, ruleset: Ruleset, ruleId: string, body: RuleBody, placement?: Placement): Promise<Ruleset>;
  deleteRule(zone: Zone, ruleset: Ruleset, ruleId: string): Promise<Ruleset>;
  /**
   * Asks whether the phase would take `rules` as its complete list; nothing is stored.
   * `unsupported` where the server does not know dry runs (asked of other servers than Cloudflare first).
   */
  dryRun(
    zone: Zone,
    phase: string,
    ruleset: Ruleset | undefined,
    rules: readonly Readonly<Record<string, unknown>>[],
    signal?: AbortSignal,
  ): Promise<"passed" | "unsupported">;
}
