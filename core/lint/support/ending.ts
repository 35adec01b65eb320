import type { Ending } from "#core/analysis/others/model.ts";
import type { RuleSettings } from "#core/document/model.ts";

/** Phases in which a rule acts on other grounds than its match alone. */
const NOT_BY_MATCH: ReadonlySet<string> = new Set([
  "http_ratelimit",
  "http_request_sbfm",
  "ddos_l4",
  "ddos_l7",
  "magic_transit_ratelimit",
]);

/**
 * How a match ends the run of the phase for good; undefined when later rules may still be asked. A challenge does not: who
 * has solved it goes on to the next rule.
 */
export function endingOf({ action, phase, parameters, ratelimit }: RuleSettings): Ending | undefined {
  if (NOT_BY_MATCH.has(phase) || ratelimit !== undefined) return undefined;
  if (action === "block") return "blocks";
  if (action === "redirect") return "redirects";
  if (action !== "skip") return undefined;
  const { ruleset, phase: skipped } = parameters ?? {};
  return ruleset === "current" || skipped === "current" ? "skips" : undefined;
}
