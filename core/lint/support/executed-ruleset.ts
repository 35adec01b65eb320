import type { RuleSettings } from "#core/document/model.ts";

/** Phases of rulesets that Cloudflare keeps; one of your own may run more often. */
const MANAGED: ReadonlySet<string> = new Set([
  "http_request_firewall_managed",
  "http_response_firewall_managed",
  "ddos_l7",
  "ddos_l4",
  "magic_transit_managed",
  "magic_transit_ids_managed",
]);

/** The id of the managed ruleset that a rule runs; undefined for any other rule. */
export function rulesetRunBy({ action, phase, parameters }: RuleSettings): string | undefined {
  const id = parameters?.["id"];
  return action === "execute" && MANAGED.has(phase) && typeof id === "string" ? id : undefined;
}
