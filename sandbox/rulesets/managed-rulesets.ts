import type { Plan } from "#core/catalog/info.ts";

/** A ruleset that Cloudflare keeps for everybody. */
export interface ManagedRuleset {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  /** The cheapest plan that may run it. */
  readonly plan: Plan;
}

/** The managed rulesets that Cloudflare's pages name by id. */
const MANAGED_RULESETS: readonly ManagedRuleset[] = [
  {
    id: "efb7b8c949ac4650a09736fc376e9aee",
    name: "Cloudflare Managed Ruleset",
    phase: "http_request_firewall_managed",
    plan: "pro",
  },
  {
    id: "4814384a9e5d4991b9815dcfc25d2f1f",
    name: "Cloudflare OWASP Core Ruleset",
    phase: "http_request_firewall_managed",
    plan: "pro",
  },
  {
    id: "c2e184081120413c86c3ab7e14069605",
    name: "Cloudflare Exposed Credentials Check Ruleset",
    phase: "http_request_firewall_managed",
    plan: "pro",
  },
  {
    id: "77454fe2d30c4220b5701f6fdfb893ba",
    name: "Cloudflare Managed Free Ruleset",
    phase: "http_request_firewall_managed",
    plan: "free",
  },
  { id: "4d21379b4f9f4bb088e0729962c8b3cf", name: "DDoS L7 ruleset", phase: "ddos_l7", plan: "free" },
];

export const managedRuleset = (id: string): ManagedRuleset | undefined =>
  MANAGED_RULESETS.find((ruleset) => ruleset.id === id);
