/**
 * Carries a phase's plan out: one call after another, each computed from the answer before, and never more than was
 * agreed to. What to do is decided in `plan.ts`; here it is only done, and what can go wrong on the way is survived.
 */
import { definitionHash } from "./definition.ts";
import { ApiFailure } from "./errors.ts";
import type { Goal, Settled } from "./goal.ts";
import { applied, next, type Operation, operations, signature } from "./plan.ts";
import type { RuleBody, Ruleset, RulesetApi, Zone } from "./types.ts";

export interface ApplyTask {
  readonly zone: Zone;
  readonly phase: string;
  readonly goal: Goal;
  /** The steps that the reader agreed to. */
  readonly agreed: readonly Operation[];
}

export interface ApplyWorld {
  readonly api: RulesetApi;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Asks to stop; obeyed between calls, never within one, because its outcome would be unknown. */
  readonly signal?: AbortSignal | undefined;
  /** Called before each call. */
  readonly onStep?: (operation: Operation) => void;
  /** Called after steps were done, with the rules as they are now and what Cloudflare stores in its own way. */
  readonly onDone?: (steps: readonly Operation[], ruleset: Ruleset, goal: Goal) => Promise<void>;
}

export interface ApplyResult {
  /** `changed`: others wrote in between, and the steps are not those agreed to any more. */
  readonly outcome: "done" | "cancelled" | "stopped" | "changed";
  readonly done: readonly Operation[];
  readonly left: readonly Operation[];
  /** Sentences about what happened on the way. */
  readonly notes: readonly string[];
  /** The phase as read just before the first call: the point to go back to. */
  readonly before: Ruleset | undefined;
  readonly after: Ruleset | undefined;
  readonly failure: ApiFailure | undefined;
  /** The step that failed. */
  readonly failed: Operation | undefined;
}

/** Answers lost in a row, or refusals after which somebody else's change is taken up, before it is left to the reader. */
const MOST_TRIES = 2;
/** A 429 in mid-deploy is waited for when it asks for no more. */
const LONGEST_WAIT_SECONDS = 10;

export async function applyPhase(task: ApplyTask, world: ApplyWorld): Promise<ApplyResult> {
  const run = new Run(task, world);
  try {
    return await run.finish();
  } catch (error) {
    if (error instanceof ApiFailure)
      return run.result(error.failure.reason === "cancelled" ? "cancelled" : "stopped", error);
    throw error;
  }
}

class Run {
  readonly #task: ApplyTask;
  readonly #world: ApplyWorld;
  readonly #done: Operation[] = [];
  readonly #notes: string[] = [];
  #goal: Goal;
  #deletesFirst = false;
  #pending: readonly Operation[];
  #before: Ruleset | undefined;
  #state: Ruleset | undefined;
  #failed: Operation | undefined;
  #lost = 0;
  #refused = 0;
  #waits = 0;

  constructor(task: ApplyTask, world: ApplyWorld) {
    this.#task = task;
    this.#world = world;
    this.#goal = task.goal;
    this.#pending = task.agreed;
  }

  result(outcome: ApplyResult["outcome"], failure?: ApiFailure): ApplyResult {
    return {
      outcome,
      done: this.#done,
      left: this.#pending,
      notes: this.#notes,
      before: this.#before,
      after: this.#state,
      failure,
      failed: failure === undefined ? undefined : this.#failed,
    };
  }

  async finish(): Promise<ApplyResult> {
    if (this.#cancelled) return this.result("cancelled");
    this.#state = await this.#read(this.#world.signal);
    this.#before = this.#state;
    if (!this.#agrees(this.#remaining())) return this.result("changed");
    while (this.#pending.length > 0) {
      if (this.#cancelled) return this.result("cancelled");
      const step = next(this.#rules, this.#goal, { deletesFirst: this.#deletesFirst }) as Operation;
      this.#failed = step;
      this.#world.onStep?.(step);
      const went = await this.#attempt(step);
      this.#failed = undefined;
      if (!went) return this.result("changed");
    }
    return this.#verify();
  }

  get #rules() {
    return this.#state?.rules ?? [];
  }

  get #cancelled(): boolean {
    return this.#world.signal?.aborted ?? false;
  }

  #read(signal?: AbortSignal): Promise<Ruleset | undefined> {
    return this.#world.api.entryPoint(this.#task.zone, this.#task.phase, signal);
  }

  #remaining(): Operation[] {
    return operations(this.#rules, this.#goal, { deletesFirst: this.#deletesFirst });
  }

  /** Whether these are the steps still agreed to; their order may differ. */
  #agrees(steps: readonly Operation[], agreed: readonly Operation[] = this.#pending): boolean {
    const wanted = agreed.map(signature).sort();
    return (
      steps.length === agreed.length &&
      steps
        .map(signature)
        .sort()
        .every((step, index) => step === wanted[index])
    );
  }

