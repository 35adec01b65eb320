import type { HostInfo, ListInfo } from "#core/analysis/model.ts";
import type { Plan } from "#core/catalog/info.ts";
import type { HostList, SessionStatus, ZoneChoice } from "./views.ts";

/** What the session needs of the world outside. */
export interface SessionOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  /** Resolves after `milliseconds`, or rejects at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Remembers look-ups between sessions; never sees a token. */
  readonly store?: LookupStore;
  /** API base, Cloudflare or loopback. @throws FailureError `api-base` for any other. */
  readonly api?: string;
  /** The zone chosen last time. */
  readonly zone?: string | null;
  /** False in an untrusted workspace: nothing is sent, every look-up answers from memory or fails with `offline`. */
  readonly online?: boolean;
}

/** A folder of small texts by key (`[a-z0-9-]+`). */
export interface LookupStore {
  read(key: string): string | undefined | Promise<string | undefined>;
  write(key: string, text: string): void | Promise<void>;
}

/** What is remembered of a zone, for `Facts`. Absent members are not known. */
export interface KnownZone {
  readonly plan?: Plan;
  readonly hosts?: readonly HostInfo[];
  readonly lists?: readonly ListInfo[];
}

export interface LookupOptions {
  /** Asks Cloudflare even when the answer is remembered. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * The one connection to Cloudflare: token (in memory only), zones, hosts and lists, remembered with their age.
 * Every method that asks the network rejects with `FailureError` (errors.ts), whose `failure` is made for readers.
 * `known` and `status` never ask: they are for the typing path.
 */
export declare class Session {
  constructor(options: SessionOptions);
  get status(): SessionStatus;
  /** Calls `listener` after each change of the status or of what is known. Returns the way to stop. */
  onChange(listener: (status: SessionStatus) => void): () => void;
  /** Verifies a token and uses it from then on; null signs out. A bad token is told in the status, not thrown. */
  setToken(token: string | null, options?: { signal?: AbortSignal }): Promise<SessionStatus>;
  zones(options?: LookupOptions): Promise<ZoneChoice[]>;
  /** Chooses the zone of rules that name none. Rejects with `no-zone` for one that the token cannot see. */
  selectZone(zone: string | null): Promise<SessionStatus>;
  /** Hosts of the zone and the authorities whose client certificates are asked for there. */
  hosts(zone: string, options?: LookupOptions): Promise<HostList>;
  /** Lists of the zone's account. */
  lists(zone: string, options?: LookupOptions): Promise<readonly ListInfo[]>;
  /** What is remembered of the zone (default: the chosen one). Synchronous; never asks. */
  known(zone?: string): KnownZone;
  /** Looks plan, hosts and lists of the zone up in the background; failures only reach the status. */
  refresh(zone?: string): Promise<void>;
  /** Adds hosts to the zone's Cloudflare-managed mTLS hosts: read, merge, write, read. */
  enableMtls(zone: string, hosts: readonly string[], options?: { signal?: AbortSignal }): Promise<HostList>;
}
