import type { FileAnalysis } from "#core/analysis/model.ts";
import { type ApplyResult, applyPhase } from "./apply.ts";
import { definitionHash } from "./definition.ts";
import { deployView, type PhaseReport } from "./deploy-view.ts";
import { type DeployableRule, deployableRules } from "./desired.ts";
import { ApiFailure, FailureError } from "./errors.ts";
import type { Goal } from "./goal.ts";
import { liveDocument } from "./live-document.ts";
import {
  EMPTY_LOCK,
  type Lock,
  type LockedRule,
  lockedPhases,
  lockedRules,
  parseLock,
  printLock,
  withRule,
  zoneKey,
} from "./lock.ts";
import { finalList, type Operation } from "./plan.ts";
import { planView } from "./plan-view.ts";
import { refusalsOf } from "./refusals.ts";
import type { Session } from "./session.ts";
import { rulesByZone } from "./target-zones.ts";
import type { Ruleset, Zone } from "./types.ts";
import type { DeployView, PlanView } from "./views.ts";
import { type PhaseInput, type PhasePlan, planZone, type ZonePlan } from "./zone-plan.ts";

/** A rule file as a deploy needs it. */
export interface DeployDocument {
  /** Base name, e.g. `api.rule`. */
  readonly name: string;
  /** Path relative to the lock file's folder, with `/`: how the lock file attributes rules to this file. */
  readonly path: string;
  readonly analysis: FileAnalysis;
  /** Zone aliases of rulewright.yaml, alias → zone name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** `default:` of rulewright.yaml: used where neither the rule nor the session names a zone. */
  readonly defaultZone?: string;
  /** Reads and writes `rulewright.lock.json` (beside rulewright.yaml). */
  readonly lock: LockStore;
}

export interface LockStore {
  /** The lock file's text; undefined when there is none. */
  read(): string | undefined | Promise<string | undefined>;
  write(text: string): void | Promise<void>;
}

export interface DeployProgress {
  /** "Deploying 2 of 3: update api-mtls". */
  readonly message: string;
  readonly step: number;
  readonly steps: number;
}

