// Written by scripts/codegen.ts from data/operators.json. Do not edit.
import type { OperatorInfo } from "../info.ts";

export const OPERATORS: readonly OperatorInfo[] = [
 {
  "kind": "comparison",
  "english": "eq",
  "symbol": "==",
  "lhsTypes": [
   "String",
   "Bytes",
   "Integer",
   "IP address"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Both sides are equal, with case for strings.",
  "example": "http.request.uri.path eq \"/login\""
 },
 {
  "kind": "comparison",
  "english": "ne",
  "symbol": "!=",
  "lhsTypes": [
   "String",
   "Bytes",
   "Integer",
   "IP address"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Both sides differ; false, not true, when the left side is a missing value.",
  "example": "ip.src ne 203.0.113.1"
 },
 {
  "kind": "comparison",
  "english": "lt",
  "symbol": "<",
  "lhsTypes": [
   "Integer",
   "String"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Left side is smaller; strings compare byte by byte.",
  "example": "cf.waf.score lt 20"
 },
 {
  "kind": "comparison",
  "english": "le",
  "symbol": "<=",
  "lhsTypes": [
   "Integer",
   "String"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Left side is smaller or equal.",
  "example": "cf.waf.score le 20"
 },
 {
  "kind": "comparison",
  "english": "gt",
  "symbol": ">",
  "lhsTypes": [
   "Integer",
   "String"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Left side is larger; strings compare byte by byte.",
  "example": "len(http.request.uri.path) gt len(http.request.uri.query)"
 },
 {
  "kind": "comparison",
  "english": "ge",
  "symbol": ">=",
  "lhsTypes": [
   "Integer",
   "String"
  ],
  "rhsTypes": "same type: literal, or (since 2026-10-01) field or function result",
  "summary": "Left side is larger or equal.",
  "example": "cf.bot_management.score ge 30"
 },
 {
  "kind": "comparison",
  "english": "contains",
  "lhsTypes": [
   "String",
   "Bytes"
  ],
  "rhsTypes": "String literal",
  "summary": "Left side holds the right side somewhere, with case.",
  "example": "http.request.uri.path contains \"/wp-admin/\""
 },
 {
  "kind": "comparison",
  "english": "wildcard",
  "lhsTypes": [
   "String",
   "Bytes"
  ],
  "rhsTypes": "String literal with * wildcards",
  "summary": "The whole left side fits a * pattern, ignoring case.",
  "example": "http.request.full_uri wildcard \"https://*.example.com/*\""
 },
 {
  "kind": "comparison",
  "english": "strict wildcard",
  "lhsTypes": [
   "String",
   "Bytes"
  ],
  "rhsTypes": "String literal with * wildcards",
  "summary": "The whole left side fits a * pattern, with case.",
  "example": "http.request.uri.path strict wildcard \"/Team/*\""
 },
 {
  "kind": "comparison",
  "english": "matches",
  "symbol": "~",
  "lhsTypes": [
   "String",
   "Bytes"
  ],
  "rhsTypes": "String literal holding a Rust regular expression",
  "summary": "Some part of the left side matches a Rust regular expression.",
  "example": "http.request.uri.path matches r\"^/articles/20\\d\\d/$\"",
  "plans": {
   "label": "Business or above",
   "min": "business"
  }
 },
 {
  "kind": "comparison",
  "english": "in",
  "lhsTypes": [
   "String",
   "Bytes",
   "Integer",
   "IP address"
  ],
  "rhsTypes": "inline list { a b c } of literals of one type (ranges a..b for Integer and IP address, CIDR for IP address), or $list_name",
  "summary": "Left side equals one member of an inline list, or belongs to a named list.",
  "example": "ip.src in $office_network"
 },
 {
  "kind": "comparison",
  "english": "bitwise_and",
  "symbol": "&",
  "lhsTypes": [
   "Integer"
  ],
  "rhsTypes": "Integer literal",
  "summary": "True when the two numbers share a set bit. The engine has it, Cloudflare's documentation does not.",
  "example": "tcp.flags & 0x02"
 },
 {
  "kind": "logical",
  "english": "not",
  "symbol": "!",
  "rhsTypes": "Boolean or Array<Boolean>",
  "summary": "Negates what follows.",
  "example": "not ssl"
 },
 {
  "kind": "logical",
  "english": "and",
  "symbol": "&&",
  "lhsTypes": [
   "Boolean"
  ],
  "rhsTypes": "Boolean",
  "summary": "Both sides are true.",
  "example": "ssl and http.host eq \"example.com\""
 },
 {
  "kind": "logical",
  "english": "xor",
  "symbol": "^^",
  "lhsTypes": [
   "Boolean"
  ],
  "rhsTypes": "Boolean",
  "summary": "Exactly one side is true.",
  "example": "ssl xor http.host eq \"example.com\""
 },
 {
  "kind": "logical",
  "english": "or",
  "symbol": "||",
  "lhsTypes": [
   "Boolean"
  ],
  "rhsTypes": "Boolean",
  "summary": "At least one side is true.",
  "example": "ssl or http.host eq \"example.com\""
 },
 {
  "kind": "grouping",
  "english": "( )",
  "symbol": "( )",
  "rhsTypes": "Boolean",
  "summary": "Groups sub-expressions; the dashboard builder cannot show them.",
  "example": "(a or b) and c"
 },
 {
  "kind": "index",
  "english": "[N]",
  "symbol": "[0]",
  "lhsTypes": [
   "Array<T>"
  ],
  "rhsTypes": "non-negative Integer literal",
  "summary": "Picks one array element; out of range gives a missing value.",
  "example": "http.request.headers[\"host\"][0]"
 },
 {
  "kind": "index",
  "english": "[\"key\"]",
  "symbol": "[\"key\"]",
  "lhsTypes": [
   "Map<T>"
  ],
  "rhsTypes": "String literal",
  "summary": "Picks a map entry; an unknown key gives a missing value.",
  "example": "http.request.headers[\"accept\"]"
 },
 {
  "kind": "index",
  "english": "[*]",
  "symbol": "[*]",
  "lhsTypes": [
   "Array<T>"
  ],
  "rhsTypes": "",
  "summary": "Unpacks an array so that the enclosing call or comparison runs on each element.",
  "example": "any(lower(http.request.headers.names[*])[*] == \"x-key\")"
 },
 {
  "kind": "semantics",
  "english": "(language rules)",
  "rhsTypes": "",
  "summary": "Rules a checker needs that are not operators."
 }
];
