import { phaseInfo } from "#core/catalog/catalog.ts";

/** What a call is about: one of Cloudflare's features, or the rules of a phase. */
export type Subject =
  | "token"
  | "zones"
  | "mtls-hosts"
  | "account-cas"
  | "lists"
  | "dns"
  | "analytics"
  | { readonly phase: string };

export interface Permission {
  /** Plural, as in "cannot read … of example.com". */
  readonly what: string;
  /** The dashboard's name without the access word, e.g. `Zone › Zone WAF`. */
  readonly permission: string;
  /** How a link to the dashboard's token form names it; absent where no such key is known. */
  readonly key?: string;
}

const FEATURES: Readonly<Record<Exclude<Subject, object>, Permission>> = {
  token: { what: "tokens", permission: "User › API Tokens" },
  zones: { what: "zones", permission: "Zone › Zone", key: "zone" },
  "mtls-hosts": { what: "mTLS hosts", permission: "Zone › SSL and Certificates", key: "ssl_and_certificates" },
  "account-cas": { what: "certificate authorities", permission: "Account › SSL and Certificates" },
  lists: { what: "lists", permission: "Account › Account Filter Lists", key: "account_rule_lists" },
  dns: { what: "DNS records", permission: "Zone › DNS", key: "dns" },
  analytics: { what: "hits", permission: "Zone › Analytics", key: "analytics" },
};

const WAF = { permission: "Zone › Zone WAF", key: "zone_waf" };
const TRANSFORM = "Zone › Transform Rules";
const PHASES: Readonly<Record<string, Permission>> = {
  http_request_firewall_custom: { what: "custom rules", ...WAF },
  http_ratelimit: { what: "rate limiting rules", ...WAF },
  http_request_firewall_managed: { what: "managed rules", ...WAF },
  http_request_transform: { what: "URL rewrite rules", permission: TRANSFORM },
  http_request_late_transform: { what: "request header rules", permission: TRANSFORM },
  http_response_headers_transform: { what: "response header rules", permission: TRANSFORM },
  http_request_dynamic_redirect: { what: "redirect rules", permission: "Zone › Single Redirect" },
  http_request_origin: { what: "origin rules", permission: "Zone › Origin Rules" },
  http_config_settings: { what: "configuration rules", permission: "Zone › Config Rules" },
  http_request_cache_settings: { what: "cache rules", permission: "Zone › Cache Rules" },
  http_custom_errors: { what: "custom error rules", permission: "Zone › Custom Error Rules" },
  http_response_compression: { what: "compression rules", permission: "Zone › Response Compression" },
};

/** What the subject is called, and the permission that it asks of a token. */
export function permissionFor(subject: Subject): Permission {
  if (typeof subject === "string") return FEATURES[subject];
  const known = PHASES[subject.phase];
  if (known !== undefined) return known;
  const product = phaseInfo(subject.phase)?.product ?? subject.phase;
  return { what: `rules of ${product}`, permission: `Zone › ${product}` };
}
