import type { HostInfo, ListInfo } from "#core/analysis/model.ts";
import { META } from "#core/catalog/generated/meta.ts";
import type { Plan } from "#core/catalog/info.ts";
import { CloudflareApi } from "./adapter.ts";
import { type ApiBase, apiBase } from "./api-base.ts";
import { ApiFailure, FailureError } from "./errors.ts";
import { Flights } from "./flights.ts";
import { readHosts } from "./hosts.ts";
import { type Aged, isFresh, type Memory, NOTHING_KNOWN, parseMemory, printMemory, withZones } from "./memory.ts";
import type { Zone } from "./types.ts";
import { impossibleToken, verifyToken } from "./verify-token.ts";
import type { Failure, HostList, SessionStatus, ZoneChoice } from "./views.ts";

/** What the session needs of the world outside. */
export interface SessionOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  /** Resolves after `milliseconds`, or rejects at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Remembers look-ups between sessions; never sees a token. */
  readonly store?: LookupStore;
  /** API base, Cloudflare or loopback. The constructor throws FailureError `api-base` for any other. */
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
  /** Asks Cloudflare even when a fresh answer is remembered. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Milliseconds for which a look-up's answer is used without asking again. */
const FRESH = 10 * 60_000;

/** Failures after which a remembered answer is better than none. */
const PASSING: readonly Failure["reason"][] = ["unreachable", "server-error", "not-json", "rate-limited"];

/**
 * The one connection to Cloudflare: token (in memory only), zones, hosts and lists, remembered with their age.
 * Every method that asks the network rejects with `FailureError` (errors.ts), whose `failure` is made for readers.
 * `known` and `status` never ask: they are for the typing path.
 */
