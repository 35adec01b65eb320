import { DEFAULT_PHASE } from "#core/catalog/catalog.ts";
import { permissionFor, type Subject } from "./permissions.ts";

type Access = "read" | "edit";

/** What everything together asks of a token: look-ups, hits, plans and deploys. */
const EVERYTHING: readonly (readonly [Subject, Access])[] = [
  ["zones", "read"],
  [{ phase: DEFAULT_PHASE }, "edit"],
  ["mtls-hosts", "read"],
  ["dns", "read"],
  ["analytics", "read"],
  ["lists", "read"],
];

/**
 * Cloudflare's page for a new user token, with these permissions chosen and one more that was missing. The form is
 * documented ("API token template URLs"); its keys `zone_waf` and `account_rule_lists` stand in no table of Cloudflare's,
 * but published tools use them. A permission without a known key is left to the reader, whom the sentence names it.
 */
export function tokenPage(missing?: { readonly subject: Subject; readonly access: Access }): string {
  const wanted = missing === undefined ? EVERYTHING : [...EVERYTHING, [missing.subject, missing.access] as const];
  const types = new Map<string, Access>();
  for (const [subject, access] of wanted) {
    const { key } = permissionFor(subject);
    if (key !== undefined && types.get(key) !== "edit") types.set(key, access);
  }
  const keys = [...types].map(([key, type]) => ({ key, type }));
  const query = `permissionGroupKeys=${encodeURIComponent(JSON.stringify(keys))}&accountId=*&zoneId=all&name=Rulewright`;
  return `https://dash.cloudflare.com/profile/api-tokens?${query}`;
}
