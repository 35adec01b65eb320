import { seedAuthority } from "./certificates/authority.ts";
import type { SandboxContext } from "./context.ts";
import { type Fault, FaultQueue } from "./faults.ts";
import type { Fixtures } from "./fixtures.ts";
import { type OtherWrite, writeAsOther, zoneNamed } from "./other-writer.ts";
import { type LoggedRequest, RequestLog } from "./request-log.ts";
import { currentVersion } from "./rulesets/ruleset.ts";
import type { SandboxSettings } from "./settings.ts";
import type {
  AccountState,
  CertificateAuthorityState,
  DnsRecordState,
  RuleState,
  SandboxState,
  TokenState,
  ZoneState,
} from "./state/model.ts";
import { seedAccount, seedToken, seedZone, type TokenSeed, type ZoneSeed } from "./state/seed.ts";

/** A call that is about to be handled. */
export interface PendingRequest {
  readonly method: string;
  /** Path below `/client/v4`, query included. */
  readonly path: string;
}

export type RequestHook = (request: PendingRequest, control: SandboxControl) => void | Promise<void>;

/** Rules of one phase as they stand. */
export interface RulesetFacts {
  readonly id: string;
  readonly version: number;
  readonly rules: readonly RuleState[];
}

/**
 * Facts and faults for tests and demonstrations: everything that the emulated API itself cannot do. All but
 * `onBeforeRequest` take and give plain JSON and are offered over HTTP as `POST /__sandbox/<name>` too.
 */
export interface SandboxControl {
  /** The whole state, live. */
  state(): SandboxState;
  /** The entry point of a phase (the custom rules by default) of a zone, by name or id; null when there is none. */
  ruleset(where: { zone: string; phase?: string }): RulesetFacts | null;
  addToken(token: TokenSeed): TokenState;
  /** Changes a token, named by its secret. */
  editToken(change: { value: string } & Partial<Omit<TokenState, "id" | "value">>): TokenState;
  /** Another account. User tokens that reach all accounts reach it too. */
  addAccount(account: { name: string }): AccountState;
  /** In the first account, or in the one with this id. */
  addZone(zone: ZoneSeed & { readonly account?: string }): ZoneState;
  /** Changes plan or status of a zone. */
  editZone(change: { zone: string } & Partial<Pick<ZoneState, "plan" | "status">>): ZoneState;
  addDnsRecord(record: { zone: string } & Pick<DnsRecordState, "name"> & Partial<DnsRecordState>): DnsRecordState;
  /** An uploaded certificate authority of the first account, or of the one with the id `account`. */
  addAuthority(
    authority: Partial<CertificateAuthorityState> & { readonly account?: string },
  ): CertificateAuthorityState;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Writes as somebody else, at once. */
  write(write: OtherWrite): RulesetFacts | null;
  setFixtures(fixtures: Partial<Fixtures>): void;
  configure(settings: Partial<SandboxSettings>): SandboxSettings;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  /** Calls `hook` before each API call is handled, until the returned function is called. */
  onBeforeRequest(hook: RequestHook): () => void;
}

/** The control together with what the middleware reads of it. */
export interface ControlRoom extends SandboxControl {
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly hooks: ReadonlySet<RequestHook>;
}

/** `changed` is called after every change that the control made to the state. */
export function createControl(context: SandboxContext, changed: () => void): ControlRoom {
  const faults = new FaultQueue();
  const log = new RequestLog();
  const hooks = new Set<RequestHook>();
  const accountNamed = (id: string | undefined): AccountState => {
    const { accounts } = context.state;
    const found = id === undefined ? accounts[0] : accounts.find((account) => account.id === id);
    if (found === undefined) throw new Error("the sandbox has no such account");
    return found;
  };
  const kept = <T>(value: T): T => {
    changed();
    return value;
  };
  return {
    faults,
    log,
    hooks,
    state: () => context.state,
    ruleset({ zone, phase = "http_request_firewall_custom" }) {
      const ruleset = zoneNamed(context, zone).rulesets.find((row) => row.kind === "zone" && row.phase === phase);
      return ruleset === undefined ? null : factsOf(ruleset);
    },
    addToken(seed) {
      const token = seedToken(seed, accountNamed(seed.accountId).id, context);
      context.state.tokens.push(token);
      return kept(token);
    },
    editToken({ value, ...change }) {
      const token = context.state.tokens.find((row) => row.value === value);
      if (token === undefined) throw new Error("the sandbox has no such token");
      return kept(Object.assign(token, change));
    },
    addAccount({ name }) {
      const account = seedAccount(name, context);
      context.state.accounts.push(account);
      return kept(account);
    },
    addZone({ account, ...seed }) {
      const zone = seedZone(seed, accountNamed(account).id, context);
      context.state.zones.push(zone);
      return kept(zone);
    },
    editZone: ({ zone, ...change }) => kept(Object.assign(zoneNamed(context, zone), change)),
    addDnsRecord({ zone, ...seed }) {
      const target = zoneNamed(context, zone);
      const record: DnsRecordState = {
        type: "A",
        content: "192.0.2.1",
        proxied: true,
        ttl: 1,
        createdOn: context.now().toISOString(),
        ...seed,
        id: context.ids.object(),
      };
      target.dnsRecords.push(record);
      return kept(record);
    },
    addAuthority({ account, ...seed }) {
      const authority = seedAuthority(seed, context);
      accountNamed(account).certificateAuthorities.push(authority);
      return kept(authority);
    },
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    write(write) {
      const ruleset = writeAsOther(context, write);
      return kept(ruleset === undefined ? null : factsOf(ruleset));
    },
    setFixtures: (fixtures) => void Object.assign(context.fixtures, fixtures),
    configure: (settings) => Object.assign(context.settings, settings),
    requests: () => log.entries,
    clearRequests: () => log.clear(),
    onBeforeRequest(hook) {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
  };
}

function factsOf(ruleset: ZoneState["rulesets"][number]): RulesetFacts {
  const { number, rules } = currentVersion(ruleset);
  return { id: ruleset.id, version: number, rules };
}
