import type { Rule } from "#core/document/model.ts";
import { carryOut } from "./carry-out.ts";
import type { DeployDocument, DeployedFile, DeployOptions, PlanOptions } from "./deploy-document.ts";
import { deployableRules } from "./desired.ts";
import { ApiFailure, FailureError } from "./errors.ts";
import { liveDocument } from "./live-document.ts";
import { LiveRules } from "./live-rules.ts";
import { type Lock, type LockedRule, lockedPhases, lockedRules, zoneKey, zonesOf } from "./lock.ts";
import { readLock } from "./lock-keeper.ts";
import { finalList } from "./plan.ts";
import { planView } from "./plan-view.ts";
import type { PlannedChange } from "./planned-change.ts";
import { refused } from "./refusals.ts";
import type { LookupStore, Session } from "./session.ts";
import { planRemoval, planSwitching } from "./taking-back.ts";
import { rulesByZone } from "./target-zones.ts";
import type { RulesetApi, Zone } from "./types.ts";
import { planUndo } from "./undo.ts";
import { UndoLog } from "./undo-log.ts";
import type { DeployView, PlanView } from "./views.ts";
import { type PhaseInput, type PhasePlan, planZone, type ZonePlan } from "./zone-plan.ts";

const REMEMBERED = 50;

/**
 * Plans and deploys. A plan hands out a ticket; deploying does exactly what the ticket's plan says or stops.
 * Methods reject with `FailureError`; `error.refusals` places what Cloudflare refused in the file.
 */
export class Deployments {
  /** What planning and deploying saw. */
  readonly seen: LiveRules;
  readonly #session: Session;
  readonly #undo: UndoLog;
  readonly #tickets = new Map<string, PlannedChange>();
  #count = 0;

  /** `store` keeps what can be undone; by default the session's. */
  constructor(session: Session, store: LookupStore | undefined = session.store) {
    this.#session = session;
    this.seen = new LiveRules(session);
    this.#undo = new UndoLog(store, session.base.loopback);
  }

