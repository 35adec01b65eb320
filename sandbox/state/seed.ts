import type { Plan } from "#core/catalog/info.ts";
import { ALL_PERMISSIONS } from "#sandbox/auth/permissions.ts";
import { secondTime } from "#sandbox/clock.ts";
import { createTokenValue, type Ids } from "#sandbox/ids.ts";
import type { AccountState, DnsRecordState, SandboxState, TokenState, ZoneState, ZoneStatus } from "./model.ts";

/** A zone to begin with. */
export interface ZoneSeed {
  readonly name: string;
  /** `business` by default: regular expressions, counting expressions and 100 custom rules. */
  readonly plan?: Plan;
  /** Hosts with mTLS of the Cloudflare-managed authority; `api.NAME` by default. They get DNS records too. */
  readonly mtlsHosts?: readonly string[];
  /** Further hosts with a DNS record; `www.NAME` and `NAME` by default. */
  readonly hosts?: readonly string[];
  readonly status?: ZoneStatus;
}

export interface Seeding {
  readonly ids: Ids;
  readonly now: () => Date;
}

export function seedAccount(name: string, { ids, now }: Seeding): AccountState {
  return {
    id: ids.object(),
    name,
    type: "standard",
    createdOn: secondTime(now()),
    rulesets: [],
    certificateAuthorities: [],
    lists: [],
    operations: [],
  };
}

export function seedZone(seed: ZoneSeed, accountId: string, { ids, now }: Seeding): ZoneState {
  const mtlsHosts = seed.mtlsHosts ?? [`api.${seed.name}`];
  const hosts = [...new Set([...(seed.hosts ?? [seed.name, `www.${seed.name}`]), ...mtlsHosts])];
  const createdOn = secondTime(now());
  const record = (name: string): DnsRecordState => ({
    id: ids.object(),
    name,
    type: "A",
    content: "192.0.2.1",
    proxied: true,
    ttl: 1,
    createdOn,
  });
  return {
    id: ids.object(),
    name: seed.name,
    accountId,
    status: seed.status ?? "active",
    plan: seed.plan ?? "business",
    createdOn,
    rulesets: [],
    mtlsHosts: mtlsHosts.length === 0 ? {} : { managed: [...mtlsHosts] },
    clientCertificates: [],
    dnsRecords: hosts.map(record),
  };
}

export type TokenSeed = Partial<Omit<TokenState, "id">>;

/** A token; a user token with every permission on everything unless `seed` says less. */
export function seedToken(seed: TokenSeed, accountId: string, { ids }: Seeding): TokenState {
  const owner = seed.owner ?? "user";
  return {
    status: "active",
    permissions: ALL_PERMISSIONS,
    zones: "all",
    accountResource: true,
    accountId,
    ...(owner === "user" ? { accounts: "all" as const } : {}),
    value: createTokenValue(owner),
    ...seed,
    owner,
    id: ids.object(),
  };
}

/** The state of a new sandbox: one account, its zones, one token that may do everything. */
export function seedState(account: string, zones: readonly ZoneSeed[], seeding: Seeding): SandboxState {
  const owner = seedAccount(account, seeding);
  return {
    schema: 1,
    accounts: [owner],
    zones: zones.map((zone) => seedZone(zone, owner.id, seeding)),
    tokens: [seedToken({}, owner.id, seeding)],
  };
}
