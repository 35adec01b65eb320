// Written by scripts/codegen.ts from data/functions.json. Do not edit.
import type { FunctionInfo } from "../info.ts";

export const FUNCTIONS: readonly FunctionInfo[] = [
 {
  "name": "any",
  "params": [
   {
    "name": "conditions",
    "type": "Array<Boolean>",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "limits": [
   "Argument must be a comparison or Boolean call over an array unpacked with [*]."
  ],
  "summary": "True as soon as one element of a Boolean array is true.",
  "example": "any(http.request.headers[\"x-tag\"][*] == \"a\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#any",
  "confidence": "documented"
 },
 {
  "name": "all",
  "params": [
   {
    "name": "conditions",
    "type": "Array<Boolean>",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "limits": [
   "Argument must be a comparison or Boolean call over an array unpacked with [*]."
  ],
  "summary": "True only when every element of a Boolean array is true.",
  "example": "all(http.request.headers[\"content-type\"][*] == \"application/json\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#all",
  "confidence": "documented"
 },
 {
  "name": "cidr",
  "params": [
   {
    "name": "address",
    "type": "IP address",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "ipv4_network_bits",
    "type": "Integer",
    "optional": false,
    "literal": "any",
    "variadic": false,
    "range": [
     1,
     32
    ]
   },
   {
    "name": "ipv6_network_bits",
    "type": "Integer",
    "optional": false,
    "literal": "any",
    "variadic": false,
    "range": [
     1,
     128
    ]
   }
  ],
  "returns": "IP address",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "contexts": "any",
  "summary": "Zeroes the host bits of an address, with one prefix length for IPv4 and one for IPv6.",
  "example": "cidr(ip.src, 24, 64)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#cidr",
  "confidence": "documented"
 },
 {
  "name": "cidr6",
  "params": [
   {
    "name": "address",
    "type": "IP address",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "ipv6_network_bits",
    "type": "Integer",
    "optional": false,
    "literal": "any",
    "variadic": false,
    "range": [
     1,
     128
    ]
   }
  ],
  "returns": "IP address",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "contexts": "any",
  "summary": "Zeroes the host bits of an IPv6 address and returns IPv4 unchanged; same as cidr(address, 32, bits).",
  "example": "cidr6(ip.src, 64)",
  "note": "Typical custom rate limiting characteristic.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#cidr6",
  "confidence": "documented"
 },
 {
  "name": "coalesce",
  "params": [
   {
    "name": "value",
    "type": "any",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "fallback",
    "type": "same as value",
    "optional": false,
    "literal": "any",
    "variadic": true
   }
  ],
  "returns": "T",
  "contexts": "any",
  "limits": [
   "All arguments should share one type (implied by the examples, not stated in the changelog)."
  ],
  "summary": "Gives back the first argument that is not a missing value.",
  "example": "http.request.uri.path eq coalesce(http.request.uri.args[\"expected_path\"][0], \"/\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#coalesce",
  "confidence": "changelog-only"
 },
 {
  "name": "concat",
  "params": [
   {
    "name": "value",
    "type": "String | Bytes | Array",
    "optional": false,
    "literal": "any",
    "variadic": true
   }
  ],
  "returns": "String | Array",
  "contexts": "any",
  "limits": [
   "Up to 32 arguments (16 before 2026-09-22).",
   "A missing value counts as an empty string.",
   "Integers, Booleans and IP addresses need to_string() first."
  ],
  "maxArgs": 32,
  "summary": "Glues its arguments into one string, or into one array when given arrays.",
  "example": "concat(\"https://\", http.host, http.request.uri.path)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#concat",
  "confidence": "documented"
 },
 {
  "name": "decode_base64",
  "params": [
   {
    "name": "source",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform",
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "any",
  "summary": "Decodes Base64 text.",
  "example": "any(decode_base64(http.request.headers[\"x-client\"][*])[*] eq \"123abc\")",
  "note": "Also listed for http_response_cache_settings.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#decode_base64",
  "confidence": "documented"
 },
 {
  "name": "encode_base64",
  "params": [
   {
    "name": "input",
    "type": "String | Bytes",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "flags",
    "type": "String",
    "optional": true,
    "literal": "required",
    "variadic": false,
    "values": [
     "u",
     "p",
     "up",
     "pu"
    ]
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "contexts": "any",
  "limits": [
   "All plans, in header transform rules."
  ],
  "summary": "Encodes text as Base64, without padding unless the p flag is set; u selects the URL-safe alphabet.",
  "example": "encode_base64(http.request.uri.path, \"p\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#encode_base64",
  "confidence": "documented"
 },
 {
  "name": "ends_with",
  "params": [
   {
    "name": "source",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "substring",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "summary": "True when the text ends with the given suffix, case-sensitively.",
  "example": "ends_with(http.request.uri.path, \".html\")",
  "note": "Not an infix operator, although the dashboard shows it as one.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#ends_with",
  "confidence": "documented"
 },
 {
  "name": "has_key",
  "params": [
   {
    "name": "map",
    "type": "Map<T>",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "key",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "limits": [
   "Header keys are lowercase."
  ],
  "summary": "True when the map has an entry under the given key.",
  "example": "has_key(http.request.headers, \"x-custom-header\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#has_key",
  "confidence": "changelog-only"
 },
 {
  "name": "has_value",
  "params": [
   {
    "name": "collection",
    "type": "Map<T> | Array<T>",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "value",
    "type": "element of collection",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "limits": [
   "The changelog example calls split() with two arguments, which contradicts its mandatory limit."
  ],
  "summary": "True when the map or array holds the given value.",
  "example": "has_value(split(http.response.headers[\"x-allow-country\"][0], \",\", 64), ip.src.country)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#has_value",
  "confidence": "changelog-only"
 },
 {
  "name": "hash_in_range",
  "params": [
   {
    "name": "min",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false
   },
   {
    "name": "max",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false
   },
   {
    "name": "input",
    "type": "String | Integer | IP address | Boolean",
    "optional": false,
    "literal": "forbidden",
    "variadic": true
   }
  ],
  "returns": "Integer",
  "contexts": "any",
  "limits": [
   "Whether max is exclusive is not stated; the 10% example implies 0..99."
  ],
  "summary": "Hashes one or more fields to a stable integer inside a range, to pick a share of the traffic.",
  "example": "hash_in_range(0, 100, cf.random_seed) < 10",
  "documentedAt": "/ruleset-engine/rules-language/functions/#hash_in_range",
  "confidence": "changelog-only"
 },
 {
  "name": "join",
  "params": [
   {
    "name": "items",
    "type": "Array<String>",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "separator",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform",
   "http_request_firewall_custom",
   "http_custom_errors"
  ],
  "contexts": "any",
  "limits": [
   "A missing argument gives a missing value; an empty array gives an empty string."
  ],
  "summary": "Joins the strings of an array with a separator between them.",
  "example": "join(http.request.headers.names, \",\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#join",
  "confidence": "documented"
 },
 {
  "name": "len",
  "params": [
   {
    "name": "value",
    "type": "String | Bytes | Array",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   }
  ],
  "returns": "Integer",
  "contexts": "any",
  "limits": [
   "Bytes, not characters.",
   "\"len(map[key]) >= 0\" tests presence, since a missing value makes every comparison false."
  ],
  "summary": "Byte length of a string or number of elements of an array.",
  "example": "len(http.request.uri.path) gt 512",
  "documentedAt": "/ruleset-engine/rules-language/functions/#len",
  "confidence": "documented"
 },
 {
  "name": "lookup_json_integer",
  "params": [
   {
    "name": "field",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "key",
    "type": "String | Integer",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "more_keys",
    "type": "String | Integer",
    "optional": true,
    "literal": "any",
    "variadic": true
   }
  ],
  "returns": "Integer",
  "contexts": "any",
  "limits": [
   "Plain integers only; 42.0 does not count."
  ],
  "summary": "Reads an integer from JSON text by following attribute names and zero-based positions.",
  "example": "lookup_json_integer(http.request.body.raw, \"product\", \"id\") eq 356",
  "documentedAt": "/ruleset-engine/rules-language/functions/#lookup_json_integer",
  "confidence": "documented"
 },
 {
  "name": "lookup_json_string",
  "params": [
   {
    "name": "field",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "key",
    "type": "String | Integer",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "more_keys",
    "type": "String | Integer",
    "optional": true,
    "literal": "any",
    "variadic": true
   }
  ],
  "returns": "String",
  "contexts": "any",
  "summary": "Reads a string from JSON text by following attribute names and zero-based positions.",
  "example": "lookup_json_string(http.request.body.raw, \"company\") == \"example\"",
  "documentedAt": "/ruleset-engine/rules-language/functions/#lookup_json_string",
  "confidence": "documented"
 },
 {
  "name": "lower",
  "params": [
   {
    "name": "value",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "String",
  "contexts": "any",
  "summary": "Lowercases ASCII letters and leaves other bytes alone.",
  "example": "lower(http.host) eq \"www.example.com\"",
  "note": "Comparing the result with text that has capitals can never be true.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#lower",
  "confidence": "documented"
 },
 {
  "name": "regex_replace",
  "params": [
   {
    "name": "source",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "regular_expression",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "rust-regex"
   },
   {
    "name": "replacement",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "replacement-template"
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform",
   "http_request_dynamic_redirect"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "value-expression",
  "plans": {
   "label": "Regex support: Business or above",
   "min": "business"
  },
  "limits": [
   "Once per expression and never nested with wildcard_replace().",
   "At most 8 group references.",
   "Only the first match is replaced.",
   "$$ is a literal dollar sign.",
   "Backslashes are escaped twice in quoted strings; use raw strings."
  ],
  "maxPerExpression": 1,
  "summary": "Replaces the first match of a regular expression, with ${1} to ${8} for captured groups.",
  "example": "regex_replace(http.request.uri.path, \"^/old/(.*)$\", \"/new/${1}\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#regex_replace",
  "confidence": "documented"
 },
 {
  "name": "remove_bytes",
  "params": [
   {
    "name": "value",
    "type": "Bytes",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "bytes",
    "type": "Bytes",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Bytes",
  "contexts": "any",
  "limits": [
   "The docs signature shows one parameter, the example two."
  ],
  "summary": "Deletes every occurrence of the given bytes from a value.",
  "example": "remove_bytes(http.host, \"\\x2e\\x77\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#remove_bytes",
  "confidence": "documented"
 },
 {
  "name": "remove_query_args",
  "params": [
   {
    "name": "field",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false,
    "allowedFields": [
     "http.request.uri.query",
     "raw.http.request.uri.query"
    ]
   },
   {
    "name": "query_param",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": true
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "value-expression",
  "summary": "Drops the named parameters, repeats included, from a query string.",
  "example": "remove_query_args(http.request.uri.query, \"utm_source\", \"utm_medium\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#remove_query_args",
  "confidence": "documented"
 },
 {
  "name": "sha256",
  "params": [
   {
    "name": "input",
    "type": "String | Bytes",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Bytes",
  "phases": [
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "contexts": "any",
  "plans": {
   "label": "Enterprise add-on, needs enablement",
   "min": "enterprise",
   "addOn": "sha256 entitlement"
  },
  "limits": [
   "Result is raw bytes (return type inferred)."
  ],
  "summary": "SHA-256 digest of the input, usually wrapped in encode_base64().",
  "example": "encode_base64(sha256(http.request.uri.path))",
  "documentedAt": "/ruleset-engine/rules-language/functions/#sha256",
  "confidence": "documented"
 },
 {
  "name": "split",
  "params": [
   {
    "name": "input",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "separator",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "nonEmpty": true
   },
   {
    "name": "limit",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "range": [
     1,
     128
    ]
   }
  ],
  "returns": "Array<String>",
  "phases": [
   "http_response_headers_transform",
   "http_custom_errors"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "any",
  "limits": [
   "limit is mandatory.",
   "A missing input gives a missing value."
  ],
  "summary": "Cuts text at each separator into at most \"limit\" pieces, the last one holding the rest.",
  "example": "split(http.response.headers[\"x-tags\"][0], \",\", 64)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#split",
  "confidence": "documented"
 },
 {
  "name": "starts_with",
  "params": [
   {
    "name": "source",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "substring",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "summary": "True when the text begins with the given prefix, case-sensitively.",
  "example": "starts_with(http.request.uri.path, \"/blog\")",
  "note": "Not an infix operator, although the dashboard shows it as one.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#starts_with",
  "confidence": "documented"
 },
 {
  "name": "substring",
  "params": [
   {
    "name": "field",
    "type": "String | Bytes",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "start",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false
   },
   {
    "name": "end",
    "type": "Integer",
    "optional": true,
    "literal": "required",
    "variadic": false
   }
  ],
  "returns": "String",
  "contexts": "any",
  "summary": "Bytes of a value from start up to, not including, end; negative positions count from the end.",
  "example": "substring(http.request.uri.path, 1, 4)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#substring",
  "confidence": "documented"
 },
 {
  "name": "to_string",
  "params": [
   {
    "name": "value",
    "type": "Integer | Boolean | IP address",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform",
   "http_request_dynamic_redirect"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "value-expression",
  "summary": "Turns a number, Boolean or address into text.",
  "example": "to_string(cf.bot_management.score)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#to_string",
  "confidence": "documented"
 },
 {
  "name": "upper",
  "params": [
   {
    "name": "value",
    "type": "String",
    "optional": false,
    "literal": "any",
    "variadic": false
   }
  ],
  "returns": "String",
  "contexts": "any",
  "summary": "Capitalises ASCII letters and leaves other bytes alone.",
  "example": "upper(http.request.headers[\"x-id\"][0])",
  "note": "Comparing the result with text that has small letters can never be true.",
  "documentedAt": "/ruleset-engine/rules-language/functions/#upper",
  "confidence": "documented"
 },
 {
  "name": "url_decode",
  "params": [
   {
    "name": "source",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "options",
    "type": "String",
    "optional": true,
    "literal": "required",
    "variadic": false,
    "values": [
     "r",
     "u",
     "ur",
     "ru"
    ]
   }
  ],
  "returns": "String",
  "contexts": "any",
  "limits": [
   "The docs examples pass literals although the text forbids them."
  ],
  "summary": "Undoes percent-encoding and plus signs; r repeats until stable and u understands %uXXXX.",
  "example": "url_decode(http.request.uri.path, \"r\") contains \"../\"",
  "documentedAt": "/ruleset-engine/rules-language/functions/#url_decode",
  "confidence": "documented"
 },
 {
  "name": "uuidv4",
  "params": [
   {
    "name": "source",
    "type": "Bytes",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "contexts": "value-expression",
  "summary": "Builds a random version 4 UUID from random bytes.",
  "example": "uuidv4(cf.random_seed)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#uuidv4",
  "confidence": "documented"
 },
 {
  "name": "wildcard_replace",
  "params": [
   {
    "name": "source",
    "type": "Bytes",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "wildcard_pattern",
    "type": "Bytes",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "wildcard"
   },
   {
    "name": "replacement",
    "type": "Bytes",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "replacement-template"
   },
   {
    "name": "flags",
    "type": "Bytes",
    "optional": true,
    "literal": "required",
    "variadic": false,
    "values": [
     "s"
    ]
   }
  ],
  "returns": "String",
  "phases": [
   "http_request_transform",
   "http_request_dynamic_redirect"
  ],
  "alsoPhases": [
   "http_response_cache_settings"
  ],
  "contexts": "value-expression",
  "limits": [
   "Once per expression and never nested with regex_replace().",
   "At most 8 references.",
   "The pattern must match the whole value; otherwise the source comes back unchanged.",
   "** is invalid; \\* and \\\\ are escapes; $$ is a dollar sign.",
   "Case-insensitive unless the flag is \"s\".",
   "Lazy matching."
  ],
  "maxPerExpression": 1,
  "summary": "Rewrites a value that matches a * pattern as a whole, with ${1} to ${8} for what the stars matched.",
  "example": "wildcard_replace(http.request.uri.path, \"/apps/*\", \"/${1}\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#wildcard_replace",
  "confidence": "documented"
 },
 {
  "name": "bit_slice",
  "params": [
   {
    "name": "protocol",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false,
    "allowedFields": [
     "ip",
     "udp",
     "tcp",
     "icmp"
    ]
   },
   {
    "name": "offset_start",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false
   },
   {
    "name": "offset_end",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false
   }
  ],
  "returns": "Integer",
  "phases": [
   "magic_transit"
  ],
  "contexts": "any",
  "limits": [
   "Slice of at most 32 bits.",
   "Offset of at most 2040 bits.",
   "UDP payload starts at bit 64."
  ],
  "summary": "Reads a run of bits, counted from the start of a protocol header, as a number.",
  "example": "bit_slice(udp, 64, 72) == 1",
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-functions/",
  "confidence": "documented"
 },
 {
  "name": "is_timed_hmac_valid_v0",
  "params": [
   {
    "name": "Key",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "secret": true
   },
   {
    "name": "MessageMAC",
    "type": "String",
    "optional": false,
    "literal": "forbidden",
    "variadic": false
   },
   {
    "name": "ttl",
    "type": "Integer",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "unit": "s"
   },
   {
    "name": "currentTimeStamp",
    "type": "Integer",
    "optional": false,
    "literal": "any",
    "variadic": false
   },
   {
    "name": "lengthOfSeparator",
    "type": "Integer",
    "optional": true,
    "literal": "required",
    "variadic": false,
    "default": 0
   },
   {
    "name": "flags",
    "type": "String",
    "optional": true,
    "literal": "required",
    "variadic": false,
    "values": [
     "s"
    ]
   }
  ],
  "returns": "Boolean",
  "contexts": "any",
  "plans": {
   "label": "Pro or above",
   "min": "pro"
  },
  "limits": [
   "MessageMAC must look like (.+)(.*)(\\d{10})-(.{43,}).",
   "Flag s expects unpadded URL-safe Base64; otherwise the mac is URL-encoded Base64.",
   "The key sits in plain text in the rule: warn before committing it."
  ],
  "summary": "True when a keyed token of the form message, separator, timestamp-mac is genuine and not expired.",
  "example": "is_timed_hmac_valid_v0(\"secret\", http.request.uri, 3600, http.request.timestamp.sec, 8)",
  "documentedAt": "/ruleset-engine/rules-language/functions/#hmac-validation",
  "confidence": "documented"
 },
 {
  "name": "is_jwt_valid",
  "params": [
   {
    "name": "token_configuration_id",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "uuid"
   }
  ],
  "returns": "Boolean",
  "contexts": "api-shield-token-validation-rule",
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "limits": [
   "Only in API Shield token validation rules, never in Rulesets API phases or WAF custom rules.",
   "Those rules act when the expression is FALSE."
  ],
  "summary": "True when the request carries a token that validates under the given token configuration.",
  "example": "is_jwt_valid(\"00170473-ec24-410e-968a-9905cf0a7d03\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#is_jwt_valid",
  "confidence": "documented"
 },
 {
  "name": "is_jwt_present",
  "params": [
   {
    "name": "token_configuration_id",
    "type": "String",
    "optional": false,
    "literal": "required",
    "variadic": false,
    "format": "uuid"
   }
  ],
  "returns": "Boolean",
  "contexts": "api-shield-token-validation-rule",
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "limits": [
   "Only in API Shield token validation rules, never in Rulesets API phases or WAF custom rules.",
   "Those rules act when the expression is FALSE."
  ],
  "summary": "True when the request carries a token where the given token configuration looks for it.",
  "example": "is_jwt_present(\"00170473-ec24-410e-968a-9905cf0a7d03\")",
  "documentedAt": "/ruleset-engine/rules-language/functions/#is_jwt_present",
  "confidence": "documented"
 }
];
