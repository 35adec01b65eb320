/** The calls we make of Cloudflare, over the official SDK, in our own types. Every failure is an `ApiFailure`. */
import type { ApiBase } from "./api-base.ts";
import { apiFailure, refusedBy403, unreadable } from "./api-failure.ts";
import { type ApiClient, createApiClient } from "./client.ts";
import { ApiFailure, type CallContext } from "./errors.ts";
import { HITS_GROUPED, HITS_HOURS, HITS_LISTED, hitRows, type RuleHits } from "./hits.ts";
import type { Subject } from "./permissions.ts";
import { readCa, readHostnames, readHostRecord, readList, readRuleset, readTokenCheck, readZone } from "./reading.ts";
import type { AccountCa, AccountList, Placement, RuleBody, Ruleset, RulesetApi, TokenCheck, Zone } from "./types.ts";

export interface AdapterOptions {
  readonly base: ApiBase;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  /** Resolves after `milliseconds`; rejects when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds for one call; 30,000 by default. */
  readonly timeout?: number;
}

/** Pauses before a read is asked again, in milliseconds. A 429 that asks for no more than the longest is waited for too. */
const READ_PAUSES: readonly number[] = [300, 1200];
const LONGEST_WAIT_SECONDS = 5;
const PAGE_SIZE = 50;
/** More pages than any account has; a server that ignores `page` must not keep us for ever. */
const MOST_PAGES = 200;
const NO_RULE = "0".repeat(32);

export class CloudflareApi implements RulesetApi {
  readonly base: ApiBase;
  readonly #client: ApiClient;
  readonly #sleep: AdapterOptions["sleep"];
  readonly #dryRuns = new Map<string, boolean>();

