/** What was last seen live, by zone and phase: remembered from every read and write, and read anew when it is old. */
import { FailureError } from "./errors.ts";
import { Flights } from "./flights.ts";
import type { RuleHits } from "./hits.ts";
import { type Aged, isFresh } from "./memory.ts";
import type { Session } from "./session.ts";
import type { Ruleset, RulesetApi, Zone } from "./types.ts";
import type { Failure } from "./views.ts";

/** A phase of a zone as it was seen. */
export interface SeenPhase {
  readonly zone: Zone;
  readonly ruleset: Ruleset | undefined;
}

/** What is known of a phase, and why that is not what is live now. */
export interface Look {
  readonly seen: Aged<SeenPhase> | undefined;
  readonly failure: Failure | undefined;
}

const FRESH_RULES = 10 * 60_000;
/** How long it is not tried again what Cloudflare refused. */
const FRESH_FAILURE = 60_000;
const FRESH_HITS = 5 * 60_000;
const NO_HITS: ReadonlyMap<string, RuleHits> = new Map();

/** `known` and `hits` never ask: they are for lenses. */
export class LiveRules {
  readonly #session: Session;
  readonly #seen = new Map<string, Aged<SeenPhase>>();
  readonly #hits = new Map<string, Aged<ReadonlyMap<string, RuleHits>>>();
  readonly #failures = new Map<string, Aged<Failure>>();
  readonly #listeners = new Set<() => void>();
  readonly #flights = new Flights();

  constructor(session: Session) {
    this.#session = session;
    session.onChange(({ token }) => {
      if (token !== "none") return;
      this.#flights.forget();
      this.#seen.clear();
      this.#failures.clear();
      this.#hits.clear();
      this.#changed();
    });
  }

  /** Calls `listener` when something else is known. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  known(zone: string, phase: string): Aged<SeenPhase> | undefined {
    return this.#seen.get(`${zone} ${phase}`);
  }

  /** Hits of a rule in the last day; undefined where they are not known. */
  hits(zone: string, phase: string, ruleId: string): RuleHits | undefined {
    const known = this.#hits.get(`${zone} ${phase}`)?.value;
    return known === undefined || known === NO_HITS ? undefined : (known.get(ruleId) ?? ZERO);
  }

  /** Reads a phase unless it was seen lately. Rejects with FailureError. */
  async read(
    name: string,
    phase: string,
    options: { refresh?: boolean; signal?: AbortSignal } = {},
  ): Promise<SeenPhase> {
    const remembered = this.known(name, phase);
    if (remembered !== undefined && options.refresh !== true && isFresh(remembered, FRESH_RULES, this.#session.now())) {
      return remembered.value;
    }
    return this.#flights.share(`${name} ${phase}`, options.signal, async () => {
      const zone = await this.#session.zoneNamed(name);
      const ruleset = await this.#session.api().entryPoint(zone, phase);
      return this.#remember(zone, phase, ruleset);
    });
  }

  /**
   * The same for somebody who looks: a failure is told beside what was seen last, again and again until a read has gone
   * well, and without being tried each time. Rejects only when it is cancelled.
   */
  async look(name: string, phase: string, options: { refresh?: boolean; signal?: AbortSignal } = {}): Promise<Look> {
    const key = `${name} ${phase}`;
    const last = this.#failures.get(key);
    const isStanding =
      last?.value.reason === "unreachable"
        ? this.#session.status.offline
        : last !== undefined && isFresh(last, FRESH_FAILURE, this.#session.now());
    if (last !== undefined && options.refresh !== true && isStanding) {
      return { seen: this.known(name, phase), failure: last.value };
    }
    try {
      await this.read(name, phase, { ...options, refresh: options.refresh === true || last !== undefined });
      this.#failures.delete(key);
      return { seen: this.known(name, phase), failure: undefined };
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.reason === "cancelled") throw error;
      this.#failures.set(key, { at: this.#session.now().toISOString(), value: error.failure });
      return { seen: this.known(name, phase), failure: error.failure };
    }
  }

  /** Asks for hits of the rules that were seen, unless that is not long ago. Without the permission there are none, and the status says so. */
  async readHits(name: string, phase: string, options: { refresh?: boolean } = {}): Promise<void> {
    const key = `${name} ${phase}`;
    const seen = this.known(name, phase)?.value;
    const asked = this.#hits.get(key);
    const ids = seen?.ruleset?.rules.map((rule) => rule.id) ?? [];
    if (
      seen === undefined ||
      ids.length === 0 ||
      (asked !== undefined && options.refresh !== true && isFresh(asked, FRESH_HITS, this.#session.now()))
    )
      return;
    const now = this.#session.now();
    this.#hits.set(key, { at: now.toISOString(), value: asked?.value ?? NO_HITS });
    const value = await this.#session
      .api()
      .ruleHits(seen.zone, ids, now)
      .catch((error: unknown) => {
        if (!(error instanceof FailureError) || error.failure.reason !== "permission") throw error;
        this.#session.noteRight("hits", error.message);
        return undefined;
      });
    this.#hits.set(key, { at: now.toISOString(), value: value ?? NO_HITS });
    this.#changed();
  }

  /** The same API, with everything that it shows taken note of. */
  watching(api: RulesetApi): RulesetApi {
    const noted = async <T extends Ruleset | undefined>(zone: Zone, phase: string, answer: Promise<T>): Promise<T> => {
      const ruleset = await answer;
      this.#remember(zone, phase, ruleset);
      return ruleset;
    };
    return {
      entryPoint: (zone, phase, signal) => noted(zone, phase, api.entryPoint(zone, phase, signal)),
      createRuleset: (zone, phase, rules) => noted(zone, phase, api.createRuleset(zone, phase, rules)),
      addRule: (zone, ruleset, ...rest) => noted(zone, ruleset.phase, api.addRule(zone, ruleset, ...rest)),
      editRule: (zone, ruleset, ...rest) => noted(zone, ruleset.phase, api.editRule(zone, ruleset, ...rest)),
      deleteRule: (zone, ruleset, ...rest) => noted(zone, ruleset.phase, api.deleteRule(zone, ruleset, ...rest)),
      dryRun: (...call) => api.dryRun(...call),
    };
  }

  #remember(zone: Zone, phase: string, ruleset: Ruleset | undefined): SeenPhase {
    const key = `${zone.name} ${phase}`;
    const before = this.#seen.get(key)?.value;
    const value = { zone, ruleset };
    this.#failures.delete(key);
    this.#seen.set(key, { at: this.#session.now().toISOString(), value });
    if (before === undefined || before.ruleset?.version !== ruleset?.version || before.ruleset?.id !== ruleset?.id) {
      this.#changed();
    }
    return value;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

const ZERO: RuleHits = { count: 0, sampled: false, more: false };
