// Written by scripts/codegen.ts from data/limits.json. Do not edit.
import type { LimitInfo } from "../info.ts";

export const LIMITS: readonly LimitInfo[] = [
 {
  "id": "expression.length",
  "subject": "Rule expression length",
  "page": "/ruleset-engine/rules-language/expressions/#maximum-rule-expression-length",
  "value": 4096,
  "unit": "characters",
  "note": "A third-party linter reports API error 20127 and that the normalised form is measured.",
  "confidence": "documented"
 },
 {
  "id": "expression.length.ddos_l7",
  "subject": "HTTP DDoS override expression length",
  "page": "/ddos-protection/managed-rulesets/http/override-expressions/",
  "value": 4000,
  "unit": "characters",
  "confidence": "documented"
 },
 {
  "id": "rewrite.params.length",
  "subject": "All parameter values of one URL rewrite together",
  "page": "/rules/transform/url-rewrite/reference/parameters/",
  "value": 4096,
  "unit": "characters",
  "confidence": "documented"
 },
 {
  "id": "regex.patterns.perRule",
  "subject": "Regular expressions in one rule",
  "page": "third-party guides (octorules CF502, WAF playbook 2026-10); no Cloudflare page found",
  "value": 64,
  "unit": "patterns",
  "confidence": "third-party"
 },
 {
  "id": "regex.availability",
  "subject": "matches operator",
  "page": "/ruleset-engine/rules-language/operators/",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": true,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "regex.engine",
  "subject": "Regular expression dialect",
  "page": "/ruleset-engine/rules-language/operators/#regular-expression-matching",
  "value": "Rust regex crate",
  "confidence": "documented"
 },
 {
  "id": "regex_replace.uses",
  "subject": "regex_replace() or wildcard_replace() per expression",
  "page": "/ruleset-engine/rules-language/functions/#regex_replace",
  "value": 1,
  "confidence": "documented"
 },
 {
  "id": "replace.references",
  "subject": "Group references in a replacement",
  "page": "/ruleset-engine/rules-language/functions/#regex_replace",
  "value": 8,
  "confidence": "documented"
 },
 {
  "id": "concat.args",
  "subject": "Arguments of concat()",
  "page": "changelog 2026-09-22-concat-argument-limit",
  "value": 32,
  "confidence": "documented"
 },
 {
  "id": "split.limit",
  "subject": "limit argument of split()",
  "page": "/ruleset-engine/rules-language/functions/#split",
  "confidence": "documented"
 },
 {
  "id": "cidr.bits",
  "subject": "Prefix lengths of cidr() and cidr6()",
  "page": "/ruleset-engine/rules-language/functions/#cidr",
  "confidence": "documented"
 },
 {
  "id": "rawstring.hashes",
  "subject": "Hash signs of a raw string",
  "page": "/ruleset-engine/rules-language/values/#raw-string-syntax",
  "value": 255,
  "confidence": "documented"
 },
 {
  "id": "bit_slice",
  "subject": "bit_slice() slice and offset",
  "page": "/ruleset-engine/rules-language/functions/#bit_slice",
  "confidence": "documented"
 },
 {
  "id": "rules.custom",
  "subject": "WAF custom rules per zone",
  "page": "/waf/custom-rules/#availability",
  "byPlan": {
   "free": 5,
   "lite": 20,
   "pro": 20,
   "pro_plus": 40,
   "business": 100,
   "enterprise": 1000
  },
  "confidence": "documented"
 },
 {
  "id": "rulesets.custom.zone",
  "subject": "Custom rulesets per zone",
  "page": "/waf/custom-rules/#availability",
  "byPlan": {
   "free": 1,
   "pro": 2,
   "business": 5,
   "enterprise": 10
  },
  "confidence": "documented"
 },
 {
  "id": "rulesets.custom.account",
  "subject": "Account-level custom rulesets",
  "page": "/waf/custom-rules/#availability",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": false,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "action.log",
  "subject": "log action in custom and rate limiting rules",
  "page": "/waf/custom-rules/#availability",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": false,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "rules.ratelimit",
  "subject": "Rate limiting rules",
  "page": "/waf/rate-limiting-rules/#availability",
  "byPlan": {
   "free": 1,
   "pro": 2,
   "business": 5,
   "enterprise": 100
  },
  "note": "Enterprise by contract",
  "confidence": "documented"
 },
 {
  "id": "ratelimit.period.max",
  "subject": "Longest counting period",
  "page": "/waf/rate-limiting-rules/#availability",
  "unit": "s",
  "byPlan": {
   "free": 10,
   "pro": 60,
   "business": 600,
   "enterprise": 65535
  },
  "confidence": "documented"
 },
 {
  "id": "ratelimit.timeout.max",
  "subject": "Longest mitigation timeout",
  "page": "/waf/rate-limiting-rules/#availability",
  "unit": "s",
  "byPlan": {
   "free": 10,
   "pro": 3600,
   "business": 86400,
   "enterprise": 86400
  },
  "confidence": "documented"
 },
 {
  "id": "rules.single_redirects",
  "subject": "Single Redirects",
  "page": "/rules/url-forwarding/single-redirects/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.transform",
  "subject": "Active Transform Rules",
  "page": "/rules/transform/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.config",
  "subject": "Configuration Rules",
  "page": "/rules/configuration-rules/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.origin",
  "subject": "Origin Rules",
  "page": "/rules/origin-rules/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.cache",
  "subject": "Cache Rules",
  "page": "/cache/how-to/cache-rules/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.compression",
  "subject": "Compression Rules",
  "page": "/rules/compression-rules/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.cloud_connector",
  "subject": "Cloud Connector rules",
  "page": "/rules/cloud-connector/",
  "byPlan": {
   "free": 10,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.custom_errors",
  "subject": "Custom error rules, and as many assets",
  "page": "/rules/custom-errors/",
  "byPlan": {
   "free": 0,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.snippets",
  "subject": "Snippets",
  "page": "/rules/snippets/",
  "byPlan": {
   "free": 0,
   "pro": 25,
   "business": 50,
   "enterprise": 300
  },
  "confidence": "documented"
 },
 {
  "id": "rules.page_rules",
  "subject": "Page Rules (legacy)",
  "page": "/rules/page-rules/",
  "byPlan": {
   "free": 3,
   "pro": 20,
   "pro_plus": 30,
   "business": 50,
   "enterprise": 125
  },
  "confidence": "documented"
 },
 {
  "id": "rules.bulk_redirect",
  "subject": "Bulk Redirect Rules",
  "page": "/rules/url-forwarding/bulk-redirects/",
  "byPlan": {
   "free": 15,
   "pro": 15,
   "business": 15,
   "enterprise": 50
  },
  "confidence": "documented"
 },
 {
  "id": "lists.bulk_redirect",
  "subject": "Bulk Redirect Lists",
  "page": "/rules/url-forwarding/bulk-redirects/",
  "byPlan": {
   "free": 5,
   "pro": 5,
   "business": 5,
   "enterprise": 25
  },
  "confidence": "documented"
 },
 {
  "id": "items.bulk_redirect",
  "subject": "URL redirects across lists",
  "page": "/rules/url-forwarding/bulk-redirects/",
  "byPlan": {
   "free": 10000,
   "pro": 25000,
   "business": 50000,
   "enterprise": 1000000
  },
  "confidence": "documented"
 },
 {
  "id": "bulk_redirect.url.length",
  "subject": "Source or target URL of a bulk redirect",
  "page": "/rules/url-forwarding/bulk-redirects/reference/parameters/",
  "value": 32768,
  "unit": "bytes",
  "confidence": "documented"
 },
 {
  "id": "bulk_redirect.status",
  "subject": "Status codes of bulk redirects",
  "page": "/rules/url-forwarding/bulk-redirects/reference/parameters/",
  "confidence": "documented"
 },
 {
  "id": "single_redirect.status",
  "subject": "Status codes of single redirects",
  "page": "/rules/url-forwarding/single-redirects/settings/",
  "note": "API types also list 303",
  "confidence": "documented"
 },
 {
  "id": "rules.magic_transit",
  "subject": "Network Firewall policies",
  "page": "/cloudflare-network-firewall/how-to/add-policies/",
  "value": 200,
  "note": "default",
  "confidence": "documented"
 },
 {
  "id": "lists.custom",
  "subject": "Custom lists of any type",
  "page": "/waf/tools/lists/#availability",
  "byPlan": {
   "free": 1,
   "lite": 10,
   "pro": 10,
   "business": 10,
   "enterprise": 1000
  },
  "confidence": "documented"
 },
 {
  "id": "lists.items",
  "subject": "Items across custom lists",
  "page": "/waf/tools/lists/#availability",
  "byPlan": {
   "free": 10000,
   "lite": 10000,
   "pro": 10000,
   "business": 10000,
   "enterprise": 500000
  },
  "confidence": "documented"
 },
 {
  "id": "lists.types",
  "subject": "List types",
  "page": "/waf/tools/lists/#availability",
  "byPlan": {
   "free": [
    "ip"
   ],
   "pro": [
    "ip"
   ],
   "business": [
    "ip"
   ],
   "enterprise": [
    "ip",
    "hostname",
    "asn"
   ]
  },
  "confidence": "documented"
 },
 {
  "id": "lists.managed",
  "subject": "Managed IP lists ($cf.*)",
  "page": "/waf/tools/lists/managed-lists/",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": false,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "lists.name",
  "subject": "List name",
  "page": "/waf/tools/lists/#list-names",
  "confidence": "documented"
 },
 {
  "id": "lists.ip.prefix",
  "subject": "CIDR sizes in IP lists",
  "page": "/waf/tools/lists/custom-lists/",
  "note": "Single IPv6 addresses must be given as /64.",
  "confidence": "documented"
 },
 {
  "id": "block.response.status",
  "subject": "Status of a custom block response",
  "page": "/waf/custom-rules/create-dashboard/#configure-a-custom-response-for-blocked-requests",
  "confidence": "documented"
 },
 {
  "id": "block.response.body.custom",
  "subject": "Body of a custom block response in custom rules",
  "page": "/waf/custom-rules/create-dashboard/#configure-a-custom-response-for-blocked-requests",
  "value": 2048,
  "unit": "bytes",
  "confidence": "documented"
 },
 {
  "id": "block.response.body.ratelimit",
  "subject": "Body of a custom block response in rate limiting rules",
  "page": "/waf/rate-limiting-rules/parameters/",
  "value": 30720,
  "unit": "bytes",
  "confidence": "documented"
 },
 {
  "id": "block.response.plan",
  "subject": "Custom block response",
  "page": "/ruleset-engine/rules-language/actions/",
  "byPlan": {
   "free": false,
   "pro": true,
   "business": true,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "serve_error.content",
  "subject": "Inline content of a custom error rule",
  "page": "/rules/custom-errors/reference/parameters/",
  "value": 10240,
  "unit": "bytes",
  "confidence": "documented"
 },
 {
  "id": "serve_error.status",
  "subject": "Status of a custom error rule",
  "page": "/rules/custom-errors/reference/parameters/",
  "confidence": "documented"
 },
 {
  "id": "serve_error.asset",
  "subject": "Custom error asset",
  "page": "/rules/custom-errors/reference/parameters/",
  "confidence": "documented"
 },
 {
  "id": "logpush.custom_fields",
  "subject": "Names per list of log_custom_field",
  "page": "/logs/logpush/logpush-job/custom-fields/",
  "value": 100,
  "confidence": "documented"
 },
 {
  "id": "origin.overrides",
  "subject": "Host header, SNI and DNS record overrides",
  "page": "/rules/origin-rules/",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": false,
   "enterprise": true
  },
  "confidence": "documented"
 },
 {
  "id": "origin.port",
  "subject": "Destination port",
  "page": "/rules/origin-rules/features/",
  "confidence": "documented"
 },
 {
  "id": "ddos.overrides",
  "subject": "HTTP DDoS ruleset overrides",
  "page": "/ddos-protection/",
  "value": 1,
  "confidence": "documented"
 },
 {
  "id": "cache_key.query",
  "subject": "Query parameters in a custom cache key",
  "page": "/cache/how-to/cache-rules/settings/",
  "value": 100,
  "confidence": "documented"
 },
 {
  "id": "edge_ttl.min",
  "subject": "Smallest edge cache TTL",
  "page": "/cache/how-to/edge-browser-cache-ttl/",
  "unit": "s",
  "byPlan": {
   "free": 7200,
   "pro": 3600,
   "business": 1,
   "enterprise": 1
  },
  "confidence": "documented"
 },
 {
  "id": "client_certificates",
  "subject": "Client certificates of the Cloudflare-managed CA",
  "page": "/ssl/client-certificates/",
  "byPlan": {
   "free": 100,
   "pro": 100,
   "business": 100,
   "enterprise": "100, can be raised"
  },
  "confidence": "documented"
 },
 {
  "id": "byo_ca",
  "subject": "Uploaded client CAs",
  "page": "/ssl/client-certificates/byo-ca/",
  "byPlan": {
   "free": 0,
   "pro": 0,
   "business": 0,
   "enterprise": 5
  },
  "confidence": "documented"
 },
 {
  "id": "mtls.rfc9440",
  "subject": "RFC 9440 certificate fields",
  "page": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_rfc9440/",
  "confidence": "documented"
 },
 {
  "id": "jwt.configs",
  "subject": "Token configurations per zone",
  "page": "/api-shield/security/jwt-validation/api/",
  "value": 4,
  "confidence": "documented"
 },
 {
  "id": "llm.topics",
  "subject": "Custom AI topics",
  "page": "/waf/detections/ai-security-for-apps/unsafe-topics/",
  "value": 20,
  "confidence": "documented"
 },
 {
  "id": "legacy.firewall.description",
  "subject": "Description of a legacy firewall rule",
  "page": "/firewall/api/cf-firewall-rules/json-object/",
  "value": 500,
  "unit": "characters",
  "confidence": "documented"
 },
 {
  "id": "legacy.firewall.ref",
  "subject": "ref of a legacy firewall rule",
  "page": "/firewall/api/cf-firewall-rules/json-object/",
  "value": 50,
  "unit": "characters",
  "confidence": "documented"
 },
 {
  "id": "account.phases",
  "subject": "Account-level phases",
  "page": "/ruleset-engine/about/phases/",
  "byPlan": {
   "free": false,
   "pro": false,
   "business": false,
   "enterprise": true
  },
  "note": "Bulk Redirects are the exception: account-level on every plan.",
  "confidence": "documented"
 }
];
