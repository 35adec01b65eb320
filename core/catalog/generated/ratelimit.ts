// Written by scripts/codegen.ts from data/ratelimit.json. Do not edit.
import type { RatelimitInfo } from "../info.ts";

export const RATELIMIT: RatelimitInfo = {
 "object": "rule.ratelimit",
 "phase": "http_ratelimit",
 "keys": {
  "characteristics": {
   "type": "array<string>",
   "required": true,
   "summary": "What the counters are kept per.",
   "mandatoryItems": [
    "cf.colo.id"
   ],
   "rules": [
    "cf.colo.id is mandatory and implied by the dashboard.",
    "ip.src and cf.unique_visitor_id exclude each other.",
    "Header names lowercase.",
    "Each item is a value expression."
   ],
   "values": [
    {
     "api": "cf.colo.id",
     "dashboard": null,
     "minPlan": "free",
     "note": "data center; never use it in expressions"
    },
    {
     "api": "ip.src",
     "dashboard": "IP",
     "minPlan": "free"
    },
    {
     "api": "cf.unique_visitor_id",
     "dashboard": "IP with NAT support",
     "minPlan": "business"
    },
    {
     "api": "http.request.headers[\"<name>\"]",
     "dashboard": "Header value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": true
    },
    {
     "api": "http.request.cookies[\"<name>\"]",
     "dashboard": "Cookie value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": true
    },
    {
     "api": "http.request.uri.args[\"<name>\"]",
     "dashboard": "Query value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": true
    },
    {
     "api": "http.host",
     "dashboard": "Host",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": false
    },
    {
     "api": "http.request.uri.path",
     "dashboard": "Path",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": false
    },
    {
     "api": "ip.src.asnum",
     "dashboard": "AS Num",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": false
    },
    {
     "api": "ip.src.country",
     "dashboard": "Country",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": false
    },
    {
     "api": "cf.bot_management.ja3_hash",
     "dashboard": "JA3 Fingerprint",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, Bot Management",
     "template": false
    },
    {
     "api": "cf.bot_management.ja4",
     "dashboard": "JA4",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, Bot Management",
     "template": false
    },
    {
     "api": "lookup_json_string(http.request.body.raw, \"<key>\")",
     "dashboard": "JSON string value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, body access by WAF plan",
     "template": true
    },
    {
     "api": "lookup_json_integer(http.request.body.raw, \"<key>\")",
     "dashboard": "JSON integer value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, body access by WAF plan",
     "template": true
    },
    {
     "api": "http.request.body.form[\"<field>\"]",
     "dashboard": "Form input value of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, body access by WAF plan",
     "template": true
    },
    {
     "api": "lookup_json_string(http.request.jwt.claims[\"<token_configuration_id>\"][0], \"<claim>\")",
     "dashboard": "JWT claim of",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, API Shield token configuration",
     "template": true
    },
    {
     "api": "http.request.body.raw",
     "dashboard": "Body",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, body access by WAF plan",
     "template": false
    },
    {
     "api": "http.request.body.size",
     "dashboard": "Body size",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting, body access by WAF plan",
     "template": false
    },
    {
     "api": "<expression>",
     "dashboard": "Custom, e.g. cidr6(ip.src, 64)",
     "minPlan": "enterprise",
     "addOn": "Advanced Rate Limiting",
     "template": true
    }
   ]
  },
  "period": {
   "type": "integer",
   "required": true,
   "unit": "s",
   "summary": "Length of the counting window.",
   "values": [
    10,
    60,
    120,
    300,
    600,
    3600
   ],
   "valuesSource": "parameters page",
   "valuesFull": [
    10,
    15,
    20,
    30,
    40,
    45,
    60,
    90,
    120,
    180,
    240,
    300,
    480,
    600,
    900,
    1200,
    1800,
    2400,
    3600,
    65535,
    86400
   ],
   "valuesFullSource": "availability-by-plan table",
   "maxByPlan": {
    "free": 10,
    "pro": 60,
    "business": 600,
    "enterprise": 65535
   },
   "note": "The two docs pages disagree; the plan table (2026) is the wider one."
  },
  "requests_per_period": {
   "type": "integer",
   "required": "unless score_per_period is used",
   "summary": "Requests allowed in the window.",
   "min": 1
  },
  "mitigation_timeout": {
   "type": "integer",
   "required": false,
   "unit": "s",
   "summary": "How long the action goes on; 0 throttles only the excess.",
   "values": [
    0,
    10,
    60,
    120,
    300,
    600,
    3600,
    86400
   ],
   "valuesSource": "parameters page",
   "valuesFull": [
    0,
    10,
    15,
    20,
    30,
    40,
    45,
    60,
    90,
    120,
    180,
    240,
    300,
    480,
    600,
    900,
    1200,
    1800,
    2400,
    3600,
    65535,
    86400
   ],
   "maxByPlan": {
    "free": 10,
    "pro": 3600,
    "business": 86400,
    "enterprise": 86400
   },
   "rules": [
    "Free, Pro and Business must send 0 with challenge actions.",
    "0 with block (throttling) is Enterprise only.",
    "Enterprise may send other values through the API."
   ]
  },
  "counting_expression": {
   "type": "string",
   "required": false,
   "expressionKind": "filter",
   "summary": "What increments the counter; an empty string means the rule expression.",
   "minPlan": "business",
   "rules": [
    "Replaces, not extends, the rule expression for counting.",
    "May use http.response.code and http.response.headers; then counting happens after the response.",
    "Not response fields and custom lists together."
   ]
  },
  "requests_to_origin": {
   "type": "boolean",
   "required": false,
   "default": false,
   "summary": "True counts only requests that miss the cache.",
   "note": "Opposite sense of the dashboard box \"Also apply rate limiting to cached assets\".",
   "rules": [
    "Must be false when the expression uses custom lists."
   ]
  },
  "score_per_period": {
   "type": "integer",
   "required": false,
   "summary": "Complexity score allowed in the window.",
   "addOn": "Advanced Rate Limiting",
   "minPlan": "enterprise"
  },
  "score_response_header_name": {
   "type": "string",
   "required": "with score_per_period",
   "summary": "Origin response header that carries the score.",
   "addOn": "Advanced Rate Limiting",
   "minPlan": "enterprise"
  }
 },
 "actions": [
  "block",
  "challenge",
  "js_challenge",
  "managed_challenge",
  "log"
 ],
 "blockResponse": {
  "status_code": {
   "min": 400,
   "max": 499,
   "default": 429
  },
  "content_type": [
   "application/json",
   "text/html",
   "text/xml",
   "text/plain"
  ],
  "contentMaxBytes": 30720
 },
 "restrictions": [
  "Account-level rules: no response fields and no custom lists in the rule expression.",
  "Custom lists require requests_to_origin false.",
  "Missing header, cookie or field has a counter of its own; exclude with: and len(http.request.headers[\"name\"]) > 0."
 ],
 "plans": {
  "maxRules": {
   "free": 1,
   "pro": 2,
   "business": 5,
   "enterprise": 100
  },
  "countingExpression": {
   "free": false,
   "pro": false,
   "business": true,
   "enterprise": true
  },
  "characteristics": {
   "free": [
    "ip.src"
   ],
   "pro": [
    "ip.src"
   ],
   "business": [
    "ip.src",
    "cf.unique_visitor_id"
   ],
   "enterprise": [
    "ip.src",
    "cf.unique_visitor_id"
   ],
   "enterprise_advanced": "all"
  }
 },
 "sources": [
  "/waf/rate-limiting-rules/parameters/",
  "partials/waf/rate-limiting-availability-by-plan",
  "cloudflare npm package 7.3.0 rulesets types"
 ]
};
