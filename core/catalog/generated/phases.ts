// Written by scripts/codegen.ts from data/phases.json. Do not edit.
import type { PhaseInfo } from "../info.ts";

export const PHASES: readonly PhaseInfo[] = [
 {
  "phase": "http_request_sanitize",
  "side": "request",
  "order": 1,
  "product": "URL normalization",
  "scope": [
   "zone"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "summary": "Normalises URLs before anything else; managed through its own setting.",
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_dynamic_redirect",
  "side": "request",
  "order": 2,
  "product": "Single Redirects",
  "scope": [
   "zone"
  ],
  "actions": [
   "redirect"
  ],
  "expressionKinds": [
   "filter",
   "value:String (action_parameters.from_value.target_url.expression)"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Redirects decided by expression, ahead of WAF and rate limiting.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_transform",
  "side": "request",
  "order": 3,
  "product": "URL Rewrite Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "rewrite"
  ],
  "expressionKinds": [
   "filter",
   "value:String (uri.path.expression, uri.query.expression)"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Rewrites path and query; later phases see the new values, raw.* the old ones.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_api_gateway_early",
  "side": "request",
  "order": 4,
  "product": "API Shield",
  "scope": [
   "zone"
  ],
  "fieldsSide": "request",
  "summary": "Configuration-only phase of API Shield.",
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_config_settings",
  "side": "request",
  "order": 5,
  "product": "Configuration Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "set_config"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Switches zone settings for matching requests.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_origin",
  "side": "request",
  "order": 6,
  "product": "Origin Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "route"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Changes the origin host, port, SNI or Host header.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "ddos_l7",
  "side": "request",
  "order": 7,
  "product": "HTTP DDoS Attack Protection",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "execute"
  ],
  "expressionKinds": [
   "filter (override expression)"
  ],
  "fieldsSide": "request",
  "summary": "Overrides for the HTTP DDoS managed ruleset; listed for configuration, not run at this point.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_firewall_custom",
  "side": "request",
  "order": 8,
  "product": "WAF custom rules",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "block",
   "challenge",
   "js_challenge",
   "managed_challenge",
   "log",
   "skip",
   "execute",
   "rewrite"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 5,
   "lite": 20,
   "pro": 20,
   "pro_plus": 40,
   "business": 100,
   "enterprise": 1000
  },
  "summary": "Security rules of your own; mTLS rules live here.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_ratelimit",
  "side": "request",
  "order": 9,
  "product": "Rate limiting rules",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "block",
   "challenge",
   "js_challenge",
   "managed_challenge",
   "log",
   "execute"
  ],
  "expressionKinds": [
   "filter",
   "filter (ratelimit.counting_expression, may use response fields)",
   "characteristic (ratelimit.characteristics[])"
  ],
  "fieldsSide": "request; response only in counting_expression at zone level, Business and above",
  "fieldsByPlan": {
   "free": [
    "http.request.uri.path",
    "cf.bot_management.verified_bot",
    "cf.client.bot"
   ],
   "pro": [
    "http.host",
    "http.request.uri",
    "http.request.uri.path",
    "http.request.full_uri",
    "http.request.uri.query",
    "cf.bot_management.verified_bot",
    "cf.client.bot"
   ],
   "business": [
    "http.host",
    "http.request.uri",
    "http.request.uri.path",
    "http.request.full_uri",
    "http.request.uri.query",
    "http.request.method",
    "ip.src",
    "http.user_agent",
    "cf.bot_management.verified_bot",
    "cf.client.bot"
   ],
   "enterprise": "general request and header fields, verified bot, bot management fields with the subscription; body fields with Advanced Rate Limiting"
  },
  "maxRules": {
   "free": 1,
   "pro": 2,
   "business": 5,
   "enterprise": 100
  },
  "summary": "Limits request rates; also appears among the response phases when it counts on responses.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_api_gateway_late",
  "side": "request",
  "order": 10,
  "product": "API Shield",
  "scope": [
   "zone"
  ],
  "fieldsSide": "request",
  "summary": "Phase of API Shield mitigation.",
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_firewall_managed",
  "side": "request",
  "order": 11,
  "product": "WAF Managed Rules",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "execute",
   "skip"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "summary": "Runs managed rulesets and holds exceptions to them.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_sbfm",
  "side": "request",
  "order": 12,
  "product": "Super Bot Fight Mode",
  "scope": [
   "zone"
  ],
  "fieldsSide": "request",
  "summary": "Driven by the Super Bot Fight Mode settings; can be skipped by custom rules.",
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_redirect",
  "side": "request",
  "order": 13,
  "product": "Bulk Redirects",
  "scope": [
   "account"
  ],
  "actions": [
   "redirect"
  ],
  "expressionKinds": [
   "filter (http.request.full_uri in $list)",
   "value:String (from_list.key)"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 15,
   "pro": 15,
   "business": 15,
   "enterprise": 50
  },
  "summary": "Redirects looked up in lists, defined for the account.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_late_transform",
  "side": "request",
  "order": 14,
  "product": "Request Header Transform Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "rewrite"
  ],
  "expressionKinds": [
   "filter",
   "value:String (headers.*.expression)"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Changes request headers on the way to the origin.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_cache_settings",
  "side": "request",
  "order": 15,
  "product": "Cache Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "set_cache_settings"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Cache eligibility, TTLs and keys.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_snippets",
  "side": "request",
  "order": 16,
  "product": "Snippets",
  "scope": [
   "zone"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 0,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Picks the snippet to run; has its own API (PUT /zones/{zone_id}/snippets/snippet_rules).",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_request_cloud_connector",
  "side": "request",
  "order": 17,
  "product": "Cloud Connector",
  "scope": [
   "zone"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Sends matching requests to a storage provider; has its own API.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_response_cache_settings",
  "side": "response",
  "order": 0,
  "product": "Cache Response Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "set_cache_settings",
   "set_cache_tags",
   "set_cache_control"
  ],
  "expressionKinds": [
   "filter",
   "value:Array<String> (set_cache_tags.expression)"
  ],
  "fieldsSide": "request and response",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Adjusts caching once the origin has answered.",
  "customerRules": true,
  "documentedAt": "/cache/how-to/cache-response-rules/"
 },
 {
  "phase": "http_custom_errors",
  "side": "response",
  "order": 1,
  "product": "Custom Error Rules",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "serve_error"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request and response",
  "maxRules": {
   "free": 0,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Serves your own error content.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_response_headers_transform",
  "side": "response",
  "order": 3,
  "product": "Response Header Transform Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "rewrite"
  ],
  "expressionKinds": [
   "filter",
   "value:String (headers.*.expression)"
  ],
  "fieldsSide": "request and response",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Changes response headers on the way to the visitor.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_response_compression",
  "side": "response",
  "order": 5,
  "product": "Compression Rules",
  "scope": [
   "zone"
  ],
  "actions": [
   "compress_response"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request and response",
  "maxRules": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "summary": "Chooses the compression algorithm.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_response_firewall_managed",
  "side": "response",
  "order": 6,
  "product": "Sensitive Data Detection",
  "scope": [
   "zone",
   "account"
  ],
  "actions": [
   "execute",
   "skip"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "request and response",
  "summary": "Runs the data-leak managed ruleset on responses (Enterprise).",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "http_log_custom_fields",
  "side": "response",
  "order": 7,
  "product": "Logpush custom fields",
  "scope": [
   "zone"
  ],
  "actions": [
   "log_custom_field"
  ],
  "expressionKinds": [
   "filter (must be true)"
  ],
  "fieldsSide": "none",
  "summary": "Declares extra headers and cookies for Logpush.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "ddos_l4",
  "side": "network",
  "order": 1,
  "product": "Network-layer DDoS Attack Protection",
  "scope": [
   "account"
  ],
  "actions": [
   "execute"
  ],
  "expressionKinds": [
   "filter (override expression)"
  ],
  "fieldsSide": "packet",
  "summary": "Overrides for the L3/4 DDoS managed ruleset.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "magic_transit",
  "side": "network",
  "order": 2,
  "product": "Cloudflare Network Firewall (was Magic Firewall)",
  "scope": [
   "account"
  ],
  "actions": [
   "block",
   "skip"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "packet",
  "summary": "Packet filter rules for the account.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "magic_transit_managed",
  "side": "network",
  "order": 3,
  "product": "Network Firewall managed rulesets",
  "scope": [
   "account"
  ],
  "actions": [
   "execute"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "packet",
  "summary": "Runs managed packet rulesets.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "magic_transit_ratelimit",
  "side": "network",
  "order": 4,
  "product": "Network Firewall rate limiting (beta)",
  "scope": [
   "account"
  ],
  "actions": [
   "block"
  ],
  "expressionKinds": [
   "filter (cf.colo.name with eq or in)"
  ],
  "fieldsSide": "packet",
  "summary": "Rate limits packets or bits per data center.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 },
 {
  "phase": "magic_transit_ids_managed",
  "side": "network",
  "order": 5,
  "product": "Network Firewall IDS",
  "scope": [
   "account"
  ],
  "actions": [
   "execute"
  ],
  "expressionKinds": [
   "filter"
  ],
  "fieldsSide": "packet",
  "summary": "Runs the intrusion detection ruleset.",
  "customerRules": true,
  "documentedAt": "/ruleset-engine/reference/phases-list/"
 }
];
