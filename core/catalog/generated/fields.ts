// Written by scripts/codegen.ts from data/fields.json. Do not edit.
import type { FieldInfo } from "../info.ts";

export const FIELDS: readonly FieldInfo[] = [
 {
  "name": "http.cookie",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "http.cookie contains \"session=\"",
  "summary": "The whole Cookie header exactly as the visitor sent it, as one flat string.",
  "introducedKeywords": [
   "cookie"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.cookie/",
  "confidence": "documented"
 },
 {
  "name": "http.host",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "http.host eq \"api.example.com\"",
  "summary": "Host name taken from the incoming Host header, before any origin rule rewrites it.",
  "introducedKeywords": [
   "host"
  ],
  "notes": "May include a port. Origin Rules that override Host do not change this value in other phases or Workers. Used with hostname lists ($list).",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.host/",
  "confidence": "documented"
 },
 {
  "name": "http.referer",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "http.referer contains \"example.net\"",
  "summary": "Address of the page that linked here, from the Referer header.",
  "introducedKeywords": [
   "referer"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.referer/",
  "confidence": "documented"
 },
 {
  "name": "http.request.full_uri",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "http.request.full_uri wildcard \"https://*.example.com/files/*\"",
  "summary": "Scheme, host, path and query of the request as one URI, without any fragment.",
  "introducedKeywords": [
   "request",
   "full",
   "uri"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.full_uri/",
  "confidence": "documented"
 },
 {
  "name": "http.request.method",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "values": [
   "GET",
   "HEAD",
   "POST",
   "PUT",
   "DELETE",
   "CONNECT",
   "OPTIONS",
   "TRACE",
   "PATCH"
  ],
  "valuesOpen": true,
  "example": "http.request.method in {\"POST\" \"PUT\"}",
  "summary": "HTTP verb of the request in capital letters.",
  "introducedKeywords": [
   "request",
   "method"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.method/",
  "confidence": "documented"
 },
 {
  "name": "http.request.cookies",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "plans": {
   "label": "Pro or above",
   "min": "pro"
  },
  "example": "any(http.request.cookies[\"app\"][*] == \"beta\")",
  "summary": "Cookies parsed into a map from cookie name to the list of values seen for it.",
  "introducedKeywords": [
   "request",
   "cookies"
  ],
  "notes": "Names are URL-decoded and merged when they collide; values are left untouched.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.cookies/",
  "confidence": "documented"
 },
 {
  "name": "http.request.timestamp.sec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "http.request.timestamp.sec lt 1767225600",
  "summary": "Unix time in whole seconds at which Cloudflare received the request.",
  "introducedKeywords": [
   "request",
   "timestamp",
   "sec"
  ],
  "notes": "Passed as currentTimeStamp to is_timed_hmac_valid_v0().",
  "range": {
   "digits": 10
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.timestamp.sec/",
  "confidence": "documented"
 },
 {
  "name": "http.request.timestamp.msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "http.request.timestamp.msec lt 500",
  "summary": "Millisecond part (0 to 999) of the moment the request arrived, to be combined with the seconds field.",
  "introducedKeywords": [
   "request",
   "timestamp",
   "msec"
  ],
  "range": {
   "min": 0,
   "max": 999
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.timestamp.msec/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "http.request.uri contains \"/search?q=\"",
  "summary": "Path plus query string of the request, without scheme or host.",
  "introducedKeywords": [
   "request",
   "uri"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.path",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "starts_with(http.request.uri.path, \"/admin\")",
  "summary": "Path part of the request URI, always beginning with a slash.",
  "introducedKeywords": [
   "request",
   "uri",
   "path"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.path/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.path.extension",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "http.request.uri.path.extension in {\"jpg\" \"png\"}",
  "summary": "Lowercase file extension of the last path segment, without the dot, or an empty string when there is none.",
  "introducedKeywords": [
   "request",
   "uri",
   "path",
   "extension"
  ],
  "notes": "\"/foo.tar.bz2\" gives \"bz2\"; \"/.mp3\", \"/foo\" and \"/foo.\" give \"\".",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.path.extension/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.query",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "http.request.uri.query contains \"debug=\"",
  "summary": "Query string of the request without its leading question mark.",
  "introducedKeywords": [
   "request",
   "uri",
   "query"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.query/",
  "confidence": "documented"
 },
 {
  "name": "http.user_agent",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "lower(http.user_agent) contains \"curl\"",
  "summary": "Value of the User-Agent header the client announced.",
  "introducedKeywords": [
   "user",
   "agent"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.user_agent/",
  "confidence": "documented"
 },
 {
  "name": "http.request.version",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "values": [
   "HTTP/1.0",
   "HTTP/1.1",
   "HTTP/2",
   "HTTP/3"
  ],
  "valuesOpen": true,
  "example": "http.request.version in {\"HTTP/1.0\" \"HTTP/1.1\"}",
  "summary": "Protocol version the client used, as a string such as HTTP/3.",
  "introducedKeywords": [
   "request",
   "version"
  ],
  "notes": "A String, not a number: \"http.request.version lt 2\" is a type error.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.version/",
  "confidence": "documented"
 },
 {
  "name": "http.x_forwarded_for",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "http.x_forwarded_for contains \"203.0.113.\"",
  "summary": "Complete X-Forwarded-For header as received.",
  "introducedKeywords": [
   "x",
   "forwarded",
   "for"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.x_forwarded_for/",
  "confidence": "documented"
 },
 {
  "name": "ip.src",
  "wirefilterType": "Ip",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "ip.src in {192.0.2.0/24 2001:db8::/32}",
  "summary": "Address of the client, possibly corrected from trusted proxy headers.",
  "introducedKeywords": [
   "src",
   "client ip",
   "visitor"
  ],
  "notes": "Compare ranges with \"in {...}\", never \"eq 192.0.2.0/24\". Used with IP lists ($list and $cf.* managed lists).",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.lat",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.lat ne \"\"",
  "summary": "Latitude of the client as decimal text.",
  "introducedKeywords": [
   "src",
   "lat",
   "client ip",
   "visitor"
  ],
  "notes": "String, so numeric comparison operators compare text.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.lat/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.lon",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.lon ne \"\"",
  "summary": "Longitude of the client as decimal text.",
  "introducedKeywords": [
   "src",
   "lon",
   "client ip",
   "visitor"
  ],
  "notes": "String, so numeric comparison operators compare text.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.lon/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.city",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.city eq \"Lisbon\"",
  "summary": "Name of the city the client address maps to.",
  "introducedKeywords": [
   "src",
   "city",
   "client ip",
   "visitor"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.city/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.postal_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.postal_code eq \"78701\"",
  "summary": "Postal or ZIP code the client address maps to.",
  "introducedKeywords": [
   "src",
   "postal",
   "code",
   "client ip",
   "visitor"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.postal_code/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.metro_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.metro_code eq \"635\"",
  "summary": "Media-market (DMA) code for the client location, as text.",
  "introducedKeywords": [
   "src",
   "metro",
   "code",
   "client ip",
   "visitor"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.metro_code/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.region",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.region eq \"Texas\"",
  "summary": "Name of the state or region the client address maps to.",
  "introducedKeywords": [
   "src",
   "region",
   "client ip",
   "visitor"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.region/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.region_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "example": "ip.src.region_code eq \"TX\"",
  "summary": "Short code of the state or region the client address maps to.",
  "introducedKeywords": [
   "src",
   "region",
   "code",
   "client ip",
   "visitor"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.region_code/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.timezone.name",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "ip.src.timezone.name",
  "summary": "IANA time zone name for the client location.",
  "introducedKeywords": [
   "src",
   "timezone",
   "name",
   "client ip",
   "visitor"
  ],
  "notes": "Documented only for rewrite (value) expressions of Transform Rules, not for filters.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.timezone.name/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.asnum",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "aliases": [
   "ip.geoip.asnum"
  ],
  "example": "ip.src.asnum in {13335 64512}",
  "summary": "Autonomous System number that announces the client address.",
  "introducedKeywords": [
   "src",
   "asnum",
   "client ip",
   "visitor",
   "ip.geoip.asnum"
  ],
  "notes": "Used with ASN lists ($list).",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.asnum/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.continent",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "aliases": [
   "ip.geoip.continent"
  ],
  "values": [
   "AF",
   "AN",
   "AS",
   "EU",
   "NA",
   "OC",
   "SA",
   "T1"
  ],
  "valueDocs": {
   "AF": "Africa",
   "AN": "Antarctica",
   "AS": "Asia",
   "EU": "Europe",
   "NA": "North America",
   "OC": "Oceania",
   "SA": "South America",
   "T1": "Tor"
  },
  "example": "ip.src.continent eq \"T1\"",
  "summary": "Two-letter continent code of the client, with T1 standing for Tor.",
  "introducedKeywords": [
   "src",
   "continent",
   "client ip",
   "visitor",
   "ip.geoip.continent"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.continent/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.country",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "aliases": [
   "ip.geoip.country"
  ],
  "example": "ip.src.country in {\"FR\" \"DE\"}",
  "summary": "Two-letter ISO country code of the client, in capitals.",
  "introducedKeywords": [
   "src",
   "country",
   "client ip",
   "visitor",
   "ip.geoip.country"
  ],
  "notes": "ISO 3166-1 alpha-2; lower case never matches. Do not reject T1 and XX: Cloudflare uses them for Tor and unknown.",
  "pattern": "^[A-Z0-9]{2}$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.country/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.subdivision_1_iso_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "aliases": [
   "ip.geoip.subdivision_1_iso_code"
  ],
  "example": "ip.src.subdivision_1_iso_code eq \"GB-ENG\"",
  "summary": "ISO 3166-2 code of the first-level region of the client, or an empty string when unknown.",
  "introducedKeywords": [
   "src",
   "subdivision",
   "1",
   "iso",
   "code",
   "client ip",
   "visitor",
   "ip.geoip.subdivision_1_iso_code"
  ],
  "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.subdivision_1_iso_code/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.subdivision_2_iso_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "aliases": [
   "ip.geoip.subdivision_2_iso_code"
  ],
  "example": "ip.src.subdivision_2_iso_code eq \"GB-SWK\"",
  "summary": "ISO 3166-2 code of the second-level region of the client, or an empty string when unknown.",
  "introducedKeywords": [
   "src",
   "subdivision",
   "2",
   "iso",
   "code",
   "client ip",
   "visitor",
   "ip.geoip.subdivision_2_iso_code"
  ],
  "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.subdivision_2_iso_code/",
  "confidence": "documented"
 },
 {
  "name": "ip.src.is_in_european_union",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "aliases": [
   "ip.geoip.is_in_european_union"
  ],
  "example": "ip.src.is_in_european_union",
  "summary": "True when the client address maps to a European Union country or territory.",
  "introducedKeywords": [
   "src",
   "is",
   "in",
   "european",
   "union",
   "client ip",
   "visitor",
   "ip.geoip.is_in_european_union"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ip.src.is_in_european_union/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.full_uri",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "raw.http.request.full_uri contains \"/old/\"",
  "summary": "Full request URI as first received, unaffected by later rewrites.",
  "introducedKeywords": [
   "request",
   "full",
   "uri",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.full_uri/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "raw.http.request.uri ne http.request.uri",
  "summary": "Path and query as first received, unaffected by later rewrites.",
  "introducedKeywords": [
   "request",
   "uri",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.path",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "raw.http.request.uri.path eq \"/login\"",
  "summary": "Path as first received, unaffected by later rewrites.",
  "introducedKeywords": [
   "request",
   "uri",
   "path",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.path/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.path.extension",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "raw.http.request.uri.path.extension eq \"php\"",
  "summary": "File extension of the path as first received.",
  "introducedKeywords": [
   "request",
   "uri",
   "path",
   "extension",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.path.extension/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.query",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "raw.http.request.uri.query contains \"id=\"",
  "summary": "Query string as first received, unaffected by later rewrites.",
  "introducedKeywords": [
   "request",
   "uri",
   "query",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote. One of the two inputs remove_query_args() accepts.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.query/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.response.headers",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Response",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "any(raw.http.response.headers[\"server\"][*] == \"nginx\")",
  "summary": "Response headers before any rule changed them, keyed by lowercase name.",
  "introducedKeywords": [
   "response",
   "headers",
   "original value"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.response.headers/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.response.headers.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Response",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "any(raw.http.response.headers.names[*] == \"content-type\")",
  "summary": "Names of the response headers before any rule changed them.",
  "introducedKeywords": [
   "response",
   "headers",
   "names",
   "original value"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.response.headers.names/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.response.headers.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Response",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "any(raw.http.response.headers.values[*] contains \"nginx\")",
  "summary": "Values of the response headers before any rule changed them.",
  "introducedKeywords": [
   "response",
   "headers",
   "values",
   "original value"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.response.headers.values/",
  "confidence": "documented"
 },
 {
  "name": "ssl",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "not ssl",
  "summary": "True when the visitor connected over HTTPS.",
  "introducedKeywords": [
   "ssl"
  ],
  "notes": "A plain Boolean here, unlike the Wireshark protocol of the same name.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/ssl/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.auth_id_present",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "not cf.api_gateway.auth_id_present",
  "summary": "True when the request carries one of the session identifiers configured in API Shield.",
  "introducedKeywords": [
   "api",
   "gateway",
   "auth",
   "id",
   "present"
  ],
  "notes": "True means authenticated; match anonymous traffic with \"not\".",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.api_gateway.auth_id_present/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.request_violates_schema",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "deprecated": true,
  "replacedBy": "cf.schema_validation.uploaded.violated",
  "example": "cf.api_gateway.request_violates_schema",
  "summary": "Set when the request breaks the API schema stored for its saved endpoint.",
  "introducedKeywords": [
   "api",
   "gateway",
   "request",
   "violates",
   "schema"
  ],
  "notes": "No longer in Cloudflare's catalogue since 2026-10-08, where cf.schema_validation.* took its place.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.api_gateway.request_violates_schema/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.fallthrough_detected",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.api_gateway.fallthrough_detected",
  "summary": "True when the request did not hit an endpoint saved in API Shield, so fallthrough handling applies.",
  "introducedKeywords": [
   "api",
   "gateway",
   "fallthrough",
   "detected"
  ],
  "notes": "Cloudflare's catalogue says it \"matched a saved endpoint\", yet its name and its use in API Shield point to requests that match none; try it with Log before blocking.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.api_gateway.fallthrough_detected/",
  "confidence": "docs-contradictory"
 },
 {
  "name": "cf.schema_validation.learned.violated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "cf.schema_validation.learned.violated",
  "summary": "True when an evaluated request breaks the schema profile learned from traffic for its operation.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "violated",
   "openapi"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.violated/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.path.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.learned.path.violated_parameters[*] eq \"id\")",
  "summary": "Names the path parameters that broke the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "path",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.path.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.query.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.learned.query.violated_parameters[*] eq \"id\")",
  "summary": "Names the query parameters that broke the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "query",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.query.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.headers.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.learned.headers.violated_parameters[*] eq \"id\")",
  "summary": "Names the request headers that broke the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "headers",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.headers.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.cookies.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.learned.cookies.violated_parameters[*] eq \"id\")",
  "summary": "Names the cookies that broke the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "cookies",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.cookies.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.body.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.learned.body.violated_parameters[*] eq \"$.id\")",
  "summary": "Names the JSON paths in the body that broke the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "body",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. At most the first violation, as a \"$\"-rooted JSON path; \"$\" alone means the body as a whole. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.body.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.learned.query.undeclared_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "len(cf.schema_validation.learned.query.undeclared_parameters) gt 0",
  "summary": "Names the query parameters sent but not declared in the schema profile learned from traffic.",
  "introducedKeywords": [
   "schema",
   "validation",
   "learned",
   "query",
   "undeclared",
   "parameters",
   "openapi"
  ],
  "notes": "Names are URL-decoded. Custom rules only.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.learned.query.undeclared_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.violated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "cf.schema_validation.uploaded.violated",
  "summary": "True when an evaluated request breaks the schema that was uploaded for its operation.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "violated",
   "openapi"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.violated/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.path.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.uploaded.path.violated_parameters[*] eq \"id\")",
  "summary": "Names the path parameters that broke the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "path",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.path.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.query.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.uploaded.query.violated_parameters[*] eq \"id\")",
  "summary": "Names the query parameters that broke the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "query",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.query.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.headers.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.uploaded.headers.violated_parameters[*] eq \"id\")",
  "summary": "Names the request headers that broke the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "headers",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.headers.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.cookies.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.uploaded.cookies.violated_parameters[*] eq \"id\")",
  "summary": "Names the cookies that broke the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "cookies",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.cookies.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.body.violated_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.schema_validation.uploaded.body.violated_parameters[*] eq \"$.id\")",
  "summary": "Names the JSON paths in the body that broke the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "body",
   "violated",
   "parameters",
   "openapi"
  ],
  "notes": "Custom rules only; not shown in Security Analytics. At most the first violation, as a \"$\"-rooted JSON path; \"$\" alone means the body as a whole. Blog text caps these arrays at 20 entries.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.body.violated_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.schema_validation.uploaded.query.undeclared_parameters",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Security, or the Schema Profiles closed beta"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "len(cf.schema_validation.uploaded.query.undeclared_parameters) gt 0",
  "summary": "Names the query parameters sent but not declared in the schema that was uploaded.",
  "introducedKeywords": [
   "schema",
   "validation",
   "uploaded",
   "query",
   "undeclared",
   "parameters",
   "openapi"
  ],
  "notes": "Names are URL-decoded. Custom rules only.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.schema_validation.uploaded.query.undeclared_parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.verified_bot",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "not cf.bot_management.verified_bot",
  "summary": "True when the request comes from a bot Cloudflare has verified.",
  "introducedKeywords": [
   "bot",
   "management",
   "verified",
   "automation",
   "fingerprint"
  ],
  "notes": "Labelled add-on, yet \"Verified Bot\" is one of the two fields allowed in Free-plan rate limiting expressions; cf.client.bot carries the same value on every plan.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.verified_bot/",
  "confidence": "documented"
 },
 {
  "name": "cf.verified_bot_category",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "values": [
   "Academic Research",
   "Accessibility",
   "Advertising & Marketing",
   "Aggregator",
   "AI Assistant",
   "AI Crawler",
   "AI Search",
   "Archiver",
   "Feed Fetcher",
   "Monitoring & Analytics",
   "Page Preview",
   "Search Engine Crawler",
   "Search Engine Optimization",
   "Security",
   "Social Media Marketing",
   "Webhooks",
   "Other"
  ],
  "valuesOpen": true,
  "example": "cf.verified_bot_category in {\"Search Engine Crawler\" \"Page Preview\"}",
  "summary": "Purpose category of a verified bot, empty for everything else.",
  "introducedKeywords": [
   "verified",
   "bot",
   "category"
  ],
  "notes": "All plans. Only set for verified bots. Not usable in legacy Firewall Rules.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.verified_bot_category/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.score",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "cf.bot_management.score lt 30",
  "summary": "Bot likelihood from 1 (surely automated) to 99 (surely human).",
  "introducedKeywords": [
   "bot",
   "management",
   "score",
   "automation",
   "fingerprint"
  ],
  "notes": "Low is bad. Convert with to_string() in header values.",
  "range": {
   "min": 1,
   "max": 99
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.score/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.static_resource",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "not cf.bot_management.static_resource",
  "summary": "True when the request is for a static asset, so that score rules can leave it out.",
  "introducedKeywords": [
   "bot",
   "management",
   "static",
   "resource",
   "automation",
   "fingerprint"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.static_resource/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.ja3_hash",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "cf.bot_management.ja3_hash eq \"e7d705a3286e19ea42f587b344ee6865\"",
  "summary": "JA3 fingerprint of the TLS handshake, 32 hexadecimal characters or empty.",
  "introducedKeywords": [
   "bot",
   "management",
   "ja3",
   "hash",
   "automation",
   "fingerprint"
  ],
  "pattern": "^([0-9a-f]{32})?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.ja3_hash/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.ja4",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "cf.bot_management.ja4 eq \"t13d1516h2_8daaf6152771_e5627efa2ab1\"",
  "summary": "JA4 fingerprint of the TLS handshake, or empty.",
  "introducedKeywords": [
   "bot",
   "management",
   "ja4",
   "automation",
   "fingerprint"
  ],
  "pattern": "^([A-Za-z0-9]{10}_[0-9a-f]{12}_[0-9a-f]{12})?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.ja4/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.js_detection.passed",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "not cf.bot_management.js_detection.passed",
  "summary": "True when this visitor earlier passed an invisible JavaScript check.",
  "introducedKeywords": [
   "bot",
   "management",
   "js",
   "detection",
   "passed",
   "automation",
   "fingerprint"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.js_detection.passed/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.detection_ids",
  "wirefilterType": "Array(Int)",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "any(cf.bot_management.detection_ids[*] eq 33554817)",
  "summary": "Numeric IDs of the bot heuristics the request triggered.",
  "introducedKeywords": [
   "bot",
   "management",
   "detection",
   "ids",
   "automation",
   "fingerprint"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.detection_ids/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.tags",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "values": [
   "API",
   "GOOGLE",
   "BING"
  ],
  "valuesOpen": true,
  "example": "any(cf.bot_management.tags[*] eq \"API\")",
  "summary": "Labels attached to known bot traffic, such as API, GOOGLE or BING.",
  "introducedKeywords": [
   "bot",
   "management",
   "tags",
   "automation",
   "fingerprint"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.tags/",
  "confidence": "documented"
 },
 {
  "name": "cf.client.bot",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "example": "not cf.client.bot",
  "summary": "True when the request comes from a verified good bot; open to every plan.",
  "introducedKeywords": [
   "client",
   "bot"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.client.bot/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.corporate_proxy",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "cf.bot_management.score lt 30 and not cf.bot_management.corporate_proxy",
  "summary": "True when traffic comes through a recognised corporate proxy or secure web gateway.",
  "introducedKeywords": [
   "bot",
   "management",
   "corporate",
   "proxy",
   "automation",
   "fingerprint"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.corporate_proxy/",
  "confidence": "documented"
 },
 {
  "name": "cf.bot_management.signed_agent",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Bot Management"
  },
  "example": "cf.bot_management.signed_agent",
  "summary": "True for an agent that proved its identity with Web Bot Auth.",
  "introducedKeywords": [
   "bot",
   "management",
   "signed",
   "agent",
   "automation",
   "fingerprint"
  ],
  "notes": "Since 2026-07-01 signed agents are classed as verified bots with the \"intermediary\" label.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.bot_management.signed_agent/",
  "confidence": "documented"
 },
 {
  "name": "cf.edge.server_ip",
  "wirefilterType": "Ip",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.edge.server_ip in {203.0.113.0/24}",
  "summary": "Cloudflare address the visitor connected to.",
  "introducedKeywords": [
   "edge",
   "server"
  ],
  "notes": "Meaningful for bring-your-own-IP customers only.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.edge.server_ip/",
  "confidence": "documented"
 },
 {
  "name": "cf.edge.server_port",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "not cf.edge.server_port in {80 443}",
  "summary": "Port on the Cloudflare network that received the request.",
  "introducedKeywords": [
   "edge",
   "server",
   "port"
  ],
  "range": {
   "min": 1,
   "max": 65535
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.edge.server_port/",
  "confidence": "documented"
 },
 {
  "name": "cf.hostname.metadata",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": null,
   "min": null,
   "addOn": "Cloudflare for SaaS custom metadata (Enterprise paid add-on)"
  },
  "example": "lookup_json_string(cf.hostname.metadata, \"tier\") eq \"gold\"",
  "summary": "JSON text of the custom metadata attached to a SaaS custom hostname.",
  "introducedKeywords": [
   "hostname",
   "metadata"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.hostname.metadata/",
  "confidence": "documented"
 },
 {
  "name": "cf.random_seed",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "hash_in_range(0, 100, cf.random_seed) < 10",
  "summary": "Random bytes generated per request, made for uuidv4() and hash_in_range().",
  "introducedKeywords": [
   "random",
   "seed"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.random_seed/",
  "confidence": "documented"
 },
 {
  "name": "cf.ray_id",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.ray_id",
  "summary": "Ray ID that identifies this request at Cloudflare.",
  "introducedKeywords": [
   "ray",
   "id"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.ray_id/",
  "confidence": "documented"
 },
 {
  "name": "cf.threat_score",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "deprecated": true,
  "example": "cf.threat_score gt 14",
  "summary": "Former IP reputation score that is now always zero.",
  "introducedKeywords": [
   "threat",
   "score"
  ],
  "notes": "Still parses, but any \"gt\" test never matches and any \"lt\" test always does (since 2025-03-17). No one-to-one replacement; consider cf.waf.score, cf.bot_management.score or managed IP lists.",
  "range": {
   "min": 0,
   "max": 0
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.threat_score/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_cipher",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_cipher eq \"AES128-SHA256\"",
  "summary": "Cipher negotiated for the TLS connection to Cloudflare.",
  "introducedKeywords": [
   "tls",
   "cipher"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_cipher/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_revoked",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked",
  "summary": "True when the presented client certificate is valid but has been revoked.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "revoked",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "When true, cert_verified is true as well, so a rule that tests only cert_verified lets revoked certificates through. Revocation is only checked for the Cloudflare-managed CA, not for uploaded CAs.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_revoked/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_verified",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "http.host in {\"api.example.com\"} and not cf.tls_client_auth.cert_verified",
  "summary": "True when the client presented a certificate that validates, even one that was revoked.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "verified",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "False on every host where mTLS is not enabled, so \"not cert_verified\" without a host or path condition blocks the whole zone.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_verified/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_presented",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_presented and not cf.tls_client_auth.cert_verified",
  "summary": "True when the client sent any certificate, valid or not.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "presented",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_presented/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_issuer_dn",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_issuer_dn contains \"O=Example\"",
  "summary": "Distinguished name of the authority that issued the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "issuer",
   "dn",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_issuer_dn/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_subject_dn",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_subject_dn contains \"CN=device-\"",
  "summary": "Distinguished name of the holder of the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "subject",
   "dn",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_subject_dn/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_issuer_dn_rfc2253",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_issuer_dn_rfc2253 contains \"CN=Example CA\"",
  "summary": "Issuer distinguished name written in RFC 2253 form.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "issuer",
   "dn",
   "rfc2253",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_issuer_dn_rfc2253/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_subject_dn_rfc2253",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_subject_dn_rfc2253 contains \"OU=Ops\"",
  "summary": "Subject distinguished name written in RFC 2253 form.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "subject",
   "dn",
   "rfc2253",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_subject_dn_rfc2253/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_issuer_dn_legacy",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_issuer_dn_legacy contains \"/CN=Example CA\"",
  "summary": "Issuer distinguished name in the older slash-separated form.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "issuer",
   "dn",
   "legacy",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_issuer_dn_legacy/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_subject_dn_legacy",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_subject_dn_legacy contains \"/CN=device-1\"",
  "summary": "Subject distinguished name in the older slash-separated form.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "subject",
   "dn",
   "legacy",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_subject_dn_legacy/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_serial",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_serial eq \"527E0F20A20EA2A4146C78390F34CE7AF0878CA4\"",
  "summary": "Serial number of the client certificate in hexadecimal.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "serial",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Uppercase hexadecimal.",
  "default": "",
  "pattern": "^([0-9A-F]+)?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_serial/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_issuer_serial",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_issuer_serial eq \"2688201DBA77402EA87118876F2E1B24CF8B0395\"",
  "summary": "Serial number of the certificate that directly issued the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "issuer",
   "serial",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Uppercase hexadecimal.",
  "default": "",
  "pattern": "^([0-9A-F]+)?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_issuer_serial/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_fingerprint_sha256",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_fingerprint_sha256 in {\"af363dc85bc942a892d3cee9796190fdb36d89cd588a4f1cb17c74a943439714\"}",
  "summary": "SHA-256 fingerprint of the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "fingerprint",
   "sha256",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Lowercase hexadecimal without colons, unlike openssl output.",
  "default": "",
  "pattern": "^([0-9a-f]{64})?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_fingerprint_sha256/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_fingerprint_sha1",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_fingerprint_sha1 eq \"933ad5282c560ae3f482a43ecd73bc9de878a190\"",
  "summary": "SHA-1 fingerprint of the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "fingerprint",
   "sha1",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Lowercase hexadecimal without colons.",
  "default": "",
  "pattern": "^([0-9a-f]{40})?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_fingerprint_sha1/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_not_before",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_not_before contains \"2026\"",
  "summary": "Start of the validity period of the client certificate, as text.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "not",
   "before",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Text such as \"Mar 21 13:35:00 2022 GMT\": ordering operators compare letters, not dates.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_not_before/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_not_after",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_not_after contains \"2026\"",
  "summary": "End of the validity period of the client certificate, as text.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "not",
   "after",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Text such as \"Mar 21 13:35:00 2023 GMT\": ordering operators compare letters, not dates.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_not_after/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_ski",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_ski eq \"27846FAE6EAC4A8DAD9101B519CF1EB460242831\"",
  "summary": "Subject key identifier of the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "ski",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Uppercase hexadecimal.",
  "default": "",
  "pattern": "^([0-9A-F]+)?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_ski/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_issuer_ski",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_verified and cf.tls_client_auth.cert_issuer_ski eq \"A5AC554235DBA6D963B9CDE0185CFAD6E3F55E9F\"",
  "summary": "Subject key identifier of the certificate that issued the client certificate.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "issuer",
   "ski",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Empty string unless mTLS is enabled for the host. Cloudflare recommends pinning it, since cert_verified alone accepts any CA enabled for the host.",
  "default": "",
  "pattern": "^([0-9A-F]+)?$",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_issuer_ski/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_rfc9440",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_rfc9440",
  "summary": "Client leaf certificate encoded for the RFC 9440 Client-Cert header.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "rfc9440",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Filled even when validation failed; check cert_verified and cert_revoked first. Empty above 10 KiB.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_rfc9440/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_rfc9440_too_large",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_rfc9440_too_large",
  "summary": "True when the RFC 9440 form of the leaf certificate is over 10 KiB and was left out.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "rfc9440",
   "too",
   "large",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_rfc9440_too_large/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_chain_rfc9440",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_chain_rfc9440",
  "summary": "Certificates the client sent besides the leaf, encoded for the RFC 9440 Client-Cert-Chain header.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "chain",
   "rfc9440",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "notes": "Order and content are as sent, unvalidated. Empty above 16 KiB.",
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_chain_rfc9440/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_auth.cert_chain_rfc9440_too_large",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "mTLS"
  ],
  "example": "cf.tls_client_auth.cert_chain_rfc9440_too_large",
  "summary": "True when the RFC 9440 form of the chain is over 16 KiB and was left out.",
  "introducedKeywords": [
   "tls",
   "client",
   "auth",
   "cert",
   "chain",
   "rfc9440",
   "too",
   "large",
   "mtls",
   "client certificate",
   "mutual tls"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_auth.cert_chain_rfc9440_too_large/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_extensions_sha1",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_client_extensions_sha1 eq \"OWFiM2I5ZDc0YWI0YWYzZmFkMGU0ZjhlYjhiYmVkMjgxNTU5YTU2Mg==\"",
  "summary": "Base64 SHA-1 digest of the TLS extensions the client offered, big-endian.",
  "introducedKeywords": [
   "tls",
   "client",
   "extensions",
   "sha1"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_extensions_sha1/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_extensions_sha1_le",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_client_extensions_sha1_le eq \"7zIpdDU5pvFPPBI2/PCzqbaXnRA=\"",
  "summary": "Base64 SHA-1 digest of the TLS extensions the client offered, little-endian.",
  "introducedKeywords": [
   "tls",
   "client",
   "extensions",
   "sha1",
   "le"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_extensions_sha1_le/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_ciphers_sha1",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_ciphers_sha1 eq \"GXSPDLP4G3X+prK73a4wBuOaHRc=\"",
  "summary": "Base64 SHA-1 digest of the cipher list the client offered, in its order.",
  "introducedKeywords": [
   "tls",
   "ciphers",
   "sha1"
  ],
  "notes": "The Transform Rules field lists spell it cf.tls_client_ciphers_sha1; the catalogue name is this one.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_ciphers_sha1/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_hello_length",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_client_hello_length gt 1000",
  "summary": "Size in bytes of the TLS ClientHello.",
  "introducedKeywords": [
   "tls",
   "client",
   "hello",
   "length"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_hello_length/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_random",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "example": "cf.tls_client_random",
  "summary": "Base64 of the 32 random bytes in the TLS ClientHello.",
  "introducedKeywords": [
   "tls",
   "client",
   "random"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_client_random/",
  "confidence": "documented"
 },
 {
  "name": "cf.tls_version",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "values": [
   "",
   "TLSv1",
   "TLSv1.1",
   "TLSv1.2",
   "TLSv1.3"
  ],
  "example": "cf.tls_version in {\"TLSv1\" \"TLSv1.1\"}",
  "summary": "TLS version negotiated with the visitor.",
  "introducedKeywords": [
   "tls",
   "version"
  ],
  "notes": "Empty on plain HTTP. \"TLSv1.0\" never occurs.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.tls_version/",
  "confidence": "documented"
 },
 {
  "name": "cf.edge.client_tcp",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "not cf.edge.client_tcp",
  "summary": "True when the visitor connected over TCP rather than QUIC.",
  "introducedKeywords": [
   "edge",
   "client",
   "tcp"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.edge.client_tcp/",
  "confidence": "documented"
 },
 {
  "name": "cf.edge.l4.delivery_rate",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.edge.l4.delivery_rate lt 100000",
  "summary": "Latest estimate of the delivery rate to the client in bytes per second.",
  "introducedKeywords": [
   "edge",
   "l4",
   "delivery",
   "rate"
  ],
  "notes": "Zero when no transport statistics exist.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.edge.l4.delivery_rate/",
  "confidence": "documented"
 },
 {
  "name": "cf.timings.client_tcp_rtt_msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.timings.client_tcp_rtt_msec gt 200",
  "summary": "Smoothed TCP round-trip time to the client in milliseconds.",
  "introducedKeywords": [
   "timings",
   "client",
   "tcp",
   "rtt",
   "msec",
   "latency",
   "performance"
  ],
  "notes": "Zero on QUIC. The catalogue example for this field mistakenly uses the QUIC field.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.timings.client_tcp_rtt_msec/",
  "confidence": "documented"
 },
 {
  "name": "cf.timings.client_quic_rtt_msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.timings.client_quic_rtt_msec gt 200",
  "summary": "Smoothed QUIC round-trip time to the client in milliseconds.",
  "introducedKeywords": [
   "timings",
   "client",
   "quic",
   "rtt",
   "msec",
   "latency",
   "performance"
  ],
  "notes": "Zero on TCP.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.timings.client_quic_rtt_msec/",
  "confidence": "documented"
 },
 {
  "name": "cf.timings.edge_msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "cf.timings.edge_msec gt 500",
  "summary": "Milliseconds the request spent inside the Cloudflare network, without origin time.",
  "introducedKeywords": [
   "timings",
   "edge",
   "msec",
   "latency",
   "performance"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.timings.edge_msec/",
  "confidence": "documented"
 },
 {
  "name": "cf.timings.origin_ttfb_msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "cf.timings.origin_ttfb_msec gt 2000",
  "summary": "Milliseconds from Cloudflare asking the origin to its first byte, zero when served from cache.",
  "introducedKeywords": [
   "timings",
   "origin",
   "ttfb",
   "msec",
   "latency",
   "performance"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.timings.origin_ttfb_msec/",
  "confidence": "documented"
 },
 {
  "name": "cf.timings.worker_msec",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "cf.timings.worker_msec gt 500",
  "summary": "Milliseconds of wall time a Worker spent on the request, zero when none ran.",
  "introducedKeywords": [
   "timings",
   "worker",
   "msec",
   "latency",
   "performance"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.timings.worker_msec/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.has_obj",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.has_obj",
  "summary": "True when the request contains at least one uploaded object.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "has",
   "obj",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.has_obj/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.has_malicious_obj",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.has_malicious_obj",
  "summary": "True when at least one uploaded object was found malicious.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "has",
   "malicious",
   "obj",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.has_malicious_obj/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.num_malicious_obj",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.num_malicious_obj gt 0",
  "summary": "How many uploaded objects were found malicious.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "num",
   "malicious",
   "obj",
   "upload",
   "malware",
   "file scan"
  ],
  "range": {
   "min": 0
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.num_malicious_obj/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.has_failed",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.has_failed",
  "summary": "True when the scanner could not scan any of the objects it found.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "has",
   "failed",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.has_failed/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.num_obj",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.num_obj gt 2",
  "summary": "How many uploaded objects the request contains.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "num",
   "obj",
   "upload",
   "malware",
   "file scan"
  ],
  "range": {
   "min": 0
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.num_obj/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.obj_sizes",
  "wirefilterType": "Array(Int)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "any(cf.waf.content_scan.obj_sizes[*] > 512000)",
  "summary": "Sizes in bytes of the uploaded objects, in detection order.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "obj",
   "sizes",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.obj_sizes/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.obj_types",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "any(cf.waf.content_scan.obj_types[*] != \"application/pdf\")",
  "summary": "Media types of the uploaded objects, in detection order.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "obj",
   "types",
   "upload",
   "malware",
   "file scan"
  ],
  "notes": "\"application/octet-stream\" stands for unknown.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.obj_types/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.obj_results",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "values": [
   "clean",
   "suspicious",
   "infected",
   "not scanned"
  ],
  "example": "any(cf.waf.content_scan.obj_results[*] in {\"suspicious\" \"infected\"})",
  "summary": "Scan verdict of each uploaded object, in detection order.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "obj",
   "results",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.obj_results/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.content_scan.truncated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Malicious uploads detection"
  },
  "example": "cf.waf.content_scan.truncated",
  "summary": "True when the body was longer than the scanner limit and only a first part was scanned.",
  "introducedKeywords": [
   "waf",
   "content",
   "scan",
   "truncated",
   "upload",
   "malware",
   "file scan"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.content_scan.truncated/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.score",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.score lt 20",
  "summary": "Overall attack likelihood from 1 (attack) to 99 (clean); 100 means not scored.",
  "introducedKeywords": [
   "waf",
   "score",
   "attack score"
  ],
  "notes": "Low is bad. Attack score detection must be on.",
  "range": {
   "min": 1,
   "max": 100
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.score/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.score.sqli",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.score.sqli lt 20",
  "summary": "SQL injection likelihood from 1 (attack) to 99 (clean).",
  "introducedKeywords": [
   "waf",
   "score",
   "sqli",
   "attack score"
  ],
  "range": {
   "min": 1,
   "max": 100
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.score.sqli/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.score.xss",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.score.xss lt 20",
  "summary": "Cross-site scripting likelihood from 1 (attack) to 99 (clean).",
  "introducedKeywords": [
   "waf",
   "score",
   "xss",
   "attack score"
  ],
  "range": {
   "min": 1,
   "max": 100
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.score.xss/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.score.rce",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.score.rce lt 20",
  "summary": "Command or code injection likelihood from 1 (attack) to 99 (clean).",
  "introducedKeywords": [
   "waf",
   "score",
   "rce",
   "attack score"
  ],
  "range": {
   "min": 1,
   "max": 100
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.score.rce/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.score.class",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "values": [
   "attack",
   "likely_attack",
   "likely_clean",
   "clean"
  ],
  "example": "cf.waf.score.class eq \"attack\"",
  "summary": "Verbal class of the attack score, the one score field Business plans get.",
  "introducedKeywords": [
   "waf",
   "score",
   "class",
   "attack score"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.score.class/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.signature.request.categories",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Early Access",
   "min": "enterprise",
   "addOn": "Attack Signature Detection (early access, by request)"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.waf.signature.request.categories[*] eq \"sqli\")",
  "summary": "Categories of the attack signatures that matched, for example sqli or a CVE id.",
  "introducedKeywords": [
   "waf",
   "signature",
   "request",
   "categories"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.signature.request.categories/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.signature.request.confidence",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Early Access",
   "min": "enterprise",
   "addOn": "Attack Signature Detection (early access, by request)"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "values": [
   "high",
   "low"
  ],
  "example": "any(cf.waf.signature.request.confidence[*] eq \"high\")",
  "summary": "Confidence of the attack signatures that matched.",
  "introducedKeywords": [
   "waf",
   "signature",
   "request",
   "confidence"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.signature.request.confidence/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.signature.request.refs",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Early Access",
   "min": "enterprise",
   "addOn": "Attack Signature Detection (early access, by request)"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "any(cf.waf.signature.request.refs[*] eq \"d68f8101f6e14e25aefcaea69c530a29\")",
  "summary": "Up to ten references of matching signatures, equal to managed rule IDs.",
  "introducedKeywords": [
   "waf",
   "signature",
   "request",
   "refs"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.signature.request.refs/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.auth_detected",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.auth_detected",
  "summary": "True when login credentials were found in the request.",
  "introducedKeywords": [
   "waf",
   "auth",
   "detected"
  ],
  "notes": "Leaked credentials detection must be on.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.auth_detected/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.credential_check.password_leaked",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.waf.credential_check.password_leaked",
  "summary": "True when the password in the request is in a known leak; available on all plans.",
  "introducedKeywords": [
   "waf",
   "credential",
   "check",
   "password",
   "leaked",
   "leaked password",
   "breach"
  ],
  "notes": "Leaked credentials detection must be on (default on Free).",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.credential_check.password_leaked/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.credential_check.username_leaked",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.credential_check.username_leaked",
  "summary": "True when the user name in the request is in a known leak.",
  "introducedKeywords": [
   "waf",
   "credential",
   "check",
   "username",
   "leaked",
   "leaked password",
   "breach"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.credential_check.username_leaked/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.credential_check.username_and_password_leaked",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Pro or above",
   "min": "pro"
  },
  "example": "cf.waf.credential_check.username_and_password_leaked",
  "summary": "True when the user name and password pair is in a known leak.",
  "introducedKeywords": [
   "waf",
   "credential",
   "check",
   "username",
   "and",
   "password",
   "leaked",
   "leaked password",
   "breach"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.credential_check.username_and_password_leaked/",
  "confidence": "documented"
 },
 {
  "name": "cf.waf.credential_check.username_password_similar",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "cf.waf.credential_check.username_password_similar",
  "summary": "True when a near variant of the user name and password pair is in a known leak.",
  "introducedKeywords": [
   "waf",
   "credential",
   "check",
   "username",
   "password",
   "similar",
   "leaked password",
   "breach"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.waf.credential_check.username_password_similar/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.detected",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.detected",
  "summary": "True when the request holds a prompt for a language model.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "detected",
   "ai"
  ],
  "notes": "True for every prompt, harmless ones included.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.detected/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.pii_detected",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.pii_detected",
  "summary": "True when personal data was found in the prompt.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "pii",
   "detected",
   "ai"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.pii_detected/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.pii_categories",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "values": [
   "BANK_ACCOUNT",
   "CREDIT_CARD",
   "DATE_TIME",
   "DRIVER_LICENSE",
   "EMAIL_ADDRESS",
   "IP_ADDRESS",
   "LOCATION",
   "PASSPORT",
   "PERSON",
   "PHONE_NUMBER",
   "TAX_ID",
   "US_SSN",
   "URL"
  ],
  "example": "any(cf.llm.prompt.pii_categories[*] in {\"CREDIT_CARD\" \"US_SSN\"})",
  "summary": "Kinds of personal data found in the prompt.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "pii",
   "categories",
   "ai"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.pii_categories/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.unsafe_topic_detected",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.unsafe_topic_detected",
  "summary": "True when the prompt touches an unsafe topic.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "unsafe",
   "topic",
   "detected",
   "ai"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.unsafe_topic_detected/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.unsafe_topic_categories",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "values": [
   "VIOLENCE_AND_WEAPONS",
   "NON_VIOLENT_CRIME",
   "SEXUAL_CONTENT",
   "CHILD_SAFETY",
   "HATE_AND_DISCRIMINATION",
   "SELF_HARM_AND_SUICIDE"
  ],
  "example": "any(cf.llm.prompt.unsafe_topic_categories[*] in {\"HATE_AND_DISCRIMINATION\"})",
  "summary": "Unsafe topics found in the prompt.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "unsafe",
   "topic",
   "categories",
   "ai"
  ],
  "notes": "Cloudflare's field catalogue still shows S1 to S14; the product page uses the named values, and the S codes are reported to match no longer.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.unsafe_topic_categories/",
  "confidence": "docs-contradictory"
 },
 {
  "name": "cf.llm.prompt.injection_score",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.injection_score lt 20",
  "summary": "Prompt injection likelihood from 1 (attack) to 99 (clean); 100 means not scored.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "injection",
   "score",
   "ai"
  ],
  "notes": "Low is bad.",
  "range": {
   "min": 1,
   "max": 100
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.injection_score/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.token_count",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.token_count gt 4000",
  "summary": "Estimated number of tokens in the prompt.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "token",
   "count",
   "ai"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.token_count/",
  "confidence": "documented"
 },
 {
  "name": "cf.llm.prompt.custom_topic_categories",
  "wirefilterType": "Map(Int)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise",
   "addOn": "AI Security for Apps must be enabled"
  },
  "example": "cf.llm.prompt.custom_topic_categories[\"competitors\"] lt 30",
  "summary": "Map from your own topic label to a relevance score, where low means relevant.",
  "introducedKeywords": [
   "llm",
   "prompt",
   "custom",
   "topic",
   "categories",
   "ai"
  ],
  "notes": "An undefined label gives a missing value, so even \">= 0\" is false.",
  "range": {
   "min": 1,
   "max": 99
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.llm.prompt.custom_topic_categories/",
  "confidence": "documented"
 },
 {
  "name": "cf.worker.upstream_zone",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.worker.upstream_zone eq \"\"",
  "summary": "Zone name of the Worker that made this subrequest, empty for visitor requests.",
  "introducedKeywords": [
   "worker",
   "upstream",
   "zone"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.worker.upstream_zone/",
  "confidence": "documented"
 },
 {
  "name": "cf.web_asset.labels",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "any(cf.web_asset.labels[*] eq \"cf-log-in\")",
  "summary": "Labels set in Web Assets on the operation the request matched.",
  "introducedKeywords": [
   "web",
   "asset",
   "labels"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.web_asset.labels/",
  "confidence": "documented"
 },
 {
  "name": "cf.appsec.request.failed_detections",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_late_transform"
  ],
  "values": [
   "waf_content_scan",
   "waf_score",
   "waf_signature",
   "waf_credential_check",
   "llm_prompt_pii",
   "llm_prompt_injection",
   "llm_prompt_custom_topic",
   "llm_prompt_unsafe_topic"
  ],
  "example": "any(cf.appsec.request.failed_detections[*] eq \"waf_score\")",
  "summary": "IDs of security detections that reported a failure for this request; an empty array when none did.",
  "introducedKeywords": [
   "appsec",
   "request",
   "failed",
   "detections"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.appsec.request.failed_detections/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.aud",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.aud[\"<TOKEN_CONFIG_ID>\"][*] == \"api\")",
  "summary": "Validated audience claim, who the token is meant for, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "aud",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.aud/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.aud.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.aud.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a audience claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "aud",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.aud.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.aud.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.aud.values) gt 0",
  "summary": "All values of the audience claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "aud",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.aud.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iat.sec",
  "wirefilterType": "Map(Array(Int))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.iat.sec[\"<TOKEN_CONFIG_ID>\"][*] gt 1700000000)",
  "summary": "Validated issued-at claim, when the token was issued, in Unix seconds, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iat",
   "sec",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iat.sec/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iat.sec.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.iat.sec.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a issued-at claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iat",
   "sec",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iat.sec.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iat.sec.values",
  "wirefilterType": "Array(Int)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.iat.sec.values) gt 0",
  "summary": "All values of the issued-at claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iat",
   "sec",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iat.sec.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iss",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.iss[\"<TOKEN_CONFIG_ID>\"][*] == \"api\")",
  "summary": "Validated issuer claim, who issued the token, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iss",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iss/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iss.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.iss.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a issuer claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iss",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iss.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.iss.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.iss.values) gt 0",
  "summary": "All values of the issuer claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "iss",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.iss.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.jti",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.jti[\"<TOKEN_CONFIG_ID>\"][*] == \"api\")",
  "summary": "Validated token id claim, the unique id of the token, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "jti",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.jti/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.jti.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.jti.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a token id claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "jti",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.jti.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.jti.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.jti.values) gt 0",
  "summary": "All values of the token id claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "jti",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.jti.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.nbf.sec",
  "wirefilterType": "Map(Array(Int))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.nbf.sec[\"<TOKEN_CONFIG_ID>\"][*] gt 1700000000)",
  "summary": "Validated not-before claim, the Unix second before which the token must be refused, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "nbf",
   "sec",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.nbf.sec/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.nbf.sec.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.nbf.sec.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a not-before claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "nbf",
   "sec",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.nbf.sec.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.nbf.sec.values",
  "wirefilterType": "Array(Int)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.nbf.sec.values) gt 0",
  "summary": "All values of the not-before claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "nbf",
   "sec",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.nbf.sec.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.sub",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.sub[\"<TOKEN_CONFIG_ID>\"][*] == \"api\")",
  "summary": "Validated subject claim, whom the token is about, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "sub",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.sub/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.sub.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "any(http.request.jwt.claims.sub.names[*] == \"<TOKEN_CONFIG_ID>\")",
  "summary": "Token configuration IDs for which a subject claim is present.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "sub",
   "names",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.sub.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims.sub.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "len(http.request.jwt.claims.sub.values) gt 0",
  "summary": "All values of the subject claim across token configurations.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "sub",
   "values",
   "token"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.jwt.claims.sub.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.args",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "any(http.request.uri.args[\"search\"][*] == \"red+apples\")",
  "summary": "Query string arguments as a map from name to the values given, undecoded.",
  "introducedKeywords": [
   "request",
   "uri",
   "args"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.args/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.args.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "any(http.request.uri.args.names[*] == \"debug\")",
  "summary": "Names of the query string arguments, in request order.",
  "introducedKeywords": [
   "request",
   "uri",
   "args",
   "names"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.args.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.args.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "example": "any(http.request.uri.args.values[*] contains \"../\")",
  "summary": "Values of the query string arguments, in request order.",
  "introducedKeywords": [
   "request",
   "uri",
   "args",
   "values"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.uri.args.values/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.args",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "any(raw.http.request.uri.args[\"id\"][*] == \"1\")",
  "summary": "Query string arguments as first received, as a map from name to values.",
  "introducedKeywords": [
   "request",
   "uri",
   "args",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.args/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.args.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "any(raw.http.request.uri.args.names[*] == \"id\")",
  "summary": "Names of the query string arguments as first received.",
  "introducedKeywords": [
   "request",
   "uri",
   "args",
   "names",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.args.names/",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.uri.args.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "URI",
   "Raw fields"
  ],
  "example": "any(raw.http.request.uri.args.values[*] == \"1\")",
  "summary": "Values of the query string arguments as first received.",
  "introducedKeywords": [
   "request",
   "uri",
   "args",
   "values",
   "original value"
  ],
  "notes": "Keeps the value received at the edge for the whole request life, whatever earlier rules rewrote.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/raw.http.request.uri.args.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.headers",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "any(http.request.headers[\"content-type\"][*] == \"application/json\")",
  "summary": "Request headers as a map from lowercase name to the list of values.",
  "introducedKeywords": [
   "request",
   "headers"
  ],
  "notes": "A key with capitals never matches. May be incomplete when http.request.headers.truncated is true.",
  "keyCase": "lower",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.headers/",
  "confidence": "documented"
 },
 {
  "name": "http.request.headers.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "any(lower(http.request.headers.names[*])[*] == \"x-api-key\")",
  "summary": "Names of the request headers in the case the client used.",
  "introducedKeywords": [
   "request",
   "headers",
   "names"
  ],
  "notes": "Unlike the map keys, names keep their original case (HTTP/2 names are lowercase anyway).",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.headers.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.headers.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "any(len(http.request.headers.values[*])[*] gt 1000)",
  "summary": "Values of the request headers, in the same order as the names.",
  "introducedKeywords": [
   "request",
   "headers",
   "values"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.headers.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.headers.truncated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "example": "http.request.headers.truncated",
  "summary": "True when there were too many request headers to keep them all.",
  "introducedKeywords": [
   "request",
   "headers",
   "truncated"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.headers.truncated/",
  "confidence": "documented"
 },
 {
  "name": "http.request.accepted_languages",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Headers"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "http.request.accepted_languages[0]",
  "summary": "Language tags from Accept-Language, best first; the * tag is dropped.",
  "introducedKeywords": [
   "request",
   "accepted",
   "languages"
  ],
  "notes": "Documented for Transform Rules and Cache Response Rules only. Element 0 is a missing value when the header is absent.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.accepted_languages/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.raw",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Body",
   "Raw fields"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "lookup_json_string(http.request.body.raw, \"user\") eq \"admin\"",
  "summary": "Request body as received, up to the limit of the plan.",
  "introducedKeywords": [
   "request",
   "body",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.raw/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.truncated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "http.request.body.truncated",
  "summary": "True when the body was longer than what the rules can see.",
  "introducedKeywords": [
   "request",
   "body",
   "truncated",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.truncated/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.size",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "http.request.body.size gt 1048576",
  "summary": "Full size of the request body in bytes.",
  "introducedKeywords": [
   "request",
   "body",
   "size",
   "payload",
   "post data"
  ],
  "notes": "Can exceed len(http.request.body.raw), which stops at the plan limit.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.size/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.form",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.form[\"username\"][*] == \"admin\")",
  "summary": "Fields of a URL-encoded form body as a map from name to values.",
  "introducedKeywords": [
   "request",
   "body",
   "form",
   "payload",
   "post data"
  ],
  "notes": "Only for application/x-www-form-urlencoded.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.form/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.form.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.form.names[*] == \"username\")",
  "summary": "Names of the fields of a URL-encoded form body.",
  "introducedKeywords": [
   "request",
   "body",
   "form",
   "names",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.form.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.form.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(url_decode(http.request.body.form.values[*])[*] contains \"<script\")",
  "summary": "Values of the fields of a URL-encoded form body.",
  "introducedKeywords": [
   "request",
   "body",
   "form",
   "values",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.form.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.mime",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "example": "http.request.body.mime in {\"image/jpeg\" \"image/png\"}",
  "summary": "Media type sniffed from the body itself rather than from a header.",
  "introducedKeywords": [
   "request",
   "body",
   "mime",
   "payload",
   "post data"
  ],
  "notes": "The only body field the catalogue does not mark as Enterprise.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.mime/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart[\"role\"][*] == \"admin\")",
  "summary": "Parts of a multipart body as a map from part name to values.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.names",
  "wirefilterType": "Array(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.names[*][0] == \"picture\")",
  "summary": "Part names, one inner array per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "names",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.names/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.values[*] == \"alice\")",
  "summary": "Part values, one per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "values",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.values/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.content_types",
  "wirefilterType": "Array(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.content_types[*][0] == \"application/octet-stream\")",
  "summary": "Content-Type of each part, one inner array per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "content",
   "types",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.content_types/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.content_dispositions",
  "wirefilterType": "Array(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.content_dispositions[*][0] contains \"filename=\")",
  "summary": "Content-Disposition of each part, one inner array per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "content",
   "dispositions",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.content_dispositions/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.content_transfer_encodings",
  "wirefilterType": "Array(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.content_transfer_encodings[*][0] == \"binary\")",
  "summary": "Content-Transfer-Encoding of each part, one inner array per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "content",
   "transfer",
   "encodings",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.content_transfer_encodings/",
  "confidence": "documented"
 },
 {
  "name": "http.request.body.multipart.filenames",
  "wirefilterType": "Array(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Body"
  ],
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  },
  "example": "any(http.request.body.multipart.filenames[*][0] == \"token.txt\")",
  "summary": "File name of each part, one inner array per part.",
  "introducedKeywords": [
   "request",
   "body",
   "multipart",
   "filenames",
   "payload",
   "post data"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.request.body.multipart.filenames/",
  "confidence": "documented"
 },
 {
  "name": "http.response.code",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Response"
  ],
  "phases": [
   "http_ratelimit",
   "http_custom_errors",
   "http_response_headers_transform",
   "http_response_compression",
   "http_response_cache_settings",
   "http_response_firewall_managed"
  ],
  "responseOnly": true,
  "example": "http.response.code in {500..599}",
  "summary": "Status code sent to the client, from the origin or from Cloudflare.",
  "introducedKeywords": [
   "response",
   "code",
   "origin response"
  ],
  "notes": "Availability depends on product and plan. In http_ratelimit only the counting expression of zone rules (Business and above) may use it, never the rule expression.",
  "range": {
   "min": 100,
   "max": 999
  },
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.response.code/",
  "confidence": "documented"
 },
 {
  "name": "http.response.headers",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Response",
   "Headers"
  ],
  "phases": [
   "http_ratelimit",
   "http_custom_errors",
   "http_response_headers_transform",
   "http_response_compression",
   "http_response_cache_settings",
   "http_response_firewall_managed"
  ],
  "responseOnly": true,
  "example": "any(http.response.headers[\"server\"][*] == \"nginx\")",
  "summary": "Response headers as a map from lowercase name to values.",
  "introducedKeywords": [
   "response",
   "headers",
   "origin response"
  ],
  "notes": "Availability depends on product and plan. In http_ratelimit only the counting expression of zone rules (Business and above) may use it, never the rule expression.",
  "keyCase": "lower",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.response.headers/",
  "confidence": "documented"
 },
 {
  "name": "http.response.headers.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Response",
   "Headers"
  ],
  "phases": [
   "http_ratelimit",
   "http_custom_errors",
   "http_response_headers_transform",
   "http_response_compression",
   "http_response_cache_settings",
   "http_response_firewall_managed"
  ],
  "responseOnly": true,
  "example": "any(http.response.headers.names[*] == \"content-type\")",
  "summary": "Names of the response headers in their original case.",
  "introducedKeywords": [
   "response",
   "headers",
   "names",
   "origin response"
  ],
  "notes": "Availability depends on product and plan. In http_ratelimit only the counting expression of zone rules (Business and above) may use it, never the rule expression.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.response.headers.names/",
  "confidence": "documented"
 },
 {
  "name": "http.response.headers.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Response",
   "Headers"
  ],
  "phases": [
   "http_ratelimit",
   "http_custom_errors",
   "http_response_headers_transform",
   "http_response_compression",
   "http_response_cache_settings",
   "http_response_firewall_managed"
  ],
  "responseOnly": true,
  "example": "any(http.response.headers.values[*] contains \"private\")",
  "summary": "Values of the response headers, in the same order as the names.",
  "introducedKeywords": [
   "response",
   "headers",
   "values",
   "origin response"
  ],
  "notes": "Availability depends on product and plan. In http_ratelimit only the counting expression of zone rules (Business and above) may use it, never the rule expression.",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.response.headers.values/",
  "confidence": "documented"
 },
 {
  "name": "http.response.content_type.media_type",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Response",
   "Headers"
  ],
  "phases": [
   "http_response_compression",
   "http_custom_errors",
   "http_response_headers_transform"
  ],
  "responseOnly": true,
  "example": "http.response.content_type.media_type eq \"text/html\"",
  "summary": "Media type of the response in lowercase, without charset or other parameters.",
  "introducedKeywords": [
   "response",
   "content",
   "type",
   "media",
   "origin response"
  ],
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/http.response.content_type.media_type/",
  "confidence": "documented"
 },
 {
  "name": "cf.response.1xxx_code",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Response"
  ],
  "phases": [
   "http_response_headers_transform",
   "http_custom_errors"
  ],
  "responseOnly": true,
  "example": "cf.response.1xxx_code eq 1020",
  "summary": "Number of the Cloudflare 1xxx error being returned, zero when it is none.",
  "introducedKeywords": [
   "response",
   "1xxx",
   "code"
  ],
  "notes": "A segment begins with a digit, which naive identifier regexes reject.",
  "default": 0,
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.response.1xxx_code/",
  "confidence": "documented"
 },
 {
  "name": "cf.response.error_type",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Response"
  ],
  "phases": [
   "http_response_headers_transform",
   "http_custom_errors"
  ],
  "responseOnly": true,
  "values": [
   "",
   "managed_challenge",
   "iuam",
   "legacy_challenge",
   "ip_ban",
   "waf",
   "5xx",
   "1xxx",
   "always_online",
   "country_challenge",
   "ratelimit"
  ],
  "example": "cf.response.error_type eq \"waf\"",
  "summary": "Kind of error Cloudflare is returning, empty when it is none.",
  "introducedKeywords": [
   "response",
   "error",
   "type"
  ],
  "default": "",
  "documentedAt": "/ruleset-engine/rules-language/fields/reference/cf.response.error_type/",
  "confidence": "documented"
 },
 {
  "name": "cf.intel.ip.datasets",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Cloudforce One"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "values": [
   "ddos",
   "waf"
  ],
  "example": "any(cf.intel.ip.datasets[*] == \"ddos\")",
  "summary": "Which threat dataset flagged the client address in the last seven days.",
  "introducedKeywords": [
   "intel",
   "datasets",
   "threat intelligence"
  ],
  "notes": "Case-sensitive. Values of separate events are flattened, so combining two fields matches more than expected.",
  "documentedAt": "/waf/detections/threat-intelligence/fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.intel.ip.target_industries",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Cloudforce One"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "values": [
   "Automotive",
   "Banking & Financial Services",
   "Cryptocurrency",
   "Telecommunications"
  ],
  "valuesOpen": true,
  "example": "any(cf.intel.ip.target_industries[*] == \"Banking & Financial Services\")",
  "summary": "Industries the client address attacked in the last seven days.",
  "introducedKeywords": [
   "intel",
   "target",
   "industries",
   "threat intelligence"
  ],
  "notes": "Case-sensitive. Values of separate events are flattened, so combining two fields matches more than expected.",
  "documentedAt": "/waf/detections/threat-intelligence/fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.intel.ip.attacker_names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Cloudforce One"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "example": "any(cf.intel.ip.attacker_names[*] != \"\")",
  "summary": "Threat actor names tied to the client address in the last seven days.",
  "introducedKeywords": [
   "intel",
   "attacker",
   "names",
   "threat intelligence"
  ],
  "notes": "Case-sensitive. Values of separate events are flattened, so combining two fields matches more than expected.",
  "documentedAt": "/waf/detections/threat-intelligence/fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.intel.ip.attacker_countries",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Cloudforce One"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "example": "any(cf.intel.ip.attacker_countries[*] == \"CN\")",
  "summary": "Source countries of the threat activity seen from the client address.",
  "introducedKeywords": [
   "intel",
   "attacker",
   "countries",
   "threat intelligence"
  ],
  "notes": "Case-sensitive. Values of separate events are flattened, so combining two fields matches more than expected.",
  "pattern": "^[A-Z]{2}$",
  "documentedAt": "/waf/detections/threat-intelligence/fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.intel.ip.target_countries",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Cloudforce One"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit"
  ],
  "example": "any(cf.intel.ip.target_countries[*] == \"FR\")",
  "summary": "Countries the client address attacked in the last seven days.",
  "introducedKeywords": [
   "intel",
   "target",
   "countries",
   "threat intelligence"
  ],
  "notes": "Case-sensitive. Values of separate events are flattened, so combining two fields matches more than expected.",
  "pattern": "^[A-Z]{2}$",
  "documentedAt": "/waf/detections/threat-intelligence/fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.graphql.query_size",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "cf.api_gateway.graphql.query_size gt 30 and cf.api_gateway.graphql.parsed_successfully",
  "summary": "Number of leaf fields the GraphQL query asks for.",
  "introducedKeywords": [
   "api",
   "gateway",
   "graphql",
   "query",
   "size"
  ],
  "notes": "Parsed only for POST bodies on paths ending in /graphql.",
  "documentedAt": "/api-shield/security/graphql-protection/api/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.graphql.query_depth",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "cf.api_gateway.graphql.query_depth gt 7 and cf.api_gateway.graphql.parsed_successfully",
  "summary": "Deepest level at which the GraphQL query asks for a leaf.",
  "introducedKeywords": [
   "api",
   "gateway",
   "graphql",
   "query",
   "depth"
  ],
  "documentedAt": "/api-shield/security/graphql-protection/api/",
  "confidence": "documented"
 },
 {
  "name": "cf.api_gateway.graphql.parsed_successfully",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom"
  ],
  "example": "cf.api_gateway.graphql.parsed_successfully",
  "summary": "True when Cloudflare could parse the GraphQL query, which the size and depth tests need.",
  "introducedKeywords": [
   "api",
   "gateway",
   "graphql",
   "parsed",
   "successfully"
  ],
  "documentedAt": "/api-shield/security/graphql-protection/api/",
  "confidence": "documented"
 },
 {
  "name": "cf.sequence.current_op",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_request_late_transform"
  ],
  "example": "cf.sequence.current_op eq \"bbbbbbbb\"",
  "summary": "First eight characters of the ID of the saved API operation this request hits.",
  "introducedKeywords": [
   "sequence",
   "current",
   "op",
   "api order"
  ],
  "pattern": "^[0-9a-f]{8}$",
  "documentedAt": "/api-shield/security/sequence-mitigation/custom-rules/",
  "confidence": "documented"
 },
 {
  "name": "cf.sequence.previous_ops",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_request_late_transform"
  ],
  "example": "any(cf.sequence.previous_ops[*] == \"aaaaaaaa\")",
  "summary": "Operation IDs this session called before, latest first, up to ten.",
  "introducedKeywords": [
   "sequence",
   "previous",
   "ops",
   "api order"
  ],
  "documentedAt": "/api-shield/security/sequence-mitigation/custom-rules/",
  "confidence": "documented"
 },
 {
  "name": "cf.sequence.msec_since_op",
  "wirefilterType": "Map(Int)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "phases": [
   "http_request_firewall_custom",
   "http_request_late_transform"
  ],
  "example": "cf.sequence.msec_since_op[\"aaaaaaaa\"] ge 2000",
  "summary": "Milliseconds since this session last called an operation, keyed by operation ID.",
  "introducedKeywords": [
   "sequence",
   "msec",
   "since",
   "op",
   "api order"
  ],
  "documentedAt": "/api-shield/security/sequence-mitigation/custom-rules/",
  "confidence": "documented"
 },
 {
  "name": "http.request.jwt.claims",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "JWT validation"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "API Shield"
  },
  "example": "lookup_json_string(http.request.jwt.claims[\"<TOKEN_CONFIG_ID>\"][0], \"role\") eq \"admin\"",
  "summary": "Claims of each validated token as JSON text, keyed by token configuration ID.",
  "introducedKeywords": [
   "request",
   "jwt",
   "claims",
   "token"
  ],
  "notes": "Also allowed as a rate limiting characteristic inside lookup_json_string().",
  "documentedAt": "/api-shield/security/jwt-validation/transform-rules/",
  "confidence": "documented"
 },
 {
  "name": "cf.fraud.email_risk",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Account Abuse Protection (early access, Bot Management)"
  },
  "values": [
   "unknown",
   "low",
   "medium",
   "high"
  ],
  "example": "cf.fraud.email_risk eq \"high\"",
  "summary": "How random, hence risky, the sign-up email looks.",
  "introducedKeywords": [
   "fraud",
   "email",
   "risk"
  ],
  "notes": "Documented with capital letters, but seen in lower case; compare lower() of it to be safe.",
  "documentedAt": "/bots/account-abuse-protection/",
  "confidence": "documented"
 },
 {
  "name": "cf.fraud_detection.disposable_email",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Account Abuse Protection (early access, Bot Management)"
  },
  "example": "cf.fraud_detection.disposable_email",
  "summary": "True when the sign-up email uses a throwaway mail service.",
  "introducedKeywords": [
   "fraud",
   "detection",
   "disposable",
   "email"
  ],
  "notes": "Also documented as cf.fraud_detection.disposable_domain; the dashboard uses disposable_email.",
  "documentedAt": "/bots/account-abuse-protection/",
  "confidence": "documented"
 },
 {
  "name": "cf.fraud_detection.disposable_domain",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Enterprise add-on",
   "min": "enterprise",
   "addOn": "Account Abuse Protection (early access, Bot Management)"
  },
  "example": "cf.fraud_detection.disposable_domain",
  "summary": "Second documented name for the throwaway-mail test.",
  "introducedKeywords": [
   "fraud",
   "detection",
   "disposable",
   "domain"
  ],
  "documentedAt": "/bots/account-abuse-protection/",
  "confidence": "docs-contradictory"
 },
 {
  "name": "cf.zone.name",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "example": "cf.zone.name eq \"example.com\"",
  "summary": "Name of the zone the request belongs to; essential in account-level rulesets.",
  "introducedKeywords": [
   "zone",
   "name"
  ],
  "confidence": "documented"
 },
 {
  "name": "cf.zone.plan",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "values": [
   "ENT"
  ],
  "valuesOpen": true,
  "example": "cf.zone.plan eq \"ENT\"",
  "summary": "Plan code of the zone, used to keep account-level rules to Enterprise zones.",
  "introducedKeywords": [
   "zone",
   "plan"
  ],
  "notes": "Expressions of account-level execute rules must end with: and cf.zone.plan eq \"ENT\".",
  "documentedAt": "/ruleset-engine/",
  "confidence": "documented"
 },
 {
  "name": "cf.edge.client_port",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "to_string(cf.edge.client_port)",
  "summary": "Source port of the client connection.",
  "introducedKeywords": [
   "edge",
   "client",
   "port"
  ],
  "range": {
   "min": 1,
   "max": 65535
  },
  "confidence": "documented"
 },
 {
  "name": "cf.tls_client_ciphers_sha1",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "SSL/TLS"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "cf.tls_client_ciphers_sha1",
  "summary": "Name the Transform Rules lists use for the cipher-list digest.",
  "introducedKeywords": [
   "tls",
   "client",
   "ciphers",
   "sha1"
  ],
  "confidence": "docs-contradictory"
 },
 {
  "name": "raw.http.request.headers",
  "wirefilterType": "Map(Array(Bytes))",
  "layer": "L7",
  "category": [
   "Request",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "raw.http.request.headers[\"accept\"][0]",
  "summary": "Request headers as first received, keyed by lowercase name.",
  "introducedKeywords": [
   "request",
   "headers",
   "original value"
  ],
  "keyCase": "lower",
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.headers.names",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "any(raw.http.request.headers.names[*] == \"x-debug\")",
  "summary": "Names of the request headers as first received.",
  "introducedKeywords": [
   "request",
   "headers",
   "names",
   "original value"
  ],
  "confidence": "documented"
 },
 {
  "name": "raw.http.request.headers.values",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request",
   "Headers",
   "Raw fields"
  ],
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform"
  ],
  "example": "any(raw.http.request.headers.values[*] == \"1\")",
  "summary": "Values of the request headers as first received.",
  "introducedKeywords": [
   "request",
   "headers",
   "values",
   "original value"
  ],
  "confidence": "documented"
 },
 {
  "name": "http.request.uri.path.basename",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "URI"
  ],
  "phases": [
   "http_response_cache_settings"
  ],
  "example": "http.request.uri.path.basename eq \"index.html\"",
  "summary": "Last segment of the request path.",
  "introducedKeywords": [
   "request",
   "uri",
   "path",
   "basename"
  ],
  "documentedAt": "/cache/how-to/cache-response-rules/settings/",
  "confidence": "documented"
 },
 {
  "name": "cf.colo.id",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "phases": [
   "http_ratelimit"
  ],
  "example": "cf.colo.id",
  "summary": "Data center ID that rate limiting counters are kept per; a characteristic, not a filter field.",
  "introducedKeywords": [
   "colo",
   "id"
  ],
  "notes": "Mandatory in ratelimit.characteristics and must not be used in expressions.",
  "documentedAt": "/waf/rate-limiting-rules/parameters/",
  "confidence": "documented"
 },
 {
  "name": "cf.unique_visitor_id",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "phases": [
   "http_ratelimit"
  ],
  "example": "cf.unique_visitor_id",
  "summary": "Visitor identity that tells apart clients behind one address; a characteristic, not a filter field.",
  "introducedKeywords": [
   "unique",
   "visitor",
   "id"
  ],
  "notes": "\"IP with NAT support\"; cannot be combined with ip.src.",
  "documentedAt": "/waf/rate-limiting-rules/parameters/",
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.asnum",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "deprecated": true,
  "replacedBy": "ip.src.asnum",
  "example": "ip.geoip.asnum eq 13335",
  "summary": "Old name of ip.src.asnum; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "asnum"
  ],
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.continent",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "deprecated": true,
  "replacedBy": "ip.src.continent",
  "example": "ip.geoip.continent eq \"EU\"",
  "summary": "Old name of ip.src.continent; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "continent"
  ],
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.country",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "deprecated": true,
  "replacedBy": "ip.src.country",
  "example": "ip.geoip.country eq \"FR\"",
  "summary": "Old name of ip.src.country; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "country"
  ],
  "notes": "In Network Firewall it matches the source OR the destination country, so replacing it there needs (ip.src.country ... or ip.dst.country ...).",
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.subdivision_1_iso_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "deprecated": true,
  "replacedBy": "ip.src.subdivision_1_iso_code",
  "example": "ip.geoip.subdivision_1_iso_code eq \"GB-ENG\"",
  "summary": "Old name of ip.src.subdivision_1_iso_code; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "subdivision",
   "1",
   "iso",
   "code"
  ],
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.subdivision_2_iso_code",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "deprecated": true,
  "replacedBy": "ip.src.subdivision_2_iso_code",
  "example": "ip.geoip.subdivision_2_iso_code eq \"GB-ENG\"",
  "summary": "Old name of ip.src.subdivision_2_iso_code; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "subdivision",
   "2",
   "iso",
   "code"
  ],
  "confidence": "documented"
 },
 {
  "name": "ip.geoip.is_in_european_union",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Request",
   "Geolocation"
  ],
  "plans": {
   "label": "Business or above",
   "min": "business"
  },
  "deprecated": true,
  "replacedBy": "ip.src.is_in_european_union",
  "example": "ip.geoip.is_in_european_union",
  "summary": "Old name of ip.src.is_in_european_union; still accepted in new and existing rules.",
  "introducedKeywords": [
   "geoip",
   "is",
   "in",
   "european",
   "union"
  ],
  "confidence": "documented"
 },
 {
  "name": "cf.bot_detection.js_check_score",
  "wirefilterType": "Int",
  "layer": "L7",
  "category": [
   "Request",
   "Bots"
  ],
  "deprecated": true,
  "removed": true,
  "summary": "Dropped from the header-transform field list; not in the catalogue.",
  "introducedKeywords": [
   "bot",
   "detection",
   "js",
   "check",
   "score"
  ],
  "confidence": "historic"
 },
 {
  "name": "cf.metal.id",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "deprecated": true,
  "removed": true,
  "summary": "Dropped from the header-transform field list; not in the catalogue.",
  "introducedKeywords": [
   "metal",
   "id"
  ],
  "confidence": "historic"
 },
 {
  "name": "cf.api_gateway.tokens.valid",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "summary": "Token validation result list known only from community code.",
  "introducedKeywords": [
   "api",
   "gateway",
   "tokens",
   "valid"
  ],
  "confidence": "community-only"
 },
 {
  "name": "cf.fraud.detection_ids",
  "wirefilterType": "Array(Int)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "summary": "Fraud detection IDs, known only from community code.",
  "introducedKeywords": [
   "fraud",
   "detection",
   "ids"
  ],
  "confidence": "community-only"
 },
 {
  "name": "cf.fraud.detection_tags",
  "wirefilterType": "Array(Bytes)",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "summary": "Fraud detection tags, known only from community code.",
  "introducedKeywords": [
   "fraud",
   "detection",
   "tags"
  ],
  "confidence": "community-only"
 },
 {
  "name": "cf.fraud.attack",
  "wirefilterType": "Bytes",
  "layer": "L7",
  "category": [
   "Request"
  ],
  "summary": "Fraud attack kind, known only from community code.",
  "introducedKeywords": [
   "fraud",
   "attack"
  ],
  "confidence": "community-only"
 },
 {
  "name": "http.response.headers.truncated",
  "wirefilterType": "Bool",
  "layer": "L7",
  "category": [
   "Response",
   "Headers"
  ],
  "responseOnly": true,
  "summary": "Flag that response headers were cut off, known only from community code.",
  "introducedKeywords": [
   "response",
   "headers",
   "truncated",
   "origin response"
  ],
  "confidence": "community-only"
 },
 {
  "name": "cf.colo.name",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit",
   "magic_transit_ratelimit"
  ],
  "example": "cf.colo.name eq \"sfo06\"",
  "summary": "Code of the data center that handles the packet.",
  "introducedKeywords": [
   "colo",
   "name"
  ],
  "notes": "The only field of network rate limiting policies, with eq or in.",
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "cf.colo.region",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "cf.colo.region eq \"WNAM\"",
  "summary": "Region code of the data center that handles the packet.",
  "introducedKeywords": [
   "colo",
   "region"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "icmp",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "bit_slice(icmp, 0, 8) == 8",
  "summary": "Raw ICMP packet bytes, for bit_slice().",
  "introducedKeywords": [
   "icmp",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "icmp.type",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "icmp.type eq 8",
  "summary": "ICMP message type.",
  "introducedKeywords": [
   "icmp",
   "type",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 255
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "icmp.code",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "icmp.code eq 2",
  "summary": "ICMP message code.",
  "introducedKeywords": [
   "icmp",
   "code",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 255
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "bit_slice(ip, 0, 4) == 4",
  "summary": "Raw IP packet bytes, for bit_slice().",
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.dst",
  "wirefilterType": "Ip",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.dst in {192.0.2.0/24}",
  "summary": "Destination address of the packet.",
  "introducedKeywords": [
   "dst"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.dst.country",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.dst.country eq \"GB\"",
  "summary": "Two-letter country code of the destination address.",
  "introducedKeywords": [
   "dst",
   "country"
  ],
  "pattern": "^[A-Z0-9]{2}$",
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.dst.asnum",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.dst.asnum eq 15169",
  "summary": "Autonomous System number of the destination address.",
  "introducedKeywords": [
   "dst",
   "asnum"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.hdr_len",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.hdr_len gt 5",
  "summary": "Length field of the IPv4 header.",
  "introducedKeywords": [
   "hdr",
   "len"
  ],
  "notes": "Documented in bytes, yet the documented example, 5, is in 32-bit words.",
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.len",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.len gt 1400",
  "summary": "Packet length including the header, in bytes.",
  "introducedKeywords": [
   "len"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.opt.type",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.opt.type eq 25",
  "summary": "First byte of the IP options, when present.",
  "introducedKeywords": [
   "opt",
   "type"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.proto",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "values": [
   "tcp",
   "udp",
   "icmp"
  ],
  "valuesOpen": true,
  "example": "ip.proto eq \"udp\"",
  "summary": "Name of the transport protocol, such as tcp, udp or icmp.",
  "introducedKeywords": [
   "proto"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "ip.ttl",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.ttl lt 10",
  "summary": "Time to live of the packet.",
  "introducedKeywords": [
   "ttl"
  ],
  "range": {
   "min": 0,
   "max": 255
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "sip",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "ip.proto == \"udp\" and sip",
  "summary": "True when the packet is valid SIP; test for UDP first.",
  "introducedKeywords": [
   "sip"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "bit_slice(tcp, 0, 16) == 443",
  "summary": "Raw TCP segment bytes, for bit_slice().",
  "introducedKeywords": [
   "tcp"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags eq 2",
  "summary": "Numeric value of the TCP flags byte.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 255
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.ack",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.ack",
  "summary": "True when the TCP acknowledgment flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "ack",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.cwr",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.cwr",
  "summary": "True when the TCP congestion-window-reduced flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "cwr",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.ecn",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.ecn",
  "summary": "True when the TCP ECN-echo flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "ecn",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.fin",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.fin",
  "summary": "True when the TCP final-segment flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "fin",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.push",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.push",
  "summary": "True when the TCP push flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "push",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.reset",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.reset",
  "summary": "True when the TCP reset flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "reset",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.syn",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.syn",
  "summary": "True when the TCP synchronise flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "syn",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.flags.urg",
  "wirefilterType": "Bool",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.flags.urg",
  "summary": "True when the TCP urgent flag is set.",
  "introducedKeywords": [
   "tcp",
   "flags",
   "urg",
   "packet",
   "l4"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.srcport",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.srcport eq 443",
  "summary": "TCP source port.",
  "introducedKeywords": [
   "tcp",
   "srcport",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 65535
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "tcp.dstport",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "tcp.dstport in {8000..8009 8080..8089}",
  "summary": "TCP destination port.",
  "introducedKeywords": [
   "tcp",
   "dstport",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 65535
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "udp",
  "wirefilterType": "Bytes",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "bit_slice(udp, 64, 72) == 1",
  "summary": "Raw UDP datagram bytes, for bit_slice().",
  "introducedKeywords": [
   "udp"
  ],
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "udp.dstport",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "udp.dstport eq 53",
  "summary": "UDP destination port.",
  "introducedKeywords": [
   "udp",
   "dstport",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 65535
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 },
 {
  "name": "udp.srcport",
  "wirefilterType": "Int",
  "layer": "L4",
  "category": [
   "Network Firewall"
  ],
  "phases": [
   "magic_transit"
  ],
  "example": "udp.srcport eq 53",
  "summary": "UDP source port.",
  "introducedKeywords": [
   "udp",
   "srcport",
   "packet",
   "l4"
  ],
  "range": {
   "min": 0,
   "max": 65535
  },
  "documentedAt": "/cloudflare-network-firewall/reference/network-firewall-fields/",
  "confidence": "documented"
 }
];
