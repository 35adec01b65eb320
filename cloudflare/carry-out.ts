/** Carries a plan out, phase by phase, and keeps what belongs to it: the lock file, the record for undoing it. */
import { type ApplyResult, applyPhase } from "./apply.ts";
import type { DeployOptions } from "./deploy-document.ts";
import { deployView, type PhaseReport } from "./deploy-view.ts";
import { FailureError } from "./errors.ts";
import { lockedRules, zoneKey } from "./lock.ts";
import { LockKeeper, lockAfter, readLock } from "./lock-keeper.ts";
import { CHANGE_WORDS, type PlannedChange } from "./planned-change.ts";
import { refused } from "./refusals.ts";
import type { Session } from "./session.ts";
import type { RulesetApi } from "./types.ts";
import { undoPhase } from "./undo.ts";
import type { UndoLog } from "./undo-log.ts";
import type { DeployView, PlanView } from "./views.ts";

/** Does what was agreed to. Rejects with FailureError when nothing was written and nothing can be told but why. */
export async function carryOut(
  change: PlannedChange,
  { session, api, undo, options }: { session: Session; api: RulesetApi; undo: UndoLog; options: DeployOptions },
): Promise<DeployView> {
  const sandbox = session.base.loopback;
  const lockBefore = await readLock(change.file);
  const lock = new LockKeeper(change.file);
  const reports: PhaseReport[] = change.plans.flatMap((plan) =>
    plan.phases.map((phase) => ({ plan, phase, result: undefined })),
  );
  const steps = reports.reduce((sum, { phase }) => sum + phase.operations.length, 0);
  const { going } = CHANGE_WORDS[change.kind];
  let ended: ApplyResult | undefined;
  for (const [index, { plan, phase }] of reports.entries()) {
    const start = reports.reduce((sum, report) => sum + (report.result?.done.length ?? 0), 0);
    let doneHere = 0;
    const result = await applyPhase(
      { zone: plan.zone, phase: phase.phase, goal: phase.goal, agreed: phase.operations },
      {
        api,
        sleep: session.sleep,
        signal: options.signal,
        onStep: ({ kind, ref }) => {
          const step = Math.min(steps, start + doneHere + 1);
          options.onProgress?.({ message: `${going} ${step} of ${steps}: ${kind} ${ref}`, step, steps });
        },
        onDone: async (done, ruleset, goal) => {
          doneHere += done.length;
          const key = zoneKey(plan.zone.name, sandbox);
          await lock.update((before) => lockAfter(before, key, plan, phase, { done, ruleset, goal }));
        },
      },
    );
    reports[index] = { plan, phase, result };
    if (result.outcome === "done") continue;
    ended = result;
    break;
  }

  const outcome = ended?.outcome ?? "done";
  const undoable = await remembered();
  if (ended !== undefined) refuseWhenNothingHappened(reports, ended);
  const notes = [...lock.problems];
  const newPlan = outcome === "changed" ? await planAgain(change, notes) : undefined;
  return deployView({
    change,
    phases: reports,
    outcome,
    failure: ended?.failure?.failure,
    notes,
    newPlan,
    sandbox,
    undoable,
  });

  /** Keeps the record of what was overwritten; an undo that was carried out drops the one it followed. */
  async function remembered(): Promise<boolean> {
    if (change.kind === "undo") {
      if (outcome === "done" && change.undoes !== undefined) await undo.remove(change.undoes);
      return false;
    }
    const phases = reports.flatMap(({ plan: { zone }, phase: { phase }, result }) => {
      if (result === undefined || result.done.length === 0) return [];
      const refs = result.done.map((step) => step.ref);
      const locked = lockedRules(lockBefore, zoneKey(zone.name, sandbox), zone.id, phase);
      return [undoPhase(zone, phase, refs, [result.before, result.after], locked)];
    });
    if (phases.length === 0) return false;
    const at = session.now().toISOString();
    await undo.add({ id: `${at} ${change.file.uri}`, at, uri: change.file.uri, phases });
    return true;
  }
}

/** Throws the failure of a change that wrote nothing, with its refusals placed in the file. */
function refuseWhenNothingHappened(reports: readonly PhaseReport[], result: ApplyResult): void {
  const nothing = reports.every((report) => (report.result?.done.length ?? 0) === 0);
  const { failure, failed, notes, outcome } = result;
  if (failure === undefined || outcome !== "stopped" || !nothing || notes.length > 0) return;
  const rules = reports.find((report) => report.result === result)?.phase.rules ?? [];
  throw refused(failure, failed === undefined ? [] : [failed.ref], rules);
}

async function planAgain(change: PlannedChange, notes: string[]): Promise<PlanView | undefined> {
  try {
    return await change.again();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    notes.push(error.message);
    return undefined;
  }
}