export class Session {
  readonly base: ApiBase;
  /** Settles when what was remembered between sessions has been read. */
  readonly ready: Promise<void>;
  readonly #options: SessionOptions;
  readonly #listeners = new Set<(status: SessionStatus) => void>();
  readonly #flights = new Flights();
  readonly #rights = new Map<string, string>();
  #api: CloudflareApi | undefined;
  #token: SessionStatus["token"] = "none";
  #zone: string | null;
  #memory: Memory = NOTHING_KNOWN;
  #offline = false;
  #problem: string | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.base = apiBase(options.api);
    this.#zone = options.zone ?? null;
    this.ready = this.#restore();
  }

  get sleep(): SessionOptions["sleep"] {
    return this.#options.sleep;
  }

  get now(): SessionOptions["now"] {
    return this.#options.now;
  }

  get store(): LookupStore | undefined {
    return this.#options.store;
  }

  get status(): SessionStatus {
    const zone = this.#remembered(this.#zone ?? "");
    const accounts = new Set(this.#memory.zones?.value.map((known) => known.account.name));
    return {
      token: this.#token,
      sandbox: this.base.loopback,
      account: zone?.account.name ?? (accounts.size === 1 ? ([...accounts][0] as string) : null),
      zone: this.#zone,
      plan: zone === undefined ? null : (zone.plan ?? zone.planName),
      offline: this.#offline || this.#options.online === false,
      hostsAt: zone === undefined ? null : (this.#memory.hosts.get(zone.id)?.at ?? null),
      rights: [...this.#rights.values()],
      problem: this.#problem,
      catalogDate: META.date,
    };
  }

  /** Calls `listener` after each change of the status or of what is known. Returns the way to stop. */
  onChange(listener: (status: SessionStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Verifies a token and uses it from then on; null signs out. A bad token is told in the status, not thrown. */
  async setToken(token: string | null, options: { signal?: AbortSignal } = {}): Promise<SessionStatus> {
    this.#flights.forget();
    this.#rights.clear();
    this.#api = undefined;
    this.#set("none", null);
    const secret = token?.trim() ?? "";
    if (secret === "") return this.status;
    if (this.#options.online === false) {
      this.#set("unreachable", untrusted().message);
      return this.status;
    }
    const impossible = impossibleToken(secret);
    if (impossible !== undefined) {
      this.#set("invalid", impossible.message);
      return this.status;
    }
    const api = new CloudflareApi({
      base: this.base,
      token: secret,
      fetch: this.#watched(this.#options.fetch),
      sleep: this.#options.sleep,
    });
    this.#api = api;
    this.#set("checking", null);
    const verdict = await verifyToken(api, secret, options.signal);
    if (this.#api !== api) return this.status;
    this.#offline = verdict.token === "unreachable" && verdict.failure?.reason === "unreachable";
    this.#set(verdict.token, verdict.failure?.message ?? null);
    if (verdict.token === "active") await this.zones({ refresh: true, ...options }).catch(() => undefined);
    return this.status;
  }

  async zones(options: LookupOptions = {}): Promise<ZoneChoice[]> {
    const zones = await this.#allZones(options);
    return zones.map((zone) => ({
      id: zone.id,
      name: zone.name,
      account: zone.account.name,
      plan: zone.plan ?? zone.planName,
      status: zone.status,
    }));
  }

  /**
   * Chooses the zone of rules that name none. Rejects with `no-zone` for one that the token cannot see; while
   * Cloudflare cannot be asked, any name is taken.
   */
  async selectZone(zone: string | null): Promise<SessionStatus> {
    if (zone !== null && this.#token === "active") {
      await this.zoneNamed(zone).catch((error: unknown) => {
        if (!(error instanceof FailureError) || error.failure.reason === "no-zone") throw error;
      });
    }
    this.#zone = zone;
    this.#changed();
    return this.status;
  }

  /** Hosts of the zone and the authorities whose client certificates are asked for there. */
  async hosts(zone: string, options: LookupOptions = {}): Promise<HostList> {
    const { answer, stale } = await this.#hostsOf(zone, options);
    const hosts = answer.value.map(({ name, authorities }) => ({ name, authorities }));
    return { zone, hosts, at: answer.at, stale };
  }

  /** Lists of the zone's account. */
  async lists(zone: string, options: LookupOptions = {}): Promise<readonly ListInfo[]> {
    const { account } = await this.zoneNamed(zone, options.signal);
    const { answer } = await this.#lookUp(
      `lists ${account.id}`,
      this.#memory.lists.get(account.id),
      options,
      async () => {
        const lists = await this.#tried("lists", (api) => api.lists(account.id, account.name));
        const value: readonly ListInfo[] = lists.map(({ name, kind, items, description }) => ({
          name,
          kind,
          items,
          description,
        }));
        return this.#keep(value, (kept) => ({
          ...this.#memory,
          lists: new Map(this.#memory.lists).set(account.id, kept),
        }));
      },
    );
    return answer.value;
  }

  /** What is remembered of the zone (default: the chosen one). Synchronous; never asks. */
  known(zone: string | null = this.#zone): KnownZone {
    const found = this.#remembered(zone ?? "");
    if (found === undefined) return {};
    const hosts = this.#memory.hosts.get(found.id)?.value;
    const lists = this.#memory.lists.get(found.account.id)?.value;
    return {
      ...(found.plan === undefined ? {} : { plan: found.plan }),
      ...(hosts === undefined ? {} : { hosts }),
      ...(lists === undefined ? {} : { lists }),
    };
  }

  /** Looks plan, hosts and lists of the zone up anew; failures only reach the status. */
  async refresh(zone: string | null = this.#zone): Promise<void> {
    const refresh = { refresh: true };
    await this.#allZones(refresh).catch(() => undefined);
    if (zone !== null) await Promise.allSettled([this.#hostsOf(zone, refresh), this.lists(zone, refresh)]);
  }

  /** Adds hosts to the zone's Cloudflare-managed mTLS hosts: read, merge, write, read. */
  async enableMtls(zone: string, hosts: readonly string[], options: { signal?: AbortSignal } = {}): Promise<HostList> {
    const found = await this.zoneNamed(zone, options.signal);
    const names = hosts.map((host) => host.trim().toLowerCase().replace(/\.$/, ""));
    const outside = names.find((host) => host !== found.name && !host.endsWith(`.${found.name}`));
    if (outside !== undefined) {
      throw new FailureError({ reason: "incomplete", message: `${outside} is not a host of ${found.name}.` });
    }
    const api = this.api();
    const present = await api.mtlsHosts(found, undefined, options.signal);
    const merged = [...new Set([...present, ...names])];
    if (merged.length > present.length) await api.setMtlsHosts(found, merged, options.signal);
    return this.hosts(zone, { refresh: true, ...options });
  }

  /** The calls of the present token. @throws FailureError `no-token` or `offline`. */
  api(): CloudflareApi {
    if (this.#options.online === false) throw new FailureError(untrusted());
    if (this.#api === undefined) {
      throw new FailureError({
        reason: "no-token",
        message: "There is no Cloudflare API token yet.",
        action: "set-token",
      });
    }
    return this.#api;
  }

  /** The zone with this name. Rejects with `no-zone` when the token cannot see it. */
  async zoneNamed(name: string, signal?: AbortSignal): Promise<Zone> {
    const options = signal === undefined ? {} : { signal };
    const find = (zones: readonly Zone[]): Zone | undefined => zones.find((zone) => zone.name === name.toLowerCase());
    const found = find(await this.#allZones(options)) ?? find(await this.#allZones({ refresh: true, ...options }));
    if (found !== undefined) return found;
    const names = (this.#memory.zones?.value ?? []).map((zone) => zone.name);
    throw new FailureError({ reason: "no-zone", message: noZone(name, names), action: "select-zone" });
  }

  async #allZones(options: LookupOptions): Promise<readonly Zone[]> {
    await this.ready;
    const { answer } = await this.#lookUp("zones", this.#memory.zones, options, async () => {
      const zones = await this.#tried("zones", (api) => api.zones());
      return this.#keep<readonly Zone[]>(zones, (kept) => withZones(this.#memory, kept));
    });
    return answer.value;
  }

  async #hostsOf(name: string, options: LookupOptions): Promise<{ answer: Aged<readonly HostInfo[]>; stale: boolean }> {
    const zone = await this.zoneNamed(name, options.signal);
    return this.#lookUp(`hosts ${zone.id}`, this.#memory.hosts.get(zone.id), options, async () => {
      const { hosts, notes } = await this.#tried("mTLS hosts", (api) => readHosts(api, zone));
      for (const note of notes) this.#rights.set(note, note);
      return this.#keep<readonly HostInfo[]>(hosts, (kept) => ({
        ...this.#memory,
        hosts: new Map(this.#memory.hosts).set(zone.id, kept),
      }));
    });
  }

  /** A remembered answer while it is fresh; else a new one, shared by all who ask; else, when that fails for now, the old one. */
  async #lookUp<T>(
    key: string,
    remembered: Aged<T> | undefined,
    options: LookupOptions,
    ask: () => Promise<Aged<T>>,
  ): Promise<{ answer: Aged<T>; stale: boolean }> {
    if (remembered !== undefined && options.refresh !== true && isFresh(remembered, FRESH, this.#options.now())) {
      return { answer: remembered, stale: false };
    }
    if (remembered !== undefined && (this.#api === undefined || this.#options.online === false)) {
      return { answer: remembered, stale: true };
    }
    try {
      return { answer: await this.#flights.share(key, options.signal, ask), stale: false };
    } catch (error) {
      if (options.signal?.aborted) throw new FailureError({ reason: "cancelled", message: "Cancelled." });
      const passing = error instanceof FailureError && PASSING.includes(error.failure.reason);
      if (passing && remembered !== undefined) return { answer: remembered, stale: true };
      throw error;
    }
  }

  /** Notes for the status what the token may do, or which permission it lacks for something that can be done without. */
  noteRight(what: string, sentence: string): void {
    this.#rights.set(what, sentence);
    this.#changed();
  }

  /** Runs a call and notes for the status how it went. */
  async #tried<T>(what: string, call: (api: CloudflareApi) => Promise<T>): Promise<T> {
    const api = this.api();
    try {
      const result = await call(api);
      if (this.#api === api) {
        // A token that could not be checked is good when it is taken.
        if (this.#token === "unreachable") this.#token = "active";
        this.#note(what, `May read ${what}.`, false, null);
      }
      return result;
    } catch (error) {
      if (error instanceof ApiFailure && this.#api === api) {
        const { reason, message } = error.failure;
        this.#note(what, reason === "permission" ? message : undefined, reason === "unreachable", message);
        if (reason === "invalid-token") this.#token = "invalid";
        this.#changed();
      }
      throw error;
    }
  }

  #note(what: string, right: string | undefined, offline: boolean, problem: string | null): void {
    if (right !== undefined) this.#rights.set(what, right);
    this.#offline = offline;
    this.#problem = problem;
  }

  /** The same, and the status says at once whether Cloudflare was reached, whichever call it was. */
  #watched(fetch: SessionOptions["fetch"]): SessionOptions["fetch"] {
    return async (input, init) => {
      try {
        const response = await fetch(input, init);
        this.#reached(true);
        return response;
      } catch (error) {
        if (!init?.signal?.aborted) this.#reached(false);
        throw error;
      }
    };
  }

  #reached(reached: boolean): void {
    if (this.#offline === !reached) return;
    this.#offline = !reached;
    if (reached) this.#problem = null;
    this.#changed();
  }

  async #keep<T>(value: T, remember: (answer: Aged<T>) => Memory): Promise<Aged<T>> {
    const answer = { at: this.#options.now().toISOString(), value };
    this.#memory = remember(answer);
    this.#changed();
    await this.#save();
    return answer;
  }

  /** A folder that cannot be written costs only the memory of a look-up. */
  async #save(): Promise<void> {
    try {
      await this.#options.store?.write(this.#storeKey, printMemory(this.#memory));
    } catch {}
  }

  get #storeKey(): string {
    return this.base.loopback ? "lookups-sandbox" : "lookups-cloudflare";
  }

  async #restore(): Promise<void> {
    const text = await Promise.resolve(this.#options.store?.read(this.#storeKey)).catch(() => undefined);
    if (this.#memory === NOTHING_KNOWN) this.#memory = parseMemory(text);
    if (this.#memory !== NOTHING_KNOWN) this.#changed();
  }

  #remembered(name: string): Zone | undefined {
    return this.#memory.zones?.value.find((zone) => zone.name === name.toLowerCase());
  }

  #set(token: SessionStatus["token"], problem: string | null): void {
    this.#token = token;
    this.#problem = problem;
    this.#changed();
  }

  #changed(): void {
    const { status } = this;
    for (const listener of [...this.#listeners]) listener(status);
  }
}

function untrusted(): Failure {
  return { reason: "offline", message: "Nothing is sent to Cloudflare from a workspace that is not trusted." };
}

function noZone(name: string, visible: readonly string[]): string {
  if (visible.length === 0) return "No zone is visible to this token. It needs Zone › Zone › Read.";
  const shown = visible.slice(0, 5).join(", ") + (visible.length > 5 ? ` and ${visible.length - 5} more` : "");
  return `The zone ${name} is not visible to this token. It sees ${shown}.`;
}