  constructor(options: AdapterOptions) {
    this.base = options.base;
    this.#sleep = options.sleep;
    this.#client = createApiClient({
      base: options.base,
      token: options.token,
      fetch: options.fetch,
      timeout: options.timeout ?? 30_000,
    });
  }

  /** Verifies a token made for a user. */
  verifyUserToken(signal?: AbortSignal): Promise<TokenCheck> {
    const context = this.#context("token", "read", "the user");
    return this.#read(context, signal, readTokenCheck, (options) => this.#client.user.tokens.verify(options));
  }

  /** Verifies a token that an account owns. */
  verifyAccountToken(accountId: string, signal?: AbortSignal): Promise<TokenCheck> {
    const context = this.#context("token", "read", "the account");
    return this.#read(context, signal, readTokenCheck, (options) =>
      this.#client.accounts.tokens.verify({ account_id: accountId }, options),
    );
  }

  /** All zones that the token can see. */
  async zones(signal?: AbortSignal): Promise<Zone[]> {
    const context = this.#context("zones", "read", "the account");
    return this.#pages(context, signal, readZone, (page, options) =>
      this.#client.zones.list({ page, per_page: PAGE_SIZE }, options),
    );
  }

  /** The first zone that the token can see, to learn its account. */
  async firstZone(signal?: AbortSignal): Promise<Zone | undefined> {
    const context = this.#context("zones", "read", "the account");
    const zones = await this.#read(context, signal, listOf(readZone), async (options) => {
      const page = await this.#client.zones.list({ per_page: 5 }, options);
      return page.result;
    });
    return zones[0];
  }

  async entryPoint(zone: Zone, phase: string, signal?: AbortSignal): Promise<Ruleset | undefined> {
    const context = this.#context({ phase }, "read", zone.name);
    try {
      return await this.#read(context, signal, readRuleset, (options) =>
        this.#client.rulesets.phases.get(phase as never, { zone_id: zone.id }, options),
      );
    } catch (error) {
      const missing =
        error instanceof ApiFailure &&
        error.outcome.status === 404 &&
        error.has(10003, /could not find entrypoint ruleset/);
      if (missing) return undefined;
      throw error;
    }
  }

  createRuleset(zone: Zone, phase: string, rules: readonly RuleBody[]): Promise<Ruleset> {
    return this.#write({ phase }, zone, (options) =>
      this.#client.rulesets.create({ zone_id: zone.id, name: "default", kind: "zone", phase, rules } as never, options),
    );
  }

  addRule(zone: Zone, ruleset: Ruleset, body: RuleBody, position: Placement): Promise<Ruleset> {
    return this.#write({ phase: ruleset.phase }, zone, (options) =>
      this.#client.rulesets.rules.create(ruleset.id, { zone_id: zone.id, ...body, position } as never, options),
    );
  }

  editRule(zone: Zone, ruleset: Ruleset, ruleId: string, body: RuleBody, position?: Placement): Promise<Ruleset> {
    const params = {
      zone_id: zone.id,
      ruleset_id: ruleset.id,
      ...body,
      ...(position === undefined ? {} : { position }),
    };
    return this.#write({ phase: ruleset.phase }, zone, (options) =>
      this.#client.rulesets.rules.edit(ruleId, params as never, options),
    );
  }

  deleteRule(zone: Zone, ruleset: Ruleset, ruleId: string): Promise<Ruleset> {
    return this.#write({ phase: ruleset.phase }, zone, (options) =>
      this.#client.rulesets.rules.delete(ruleId, { zone_id: zone.id, ruleset_id: ruleset.id }, options),
    );
  }

  async dryRun(
    zone: Zone,
    phase: string,
    ruleset: Ruleset | undefined,
    rules: readonly Readonly<Record<string, unknown>>[],
    signal?: AbortSignal,
  ): Promise<"passed" | "unsupported"> {
    if (!(await this.#dryRunsKnown(zone, phase, ruleset, signal))) return "unsupported";
    const context = this.#context({ phase }, "edit", zone.name);
    const dry = { zone_id: zone.id, dry_run: true, rules };
    const answer = await this.#call(context, signal, (options) =>
      ruleset === undefined
        ? this.#client.rulesets.create({ ...dry, name: "default", kind: "zone", phase } as never, options)
        : this.#client.rulesets.phases.update(phase as never, dry as never, options),
    );
    if (answer === null || answer === undefined) return "passed";
    throw unreadable(context);
  }

  /**
   * Whether the server knows dry runs. Cloudflare does; any other is asked by a call that can do no harm: one that does
   * not know the parameter says 404 for the rule, one that knows it refuses the parameter's value.
   */
  async #dryRunsKnown(
    zone: Zone,
    phase: string,
    ruleset: Ruleset | undefined,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    if (!this.base.loopback) return true;
    const remembered = this.#dryRuns.get(zone.id);
    if (remembered !== undefined) return remembered;
    const context = this.#context({ phase }, "edit", zone.name);
    const params = { zone_id: zone.id, ruleset_id: ruleset?.id ?? NO_RULE, dry_run: "maybe" };
    let known = false;
    try {
      await this.#call(context, signal, (options) =>
        this.#client.rulesets.rules.delete(NO_RULE, params as never, options),
      );
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.failure.reason === "permission") throw error;
      known = error.outcome.status === 400;
      if (error.outcome.status !== 400 && error.outcome.status !== 404) return false;
    }
    this.#dryRuns.set(zone.id, known);
    return known;
  }

  /** Hosts that ask for client certificates of the Cloudflare-managed authority, or of one of the account's own. */
  mtlsHosts(zone: Zone, caId: string | undefined, signal?: AbortSignal): Promise<readonly string[]> {
    const params = { zone_id: zone.id, ...(caId === undefined ? {} : { mtls_certificate_id: caId }) };
    return this.#read(this.#context("mtls-hosts", "read", zone.name), signal, readHostnames, (options) =>
      this.#client.certificateAuthorities.hostnameAssociations.get(params, options),
    );
  }

  /** Replaces the whole set of hosts of the Cloudflare-managed authority. */
  setMtlsHosts(zone: Zone, hostnames: readonly string[], signal?: AbortSignal): Promise<void> {
    const params = { zone_id: zone.id, hostnames: [...hostnames] };
    const context = this.#context("mtls-hosts", "edit", zone.name);
    return this.#call(context, signal, async (options) => {
      await this.#client.certificateAuthorities.hostnameAssociations.update(params, options);
    });
  }

  /** Certificate authorities that the account uploaded. */
  accountCas(accountId: string, accountName: string, signal?: AbortSignal): Promise<AccountCa[]> {
    return this.#read(this.#context("account-cas", "read", accountName), signal, listOf(readCa), async (options) => {
      const page = await this.#client.mtlsCertificates.list({ account_id: accountId }, options);
      return page.result;
    });
  }

  lists(accountId: string, accountName: string, signal?: AbortSignal): Promise<AccountList[]> {
    return this.#read(this.#context("lists", "read", accountName), signal, listOf(readList), async (options) => {
      const page = await this.#client.rules.lists.list({ account_id: accountId }, options);
      return page.result;
    });
  }

  /**
   * How often rules matched in the day before `now`, by rule id; a rule without a hit is absent. Undefined where the plan
   * does not let it be known; a token that may not rejects with `permission`.
   */
  async ruleHits(zone: Zone, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, RuleHits> | undefined> {
    const context = this.#context("analytics", "read", zone.name);
    const since = new Date(now.getTime() - HITS_HOURS * 3_600_000).toISOString();
    const variables = { zone: zone.id, since, until: now.toISOString(), ids };
    for (const { query, read } of [HITS_GROUPED, HITS_LISTED]) {
      const answer = await this.#call(context, undefined, (options) =>
        this.#client.post("/graphql", { body: { query, variables }, ...options }),
      );
      const { rows, problem } = hitRows(answer);
      if (rows !== undefined) return read(rows);
      // GraphQL refuses with 200.
      if (problem.includes("not authorized")) throw refusedBy403(context);
      if (!problem.includes("does not have access to the path")) return undefined;
    }
    return undefined;
  }

  /** Names of the zone's DNS records that visitors can ask for over HTTP, each once, sorted. */
  async dnsHosts(zone: Zone, signal?: AbortSignal): Promise<string[]> {
    const context = this.#context("dns", "read", zone.name);
    const names = await this.#pages(context, signal, readHostRecord, (page, options) =>
      this.#client.dns.records.list({ zone_id: zone.id, page, per_page: 100 }, options),
    );
    return [...new Set(names)].sort();
  }

  #context(subject: Subject, access: "read" | "edit", where: string): CallContext {
    return { subject, access, where, server: new URL(this.base.url).host, loopback: this.base.loopback };
  }

  async #write(subject: Subject, zone: Zone, call: (options: CallOptions) => PromiseLike<unknown>): Promise<Ruleset> {
    const context = this.#context(subject, "edit", zone.name);
    const ruleset = readRuleset(await this.#call(context, undefined, call));
    if (ruleset === undefined) throw unreadable(context);
    return ruleset;
  }

  async #call<T>(
    context: CallContext,
    signal: AbortSignal | undefined,
    call: (options: CallOptions) => PromiseLike<T>,
  ): Promise<T> {
    try {
      return await call(signal === undefined ? {} : { signal });
    } catch (error) {
      throw apiFailure(error, context, signal);
    }
  }

  /** A read: asked again a few times when the failure is a passing one. Cancelling is obeyed at once, also in a pause. */
  async #read<T>(
    context: CallContext,
    signal: AbortSignal | undefined,
    read: (value: unknown) => T | undefined,
    call: (options: CallOptions) => PromiseLike<unknown>,
  ): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        const value = read(await this.#call(context, signal, call));
        if (value === undefined) throw unreadable(context);
        return value;
      } catch (error) {
        const pause = error instanceof ApiFailure ? pauseAfter(error, attempt) : undefined;
        if (pause === undefined) throw error;
        await this.#sleep(pause, signal).catch(() => {
          throw apiFailure(new Error("aborted while waiting"), context, signal);
        });
      }
    }
  }

  async #pages<T>(
    context: CallContext,
    signal: AbortSignal | undefined,
    read: (value: unknown) => T | undefined,
    call: (page: number, options: CallOptions) => PromiseLike<Page>,
  ): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const answer = await this.#read(context, signal, readPage, (options) => call(page, options));
      all.push(...answer.result.flatMap((item) => read(item) ?? []));
      const pages = (answer.result_info as { total_pages?: number } | undefined)?.total_pages;
      if (answer.result.length === 0 || (pages !== undefined && page >= pages)) break;
    }
    return all;
  }
}

interface CallOptions {
  readonly signal?: AbortSignal;
}

interface Page {
  readonly result: readonly unknown[];
  readonly result_info?: unknown;
}

function readPage(value: unknown): Page | undefined {
  const page = value as Page;
  return Array.isArray(page.result) ? page : undefined;
}

function listOf<T>(read: (value: unknown) => T | undefined): (value: unknown) => T[] | undefined {
  return (value) => (Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : undefined);
}

function pauseAfter(failure: ApiFailure, attempt: number): number | undefined {
  const pause = READ_PAUSES[attempt];
  if (pause === undefined) return undefined;
  const seconds = failure.outcome.retryAfterSeconds;
  if (failure.rateLimited) return seconds !== undefined && seconds <= LONGEST_WAIT_SECONDS ? seconds * 1000 : undefined;
  return failure.passing ? pause : undefined;
}
