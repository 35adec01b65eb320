/** Token permissions that the emulated calls ask for: API key, and the words of Cloudflare's dashboard. */
const PERMISSIONS = {
  "zone:read": "Zone › Zone › Read",
  "zone_waf:read": "Zone › Zone WAF › Read",
  "zone_waf:edit": "Zone › Zone WAF › Edit",
  "dns:read": "Zone › DNS › Read",
  "dns:edit": "Zone › DNS › Edit",
  "ssl:read": "Zone › SSL and Certificates › Read",
  "ssl:edit": "Zone › SSL and Certificates › Edit",
  "analytics:read": "Zone › Analytics › Read",
  "account:read": "Account › Account Settings › Read",
  "account_rulesets:read": "Account › Account Rulesets › Read",
  "account_rulesets:edit": "Account › Account Rulesets › Edit",
  "account_ssl:read": "Account › SSL and Certificates › Read",
  "account_ssl:edit": "Account › SSL and Certificates › Edit",
  "lists:read": "Account › Account Filter Lists › Read",
  "lists:edit": "Account › Account Filter Lists › Edit",
  "trace:read": "Account › Allow Request Tracer › Read",
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

/** Whether a token with `held` may do what `wanted` names; an edit permission includes its read permission. */
export function permits(held: readonly Permission[], wanted: Permission): boolean {
  if (held.includes(wanted)) return true;
  return wanted.endsWith(":read") && (held as readonly string[]).includes(wanted.replace(/:read$/, ":edit"));
}