  /** Makes one call and takes up its answer. False when what is left is not what was agreed to. */
  async #attempt(step: Operation): Promise<boolean> {
    let answer: Ruleset;
    try {
      answer = await this.#call(step);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return this.#recover(step, error);
    }
    this.#lost = 0;
    const interleaved = this.#state !== undefined && Number(answer.version) !== Number(this.#state.version) + 1;
    const steps = this.#state === undefined ? this.#pending.filter((pending) => pending.kind === "create") : [step];
    this.#state = answer;
    if (!interleaved) this.#settle(steps);
    return this.#advance(steps, interleaved);
  }

  #call(step: Operation): Promise<Ruleset> {
    const { api } = this.#world;
    const { zone, phase } = this.#task;
    if (this.#state === undefined) return api.createRuleset(zone, phase, this.#firstRules());
    switch (step.kind) {
      case "create":
        return api.addRule(zone, this.#state, step.body, step.placement);
      case "delete":
        return api.deleteRule(zone, this.#state, step.live.id);
      default:
        return api.editRule(zone, this.#state, step.live.id, step.body, step.placement);
    }
  }

  /** All rules of a phase that has none yet, in their final order: one call instead of many. */
  #firstRules(): RuleBody[] {
    let rules = this.#rules;
    for (const step of this.#remaining()) rules = applied(rules, step);
    const bodies = new Map(this.#goal.desired.map((rule) => [rule.body.ref, rule.body]));
    return rules.flatMap((rule) => bodies.get(rule.ref) ?? []);
  }

  /** Takes note of rules that Cloudflare stores in another way than they were sent, so that they count as done. */
  #settle(steps: readonly Operation[]): void {
    const settled = new Map<string, Settled>(this.#goal.settled);
    for (const step of steps) {
      const live = this.#rules.find((rule) => rule.ref === step.ref);
      if (live === undefined || step.kind === "delete") continue;
      const sent = definitionHash(step.body);
      const stored = definitionHash(live);
      if (sent === stored) settled.delete(step.ref);
      else settled.set(step.ref, { sent, stored });
    }
    this.#goal = { ...this.#goal, settled };
  }

  /** Goes on to what is left after `steps`. False when others changed what is left. */
  async #advance(steps: readonly Operation[], interleaved: boolean): Promise<boolean> {
    const finished = new Set(steps);
    const expected = this.#pending.filter((pending) => ![...finished].some((step) => isSameStep(step, pending)));
    this.#done.push(...steps);
    if (this.#state !== undefined) await this.#world.onDone?.(steps, this.#state, this.#goal);
    const remaining = this.#remaining();
    const agreed = this.#agrees(remaining, expected);
    this.#pending = agreed ? remaining : expected;
    if (interleaved && agreed)
      this.#say(`Somebody else changed ${this.#task.zone.name} meanwhile; the steps stayed the same.`);
    return agreed;
  }

  /** After a failed call: waits, reads again, goes on where that is safe, or throws the failure on. */
  async #recover(step: Operation, failure: ApiFailure): Promise<boolean> {
    if (failure.rateLimited) return this.#wait(failure);
    if (failure.lost) return this.#findOut(step, failure);
    if (failure.failure.reason === "quota" && this.#goal.stale.size > 0 && !this.#deletesFirst) {
      this.#deletesFirst = true;
      return true;
    }
    const status = failure.outcome.status ?? 0;
    if (![400, 404, 409].includes(status)) throw failure;
    const known = this.#state;
    this.#state = await this.#read();
    this.#refused += 1;
    const changed = known?.version !== this.#state?.version || known?.id !== this.#state?.id;
    if (!changed || this.#refused > MOST_TRIES) throw failure;
    return this.#advance([], true);
  }

  async #wait(failure: ApiFailure): Promise<boolean> {
    const seconds = failure.outcome.retryAfterSeconds;
    this.#waits += 1;
    if (seconds === undefined || seconds > LONGEST_WAIT_SECONDS || this.#waits > MOST_TRIES) throw failure;
    await this.#world.sleep(seconds * 1000, this.#world.signal).catch(() => undefined);
    return true;
  }

  /** The answer is lost: whether the call was carried out shows in the zone. Nothing is sent again before that is known. */
  async #findOut(step: Operation, failure: ApiFailure): Promise<boolean> {
    this.#lost += 1;
    const wasThere = this.#state;
    try {
      this.#state = await this.#read();
    } catch (unread) {
      this.#say(
        `The answer to "${step.kind} ${step.ref}" was lost, and ${this.#task.zone.name} cannot be read: it may be done or not.`,
      );
      // What stands in the way now, such as a token that expired while the machine slept.
      throw unread instanceof ApiFailure ? unread : failure;
    }
    const remaining = this.#remaining();
    const isDone = (pending: Operation): boolean => !remaining.some((other) => isSameStep(other, pending));
    const candidates = wasThere === undefined ? this.#pending.filter((pending) => pending.kind === "create") : [step];
    const found = candidates.filter(isDone);
    if (found.length === 0) {
      if (this.#lost >= MOST_TRIES) throw failure;
      return this.#advance([], wasThere?.version !== this.#state?.version);
    }
    this.#lost = 0;
    this.#say(`The answer to "${step.kind} ${step.ref}" was lost; ${this.#task.zone.name} was read again: it is done.`);
    return this.#advance(found, false);
  }

  async #verify(): Promise<ApplyResult> {
    if (this.#done.length === 0) {
      if (this.#state !== undefined) await this.#world.onDone?.([], this.#state, this.#goal);
      return this.result("done");
    }
    try {
      const known = this.#state;
      this.#state = await this.#read();
      if (this.#state?.version !== known?.version) {
        this.#say(`Somebody else changed ${this.#task.zone.name} right after.`);
      }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      this.#say(`${this.#task.zone.name} could not be read again to check the result: ${error.message}`);
      return this.result("done");
    }
    this.#pending = this.#remaining();
    if (this.#pending.length > 0) return this.result("changed");
    if (this.#state !== undefined) await this.#world.onDone?.([], this.#state, this.#goal);
    return this.result("done");
  }

  #say(note: string): void {
    if (!this.#notes.includes(note)) this.#notes.push(note);
  }
}

function isSameStep(one: Operation, other: Operation): boolean {
  return one.ref === other.ref && (one.kind === "delete") === (other.kind === "delete");
}