export interface PlanOptions {
  /** Name or alias. Rules that name only other zones are left out. Default: each rule's zones, else the chosen zone. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
}

export interface DeployOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DeployProgress) => void;
}

/** A phase as it was just before a deploy wrote to it: the point to go back to. */
export interface Snapshot {
  readonly zone: Zone;
  readonly phase: string;
  readonly before: Ruleset | undefined;
  /** Refs that the deploy wrote or deleted. */
  readonly refs: readonly string[];
}

interface Ticket {
  readonly document: DeployDocument;
  readonly options: PlanOptions;
  readonly plans: readonly ZonePlan[];
}

const REMEMBERED = 50;

/**
 * Plans and deploys. A plan hands out a ticket; deploying does exactly what the ticket's plan says or stops.
 * Methods reject with `FailureError`; `error.refusals` places what Cloudflare refused in the file.
 */
export class Deployments {
  readonly #session: Session;
  readonly #tickets = new Map<string, Ticket>();
  readonly #snapshots = new Map<string, readonly Snapshot[]>();
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What a deploy would change. Nothing is written; where the server offers it, Cloudflare checks the rules in a dry run. */
  async plan(document: DeployDocument, options: PlanOptions = {}): Promise<PlanView> {
    refuseErrors(document);
    const plans = await this.#plans(document, options);
    const notes = new Map<string, readonly string[]>();
    for (const plan of plans) notes.set(plan.zone.name, await this.#dryRun(plan, options.signal));
    return this.#hand(document, options, plans, notes);
  }

  /** Does what the plan with this ticket says. A ticket is good for one deploy. */
  async deploy(ticket: string, options: DeployOptions = {}): Promise<DeployView> {
    const known = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (known === undefined) {
      throw new FailureError({
        reason: "stale-ticket",
        message: "This plan was carried out already or is too old. Make a new one.",
        action: "retry",
      });
    }
    return this.#carryOut(ticket, known, options);
  }

  /** What a deploy overwrote, by its ticket, for undoing it; empty when it wrote nothing. */
  snapshots(ticket: string): readonly Snapshot[] {
    return this.#snapshots.get(ticket) ?? [];
  }

  /** The live rules that the file owns, as `.rule` text, for the left side of a diff. */
  async live(document: DeployDocument, options: PlanOptions = {}): Promise<{ text: string; title: string }> {
    const plans = await this.#plans(document, options);
    const lock = await readLock(document);
    const documents = plans.map((plan) =>
      liveDocument(
        plan,
        document.analysis.file.text,
        new Map(plan.phases.map(({ phase }) => [phase, this.#locked(lock, plan.zone, phase)])),
      ),
    );
    return {
      text: documents.join(""),
      title: `${plans.map((plan) => plan.zone.name).join(", ")}, live`,
    };
  }

  async #plans(document: DeployDocument, { zone, signal }: PlanOptions): Promise<ZonePlan[]> {
    const api = this.#session.api();
    const rules = deployableRules(document.analysis.file, document.name);
    const byZone = rulesByZone(rules, document.name, {
      zone,
      fallback: this.#session.status.zone ?? document.defaultZone,
      aliases: document.aliases ?? {},
    });
    const lock = await readLock(document);
    const plans: ZonePlan[] = [];
    for (const [name, zoneRules] of byZone) {
      const found = await this.#session.zoneNamed(name, signal);
      const phases = new Set([
        ...zoneRules.map((rule) => rule.phase),
        ...lockedPhases(lock, this.#key(found), found.id, document.path),
      ]);
      const inputs: PhaseInput[] = [];
      for (const phase of phases) {
        const ruleset = await api.entryPoint(found, phase, signal);
        const phaseRules = zoneRules.filter((rule) => rule.phase === phase);
        inputs.push({ phase, ruleset, rules: phaseRules, locked: this.#locked(lock, found, phase) });
      }
      plans.push(planZone(found, document.path, inputs));
    }
    return plans;
  }

  /** Has Cloudflare check the final list of each phase that changes. Returns what could not be checked, in words. */
  async #dryRun(plan: ZonePlan, signal: AbortSignal | undefined): Promise<string[]> {
    const notes: string[] = [];
    for (const phase of plan.phases) {
      if (phase.operations.length === 0) continue;
      const list = finalList(phase.ruleset?.rules ?? [], phase.goal);
      try {
        const answer = await this.#session.api().dryRun(plan.zone, phase.phase, phase.ruleset, list, signal);
        if (answer === "unsupported")
          notes.push("The rules were not checked in a dry run: this server does not offer it.");
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        // A token that may only read still deserves its plan; the deploy itself will be refused.
        if (error.failure.reason === "permission") notes.push(error.failure.message);
        else
          throw refused(
            error,
            list.map((rule) => String(rule["ref"])),
            phase.rules,
          );
      }
    }
    return [...new Set(notes)];
  }

  async #carryOut(
    ticket: string,
    { document, options: wish, plans }: Ticket,
    options: DeployOptions,
  ): Promise<DeployView> {
    const api = this.#session.api();
    const lock = new LockKeeper(document);
    const steps = plans.reduce(
      (sum, plan) => sum + plan.phases.reduce((n, phase) => n + phase.operations.length, 0),
      0,
    );
    const reports: PhaseReport[] = plans.flatMap((plan) =>
      plan.phases.map((phase) => ({ plan, phase, result: undefined })),
    );
    const doneBefore = (): number => reports.reduce((sum, report) => sum + (report.result?.done.length ?? 0), 0);
    let doneHere = 0;
    for (const [index, report] of reports.entries()) {
      const { plan, phase } = report;
      doneHere = 0;
      const start = doneBefore();
      const result = await applyPhase(
        { zone: plan.zone, phase: phase.phase, goal: phase.goal, agreed: phase.operations },
        {
          api,
          sleep: this.#session.sleep,
          signal: options.signal,
          onStep: (operation) => {
            const step = Math.min(steps, start + doneHere + 1);
            options.onProgress?.({
              message: `Deploying ${step} of ${steps}: ${operation.kind} ${operation.ref}`,
              step,
              steps,
            });
          },
          onDone: async (done, ruleset, goal) => {
            doneHere += done.length;
            await lock.update((before) => this.#remember(before, plan, phase, done, ruleset, goal));
          },
        },
      );
      reports[index] = { plan, phase, result };
      if (result.outcome === "done") continue;
      return this.#ended(ticket, document, wish, reports, result, [...lock.problems]);
    }
    this.#keepSnapshots(ticket, reports);
    return deployView({
      file: document.name,
      phases: reports,
      outcome: "done",
      notes: lock.problems,
      sandbox: this.#session.base.loopback,
    });
  }

  /** A deploy that did not reach its end: a failure when nothing was written, else a report of what was done. */
  async #ended(
    ticket: string,
    document: DeployDocument,
    wish: PlanOptions,
    reports: readonly PhaseReport[],
    result: ApplyResult,
    notes: string[],
  ): Promise<DeployView> {
    this.#keepSnapshots(ticket, reports);
    const nothing = reports.every((report) => (report.result?.done.length ?? 0) === 0);
    const { failure, failed } = result;
    if (failure !== undefined && result.outcome === "stopped" && nothing && result.notes.length === 0) {
      const rules = reports.find((report) => report.result === result)?.phase.rules ?? [];
      throw refused(failure, failed === undefined ? [] : [failed.ref], rules);
    }
    const newPlan =
      result.outcome === "changed"
        ? await this.plan(document, wish).catch((error: unknown) => {
            if (!(error instanceof FailureError)) throw error;
            notes.push(error.message);
            return undefined;
          })
        : undefined;
    return deployView({
      file: document.name,
      phases: reports,
      outcome: result.outcome,
      failure: failure?.failure,
      notes,
      newPlan,
      sandbox: this.#session.base.loopback,
    });
  }

  #keepSnapshots(ticket: string, reports: readonly PhaseReport[]): void {
    const written = reports.flatMap(({ plan, phase, result }): Snapshot[] =>
      result === undefined || result.done.length === 0
        ? []
        : [{ zone: plan.zone, phase: phase.phase, before: result.before, refs: result.done.map((step) => step.ref) }],
    );
    remember(this.#snapshots, ticket, written);
  }

  #hand(
    document: DeployDocument,
    options: PlanOptions,
    plans: readonly ZonePlan[],
    notes: ReadonlyMap<string, readonly string[]>,
  ): PlanView {
    this.#count += 1;
    const ticket = `plan-${this.#count}`;
    const { signal: _signal, ...wish } = options;
    remember(this.#tickets, ticket, { document, options: wish, plans });
    return planView(ticket, document.name, plans, notes);
  }

  /** The lock after some steps; without steps (the check at the end) every rule of the file is remembered as it is. */
  #remember(
    lock: Lock,
    plan: ZonePlan,
    phase: PhasePlan,
    done: readonly Operation[],
    ruleset: Ruleset,
    goal: Goal,
  ): Lock {
    const refs =
      done.length > 0 ? done.map((step) => step.ref) : [...goal.desired.map((rule) => rule.body.ref), ...goal.stale];
    let result = lock;
    for (const ref of refs) {
      const live = ruleset.rules.find((rule) => rule.ref === ref);
      const sent = goal.settled.get(ref)?.sent;
      const entry: LockedRule | undefined =
        live === undefined || goal.stale.has(ref)
          ? undefined
          : {
              id: live.id,
              version: live.version,
              hash: definitionHash(live),
              ...(sent === undefined ? {} : { sent }),
              file: plan.file,
            };
      result = withRule(result, this.#key(plan.zone), plan.zone.id, phase.phase, ref, entry);
    }
    return result;
  }

  #key(zone: Zone): string {
    return zoneKey(zone.name, this.#session.base.loopback);
  }

  #locked(lock: Lock, zone: Zone, phase: string): ReadonlyMap<string, LockedRule> {
    return lockedRules(lock, this.#key(zone), zone.id, phase);
  }
}

/** Writes the lock file after each step, so that a deploy that is cut off still knows what it owns. */
class LockKeeper {
  readonly problems: string[] = [];
  readonly #store: LockStore;

  constructor({ lock }: DeployDocument) {
    this.#store = lock;
  }

  async update(change: (lock: Lock) => Lock): Promise<void> {
    try {
      const text = await this.#store.read();
      const before = text === undefined ? EMPTY_LOCK : parseLock(text);
      const after = printLock(change(before));
      if (after !== text) await this.#store.write(after);
    } catch (error) {
      const problem = `The lock file could not be written: ${(error as Error).message}`;
      if (!this.problems.includes(problem)) this.problems.push(problem);
    }
  }
}

async function readLock(document: DeployDocument): Promise<Lock> {
  return parseLock(await document.lock.read());
}

function refuseErrors({ analysis, name }: DeployDocument): void {
  const errors = analysis.diagnostics.filter((finding) => finding.severity === "error").length;
  if (errors === 0) return;
  throw new FailureError({
    reason: "errors-in-file",
    message: `${errors === 1 ? "1 error" : `${errors} errors`} in ${name}. Nothing was sent.`,
    action: "show-problems",
  });
}

/** The failure with its refusals placed in the file. */
function refused(failure: ApiFailure, submitted: readonly string[], rules: readonly DeployableRule[]): FailureError {
  const refusals = refusalsOf(failure.outcome.items, submitted, rules);
  const first = refusals[0];
  const kept = first === undefined || failure.failure.reason !== "refused";
  const message = kept ? failure.failure.message : `${first.message} Nothing was changed.`;
  return new FailureError({ ...failure.failure, message }, refusals, { cause: failure });
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > REMEMBERED && oldest.done !== true) map.delete(oldest.value);
}
