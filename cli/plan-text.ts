import type { PlanView, ZonePlanView } from "#cloudflare/views.ts";

/** A plan for a terminal: risks, then one line a step, then the counts. */
export function planText(plan: PlanView): string {
  if (plan.empty) return `${plan.upToDate}\n`;
  return plan.zones.map((zone) => zoneText(plan, zone)).join("");
}

const MARKS: Readonly<Record<string, string>> = { Create: "+", Update: "~", Move: ">", Delete: "-" };

function zoneText({ file, verb }: PlanView, zone: ZonePlanView): string {
  if (zone.steps.length === 0)
    return verb === "Deploy" ? `${zone.zone} is up to date with ${file}.\n` : `${zone.zone} has nothing to change.\n`;
  const stays = zone.foreign + zone.keep;
  return [
    `${file} to ${zone.zone} (${zone.account}):`,
    ...zone.risks.map((risk) => `  ! ${risk}`),
    ...zone.steps.map((step) => `  ${MARKS[step.split(" ")[0] as string] ?? " "} ${step}`),
    `  ${zone.create} to create, ${zone.update} to update, ${zone.move} to move, ${zone.delete} to delete; ${stays} other ${stays === 1 ? "rule stays" : "rules stay"}.`,
    "",
  ].join("\n");
}