  /** What a deploy would change. Nothing is written; where the server offers it, Cloudflare checks the rules in a dry run. */
  async plan(document: DeployDocument, options: PlanOptions = {}): Promise<PlanView> {
    refuseErrors(document);
    const plans = await this.#plans(document, options);
    const notes = new Map<string, readonly string[]>();
    for (const plan of plans) notes.set(plan.zone.name, await this.#dryRun(plan, options.signal));
    const { signal: _signal, ...wish } = options;
    const again = () => this.plan(document, wish);
    return this.#hand({ kind: "deploy", file: document, subject: document.name, plans, again }, notes);
  }

  /**
   * What would bring the zones back to before the last deploy of the file that was not undone yet. Rejects with
   * `nothing-to-undo`, or `changed-outside` when somebody changed those rules since.
   */
  async planUndo(file: DeployedFile, options: { signal?: AbortSignal } = {}): Promise<PlanView> {
    const api = this.#api();
    const record = await this.#undo.last(file.uri);
    if (record === undefined) {
      throw new FailureError({
        reason: "nothing-to-undo",
        message: `No deploy of ${file.name} is remembered that could be undone.`,
      });
    }
    const plans = new Map<string, ZonePlan>();
    for (const part of record.phases) {
      const zone = await this.#session.zoneNamed(part.zone.name, options.signal);
      if (zone.id !== part.zone.id) throw otherZone(zone, file);
      const phase = planUndo(part, await api.entryPoint(zone, part.phase, options.signal));
      plans.set(zone.id, { zone, file: file.path, phases: [...(plans.get(zone.id)?.phases ?? []), phase] });
    }
    const again = () => this.planUndo(file);
    const change = { kind: "undo", file, subject: file.name, plans: [...plans.values()], again } as const;
    return this.#hand({ ...change, undoes: record.id });
  }

  /** What would delete the rules that were deployed from the file, in every zone that the lock file names or in one. */
  async planUndeploy(file: DeployedFile, options: PlanOptions = {}): Promise<PlanView> {
    const api = this.#api();
    const lock = await readLock(file);
    const asked = options.zone === undefined ? undefined : (file.aliases?.[options.zone] ?? options.zone).toLowerCase();
    const plans: ZonePlan[] = [];
    for (const name of zonesOf(lock, file.path, this.#session.base.loopback)) {
      if (asked !== undefined && asked !== name) continue;
      const zone = await this.#session.zoneNamed(name, options.signal);
      const phases: PhasePlan[] = [];
      for (const phase of lockedPhases(lock, this.#key(zone), zone.id, file.path)) {
        const ruleset = await api.entryPoint(zone, phase, options.signal);
        phases.push(planRemoval(file.path, { phase, ruleset, locked: this.#locked(lock, zone, phase) }));
      }
      if (phases.length > 0) plans.push({ zone, file: file.path, phases });
    }
    if (plans.length === 0) {
      const where = asked === undefined ? "" : ` to ${asked}`;
      throw new FailureError({
        reason: "missing",
        message: `No rule is remembered as deployed from ${file.name}${where}. Nothing is deleted without that.`,
      });
    }
    const { signal: _signal, ...wish } = options;
    const again = () => this.planUndeploy(file, wish);
    return this.#hand({ kind: "undeploy", file, subject: file.name, plans, again });
  }

  /**
   * What would disable one rule of the file at once, in every zone that it goes to or in one. The file stays as it is, and
   * its errors do not stand in the way.
   */
  planDisable(document: DeployDocument, ref: string, options: PlanOptions = {}): Promise<PlanView> {
    return this.#planSwitch("disable", document, ref, options);
  }

  /** The same for enabling it. */
  planEnable(document: DeployDocument, ref: string, options: PlanOptions = {}): Promise<PlanView> {
    return this.#planSwitch("enable", document, ref, options);
  }

  async #planSwitch(
    kind: "disable" | "enable",
    document: DeployDocument,
    ref: string,
    options: PlanOptions,
  ): Promise<PlanView> {
    const api = this.#api();
    const { signal, ...wish } = options;
    const rule = document.analysis.file.rules.find(({ settings }) => settings.ref === ref);
    const lock = await readLock(document);
    const plans: ZonePlan[] = [];
    for (const [name] of rule === undefined ? [] : this.#byZone([{ rule, body: { ref } }], document, options)) {
      const zone = await this.#session.zoneNamed(name, signal);
      const { phase } = (rule as Rule).settings;
      const ruleset = await api.entryPoint(zone, phase, signal);
      const plan = planSwitching(ref, kind === "enable", { phase, ruleset, locked: this.#locked(lock, zone, phase) });
      if (plan !== undefined) plans.push({ zone, file: document.path, phases: [plan] });
    }
    const subject = `\`${ref}\` of ${document.name}`;
    if (plans.length === 0) {
      throw new FailureError({
        reason: "missing",
        message: `${subject} is not deployed, so there is nothing to ${kind}.`,
      });
    }
    const again = () => this.#planSwitch(kind, document, ref, wish);
    return this.#hand({ kind, file: document, subject, plans, again });
  }

  /** Whether `planUndo` has something to go back to. */
  async undoable(uri: string): Promise<boolean> {
    return (await this.#undo.last(uri)) !== undefined;
  }

  /** Does what the plan with this ticket says. A ticket is good for one deploy. */
  async deploy(ticket: string, options: DeployOptions = {}): Promise<DeployView> {
    const change = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (change === undefined) {
      throw new FailureError({
        reason: "stale-ticket",
        message: "This plan was carried out already or is too old. Make a new one.",
        action: "retry",
      });
    }
    return carryOut(change, { session: this.#session, api: this.#api(), undo: this.#undo, options });
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

  #byZone<T extends { readonly rule: Rule; readonly body: { readonly ref: string } }>(
    rules: readonly T[],
    { name, defaultZone, aliases = {} }: DeployedFile,
    { zone }: PlanOptions,
  ): ReadonlyMap<string, readonly T[]> {
    return rulesByZone(rules, name, { zone, fallback: this.#session.status.zone ?? defaultZone, aliases });
  }

  async #plans(document: DeployDocument, options: PlanOptions): Promise<ZonePlan[]> {
    const api = this.#api();
    const { signal } = options;
    const rules = deployableRules(document.analysis.file, document.name);
    const byZone = this.#byZone(rules, document, options);
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
        const answer = await this.#api().dryRun(plan.zone, phase.phase, phase.ruleset, list, signal);
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

  #hand(change: PlannedChange, notes?: ReadonlyMap<string, readonly string[]>): PlanView {
    this.#count += 1;
    const ticket = `plan-${this.#count}`;
    this.#tickets.set(ticket, change);
    const oldest = this.#tickets.keys().next();
    if (this.#tickets.size > REMEMBERED && oldest.done !== true) this.#tickets.delete(oldest.value);
    return planView(ticket, change, notes);
  }

  #api(): RulesetApi {
    return this.seen.watching(this.#session.api());
  }

  #key(zone: Zone): string {
    return zoneKey(zone.name, this.#session.base.loopback);
  }

  #locked(lock: Lock, zone: Zone, phase: string): ReadonlyMap<string, LockedRule> {
    return lockedRules(lock, this.#key(zone), zone.id, phase);
  }
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

function otherZone(zone: Zone, file: DeployedFile): FailureError {
  return new FailureError({
    reason: "nothing-to-undo",
    message: `${zone.name} is another zone than the one that ${file.name} was deployed to: it was removed and added again. Nothing was changed.`,
  });
}
