import type { Plan } from "#core/catalog/info.ts";
import type { Permission } from "#sandbox/auth/permissions.ts";

/** A value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Everything the sandbox remembers; plain JSON, written as it is to the state file. */
export interface SandboxState {
  readonly schema: 1;
  accounts: AccountState[];
  zones: ZoneState[];
  tokens: TokenState[];
}

export interface AccountState {
  readonly id: string;
  name: string;
  type: "standard" | "enterprise";
  createdOn: string;
  rulesets: RulesetState[];
  certificateAuthorities: CertificateAuthorityState[];
  lists: ListState[];
  operations: BulkOperationState[];
}

export type ZoneStatus = "initializing" | "pending" | "active" | "moved";

export interface ZoneState {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  status: ZoneStatus;
  plan: Plan;
  createdOn: string;
  rulesets: RulesetState[];
  /** Hosts with mTLS: by `managed` for the zone's own Cloudflare CA, else by the id of an uploaded CA. */
  mtlsHosts: Record<string, string[]>;
  clientCertificates: ClientCertificateState[];
  dnsRecords: DnsRecordState[];
}

export interface DnsRecordState {
  readonly id: string;
  name: string;
  type: string;
  content: string;
  proxied: boolean;
  ttl: number;
  createdOn: string;
}

export interface AddressFilter {
  /** Addresses or networks from which alone the token works. */
  readonly in?: readonly string[];
  /** Addresses or networks from which it does not work. */
  readonly notIn?: readonly string[];
}

export interface TokenState {
  readonly id: string;
  /** The secret. */
  readonly value: string;
  readonly owner: "user" | "account";
  /** Owning account of an account token; of a user token the account that it is for, unless `accounts` says more. */
  readonly accountId: string;
  /** Accounts that a user token reaches. */
  accounts?: "all" | readonly string[];
  status: "active" | "disabled" | "expired";
  expiresOn?: string;
  notBefore?: string;
  permissions: readonly Permission[];
  /** Zone ids, or all. */
  zones: "all" | readonly string[];
  /** False: the account itself is not among the token's resources. */
  accountResource: boolean;
  addresses?: AddressFilter;
}

export type RulesetKind = "zone" | "root" | "custom";

export interface RulesetState {
  readonly id: string;
  readonly kind: RulesetKind;
  readonly name: string;
  readonly phase: string;
  /** Every version still kept, ascending; the last one is current. Numbers are never used twice. */
  readonly versions: readonly RulesetVersion[];
}

export interface RulesetVersion {
  readonly number: number;
  readonly description: string;
  readonly lastUpdated: string;
  readonly rules: readonly RuleState[];
}

/** What a caller decides about a rule. */
export interface RuleDefinition {
  readonly ref: string;
  readonly action: string;
  readonly expression: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly action_parameters?: JsonObject;
  readonly logging?: { readonly enabled: boolean };
  readonly ratelimit?: JsonObject;
  readonly exposed_credential_check?: JsonObject;
}

export interface RuleState extends RuleDefinition {
  readonly id: string;
  readonly version: number;
  readonly lastUpdated: string;
}

export interface CertificateAuthorityState {
  readonly id: string;
  name: string;
  certificates: string;
  issuer: string;
  serialNumber: string;
  signature: string;
  type: "custom" | "gateway_managed" | "access_managed";
  uploadedOn: string;
  expiresOn: string;
  ca: boolean;
}

export interface ClientCertificateState {
  readonly id: string;
  readonly csr: string;
  readonly certificate: string;
  readonly validityDays: number;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly fingerprint: string;
  readonly serialNumber: string;
  readonly ski: string;
  readonly signature: string;
  readonly subject: CertificateSubject;
  /** The settled state; `change` is under way until its time has come. */
  settled: "active" | "revoked";
  change?: { readonly to: "active" | "revoked"; readonly at: string };
}

export interface CertificateSubject {
  readonly commonName?: string;
  readonly country?: string;
  readonly state?: string;
  readonly location?: string;
  readonly organization?: string;
  readonly organizationalUnit?: string;
}

export type ListKind = "ip" | "redirect" | "hostname" | "asn";

export interface ListState {
  readonly id: string;
  readonly name: string;
  readonly kind: ListKind;
  description: string;
  createdOn: string;
  modifiedOn: string;
  items: ListItemState[];
}

export interface ListItemState {
  readonly id: string;
  readonly createdOn: string;
  readonly modifiedOn: string;
  readonly value: JsonObject;
}

export interface BulkOperationState {
  readonly id: string;
  readonly listId: string;
  /** When it starts to run and when it is done. */
  readonly runsAt: string;
  readonly completesAt: string;
  readonly change: BulkChange;
  applied: boolean;
  error?: string;
}

export type BulkChange =
  | { readonly kind: "append"; readonly items: readonly JsonObject[] }
  | { readonly kind: "replace"; readonly items: readonly JsonObject[] }
  | { readonly kind: "delete"; readonly ids: readonly string[] };
