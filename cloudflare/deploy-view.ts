/** What a deploy did, in words. */
import type { ApplyResult } from "./apply.ts";
import { joined, stepText } from "./plan-view.ts";
import { CHANGE_WORDS, type PlannedChange } from "./planned-change.ts";
import type { DeployView, Failure, PlanView } from "./views.ts";
import type { PhasePlan, ZonePlan } from "./zone-plan.ts";

/** One phase of one zone: what was agreed to, and how it went; undefined where it was not begun. */
export interface PhaseReport {
  readonly plan: ZonePlan;
  readonly phase: PhasePlan;
  readonly result: ApplyResult | undefined;
}

export interface DeployReport {
  readonly change: PlannedChange;
  readonly phases: readonly PhaseReport[];
  readonly outcome: DeployView["outcome"];
  /** Why it stopped. */
  readonly failure?: Failure | undefined;
  readonly notes: readonly string[];
  readonly newPlan?: PlanView | undefined;
  readonly sandbox: boolean;
  readonly undoable: boolean;
}

export function deployView(report: DeployReport): DeployView {
  const several = new Set(report.phases.map(({ plan }) => plan.zone.name)).size > 1;
  const text = ({ plan, phase }: PhaseReport, step: Parameters<typeof stepText>[0]): string =>
    several ? `${plan.zone.name}: ${stepText(step, phase)}` : stepText(step, phase);
  const done = report.phases.flatMap((part) => (part.result?.done ?? []).map((step) => text(part, step)));
  const notDone = report.phases.flatMap((part) =>
    (part.result?.left ?? part.phase.operations).map((step) => text(part, step)),
  );
  const notes = [...report.phases.flatMap((part) => part.result?.notes ?? []), ...report.notes];
  const zone = report.phases[0]?.plan.zone;
  return {
    message: [messageOf(report, done.length, notDone.length), ...notes].join(" "),
    outcome: report.outcome,
    done,
    notDone,
    undoable: report.undoable,
    ...(report.newPlan === undefined ? {} : { plan: report.newPlan }),
    ...(report.sandbox || zone === undefined ? {} : { dashboardUrl: dashboardUrl(zone.account.id, zone.name) }),
  };
}

function messageOf(report: DeployReport, done: number, left: number): string {
  const words = CHANGE_WORDS[report.change.kind];
  const zones = joined([...new Set(report.phases.map(({ plan }) => plan.zone.name))]);
  switch (report.outcome) {
    case "done":
      return words.done(report.change.subject, joined(zoneParts(report)));
    case "cancelled":
      return done === 0
        ? "Cancelled. Nothing was changed."
        : `Cancelled. ${progress(done, left)} ${words.again} to finish.`;
    case "changed":
      return `Somebody else changed ${zones} meanwhile, and the steps are different now. ${done === 0 ? "Nothing was changed." : progress(done, left)}`;
    case "stopped": {
      const why = (report.failure?.message ?? "The deploy stopped.").replace(/ Nothing was changed\.$/, "");
      return `${why} ${progress(done, left)} ${words.again} to go on.`;
    }
  }
}

function progress(done: number, left: number): string {
  return `${done} of ${done + left} steps ${done === 1 ? "was" : "were"} done.`;
}

/** "example.com: 1 created, 1 updated (version 18)" for each zone; versions of several phases are all given. */
function zoneParts({ phases }: DeployReport): string[] {
  const zones = [...new Set(phases.map(({ plan }) => plan.zone.name))];
  return zones.map((zone) => {
    const parts = phases.filter(({ plan }) => plan.zone.name === zone);
    const steps = parts.flatMap(({ result }) => result?.done ?? []);
    const words = { create: "created", update: "updated", move: "moved", delete: "deleted" } as const;
    const counts = (Object.keys(words) as (keyof typeof words)[]).flatMap((kind) => {
      const count = steps.filter((step) => step.kind === kind).length;
      return count === 0 ? [] : [`${count} ${words[kind]}`];
    });
    const versions = parts.flatMap(({ result }) =>
      result !== undefined && result.done.length > 0 && result.after !== undefined ? [result.after.version] : [],
    );
    return `${zone}: ${counts.join(", ") || "nothing to do"}${versions.length === 0 ? "" : ` (version ${versions.join(", ")})`}`;
  });
}

function dashboardUrl(account: string, zone: string): string {
  return `https://dash.cloudflare.com/${account}/${zone}/security/security-rules`;
}
