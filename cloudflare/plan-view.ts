/** A plan in the words of UX.md's "Deploy Rule File". */
import { actionInfo } from "#core/catalog/catalog.ts";
import type { Member } from "./definition.ts";
import type { Operation } from "./plan.ts";
import { CHANGE_WORDS, type PlannedChange } from "./planned-change.ts";
import { reachOf } from "./reach.ts";
import type { RemoteRule } from "./types.ts";
import type { PlanView, ZonePlanView } from "./views.ts";
import type { PhasePlan, ZonePlan } from "./zone-plan.ts";

/** `notes` are further risks that only the network knows, such as a dry run that could not be made, by zone name. */
export function planView(
  ticket: string,
  { kind, file, subject, plans }: PlannedChange,
  notes: ReadonlyMap<string, readonly string[]> = new Map(),
): PlanView {
  const words = CHANGE_WORDS[kind];
  const zones = plans.map((plan) =>
    zoneView(plan, isEmpty(plan) ? [] : [...words.risks(plan), ...(notes.get(plan.zone.name) ?? [])]),
  );
  const changed = plans.filter((plan) => !isEmpty(plan));
  return {
    ticket,
    file: file.name,
    zones,
    empty: changed.length === 0,
    question: words.question(subject, joined((changed.length > 0 ? changed : plans).map(placeOf))),
    detail: changed
      .map((plan) => detailOf(plan, zones[plans.indexOf(plan)] as ZonePlanView, plans.length > 1))
      .join("\n\n"),
    upToDate: words.nothing(subject, joined(plans.map((plan) => plan.zone.name)), plans.length > 1),
    verb: words.verb,
  };
}

function isEmpty(plan: ZonePlan): boolean {
  return plan.phases.every((phase) => phase.operations.length === 0);
}

function placeOf({ zone }: ZonePlan): string {
  return `${zone.name} (${zone.account.name})`;
}

function zoneView(plan: ZonePlan, risks: readonly string[]): ZonePlanView {
  const steps = plan.phases.flatMap((phase) => phase.operations);
  const count = (kind: Operation["kind"]): number => steps.filter((step) => step.kind === kind).length;
  const total = (of: (phase: PhasePlan) => number): number => plan.phases.reduce((sum, phase) => sum + of(phase), 0);
  return {
    zone: plan.zone.name,
    account: plan.zone.account.name,
    create: count("create"),
    update: count("update"),
    move: count("move"),
    delete: count("delete"),
    keep: total((phase) => phase.keep),
    foreign: total((phase) => phase.foreign.length),
    steps: plan.phases.flatMap((phase) => phase.operations.map((step) => stepText(step, phase))),
    risks,
  };
}

function detailOf(plan: ZonePlan, view: ZonePlanView, several: boolean): string {
  const counts = [
    `Create ${view.create === 0 ? "none" : rules(view.create)}`,
    `update ${view.update === 0 ? "none" : view.update}`,
    `move ${view.move === 0 ? "none" : view.move}`,
    `delete ${view.delete === 0 ? "none" : view.delete}`,
  ].join(", ");
  const untouched = view.foreign + view.keep;
  const others =
    untouched === 0 ? "No other rule is there." : `${other(untouched)} as ${untouched === 1 ? "it is" : "they are"}.`;
  const name = several ? `${plan.zone.name}:\n` : "";
  // What may go wrong is a paragraph of its own: in a dialog two lines that wrap read as one.
  const risks = view.risks.length > 0 ? `${view.risks.join("\n")}\n\n` : "";
  return `${name}${risks}${counts}. ${others}${appliesTo(plan)}`;
}

function rules(count: number): string {
  return count === 1 ? "1 rule" : `${count} rules`;
}

function other(count: number): string {
  return count === 1 ? "1 other rule stays" : `${count} other rules stay`;
}

/** " Block applies to api.example.com.": the hosts that the written rules ask for, by action. */
function appliesTo(plan: ZonePlan): string {
  const hosts = new Map<string, Set<string>>();
  for (const phase of plan.phases) {
    const refs = new Set(phase.operations.filter((step) => step.kind !== "delete").map((step) => step.ref));
    for (const { body, rule } of phase.rules) {
      if (!refs.has(body.ref) || !body.enabled) continue;
      const known = hosts.get(body.action) ?? new Set();
      for (const host of reachOf(rule.expression.root, rule.expression.text).hosts) if (host !== "") known.add(host);
      hosts.set(body.action, known);
    }
  }
  return [...hosts]
    .filter(([, names]) => names.size > 0)
    .map(([action, names]) => ` ${actionInfo(action)?.label ?? action} applies to ${joined(shortened([...names]))}.`)
    .join("");
}

const MOST_HOSTS = 4;

function shortened(names: readonly string[]): string[] {
  return names.length <= MOST_HOSTS ? [...names] : [...names.slice(0, MOST_HOSTS), `${names.length - MOST_HOSTS} more`];
}

/** One step: "Create api-mtls (block)", "Update login-rate: expression, action", "Disable a", "Move a after b", "Delete old". */
export function stepText(step: Operation, phase: PhasePlan): string {
  switch (step.kind) {
    case "create":
      return `Create ${step.ref} (${step.body.action})`;
    case "update": {
      const members = memberNames(step.changes);
      const isSwitch = step.placement === undefined && members.join() === "enabled";
      if (isSwitch) return `${step.body.enabled ? "Enable" : "Disable"} ${step.ref}`;
      return `Update ${step.ref}: ${[...members, ...(step.placement === undefined ? [] : ["place"])].join(", ")}`;
    }
    case "move":
      return `Move ${step.ref}${placeText(step, phase.ruleset?.rules ?? [])}`;
    case "delete":
      return `Delete ${step.ref}`;
  }
}

const MEMBER_NAMES: Readonly<Record<string, string>> = { description: "name", action_parameters: "parameters" };

/** Members of a rule as the keys of a header. */
export function memberNames(members: readonly Member[]): string[] {
  return members.map((member) => MEMBER_NAMES[member] ?? member);
}

function placeText(step: Operation & { kind: "move" }, live: readonly RemoteRule[]): string {
  const { placement } = step;
  const id = "before" in placement ? placement.before : placement.after;
  if (id === "") return "before" in placement ? " to the beginning" : " to the end";
  const ref = live.find((rule) => rule.id === id)?.ref ?? id.replace(/^new /, "");
  return "before" in placement ? ` before ${ref}` : ` after ${ref}`;
}

/** "a", "a and b", "a, b and c". */
export function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
