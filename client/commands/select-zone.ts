import type { ZoneChoice } from "../../server/protocol.ts";
import { type Answer, type Choice, pickOne } from "../quick-input.ts";
import type { Command, Session } from "../session.ts";
import { planName } from "../status-text.ts";
import { requireTrust } from "../trust.ts";

/** Chooses the zone for rules whose header names none: the one clicked in the view, else one of a list. True when one was chosen. */
export const selectZone: Command = {
  id: "rulewright.selectZone",
  run: async ({ server, rules, rememberZone }, argument) => {
    if (!(await requireTrust("Looking up zones"))) return false;
    const chosen = rules.zoneOf(argument) ?? (await askZone(server));
    if (typeof chosen !== "string") return false;
    await server.request("rulewright/selectZone", { zone: chosen });
    await rememberZone(chosen);
    return true;
  },
};

async function askZone(server: Session["server"]): Promise<Answer<string>> {
  const zones = await server.request("rulewright/zones", { refresh: true });
  return pickOne(
    { title: "Select Zone" },
    {
      placeholder: zones.length > 0 ? "The zone of rules that name none" : "The token sees no zone",
      choices: zones.map(zoneChoice),
      ...(server.status?.zone && { chosen: server.status.zone }),
    },
  );
}

/** A zone as a line of a list: its name, its plan, its account. */
export function zoneChoice({ name, plan, account, status }: ZoneChoice): Choice<string> {
  return {
    label: name,
    description: status === "active" ? planName(plan) : `${planName(plan)}, ${status}`,
    detail: account,
    value: name,
  };
}
