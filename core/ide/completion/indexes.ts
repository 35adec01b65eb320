import type { ValueType } from "#core/catalog/value-type.ts";
import type { Operand } from "#core/syntax/ast.ts";
import type { Candidate } from "./item.ts";

/** Names as the engine sees them: header names are lower case. */
const REQUEST_HEADERS: readonly string[] = [
  "user-agent",
  "authorization",
  "content-type",
  "accept",
  "accept-language",
  "accept-encoding",
  "host",
  "origin",
  "referer",
  "cookie",
  "x-forwarded-for",
  "x-api-key",
  "x-requested-with",
  "content-length",
  "cache-control",
  "range",
  "if-none-match",
  "if-modified-since",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
  "sec-ch-ua",
  "upgrade",
  "cf-connecting-ip",
  "cf-ipcountry",
  "true-client-ip",
];

const RESPONSE_HEADERS: readonly string[] = [
  "content-type",
  "cache-control",
  "set-cookie",
  "location",
  "server",
  "content-length",
  "content-encoding",
  "content-security-policy",
  "strict-transport-security",
  "access-control-allow-origin",
  "etag",
  "last-modified",
  "vary",
  "x-powered-by",
];

const KEYS: Readonly<Record<string, readonly string[]>> = {
  "http.request.headers": REQUEST_HEADERS,
  "raw.http.request.headers": REQUEST_HEADERS,
  "http.response.headers": RESPONSE_HEADERS,
  "raw.http.response.headers": RESPONSE_HEADERS,
};

/** Whether the index under the cursor is the operand's first, so that it picks a key of the map itself. */
export function keyCandidates(left: Operand | undefined): Candidate[] {
  if (left?.kind !== "field") return [];
  return (KEYS[left.name] ?? []).map((name) => ({ label: name, kind: "value", description: "header" }));
}

/** `*` and `0` where an array is indexed; `*` where a map is. */
export function positionCandidates(type: ValueType | undefined, insideQuantifier: boolean): Candidate[] {
  const each: Candidate = { label: "*", kind: "keyword", description: "each element", rank: insideQuantifier ? 0 : 2 };
  if (type?.kind === "Array") return [{ label: "0", kind: "value", description: "the first element", rank: 1 }, each];
  return type?.kind === "Map" ? [each] : [];
}
