import { isIP } from "node:net";
import { isObject } from "#sandbox/request.ts";
import type { Json, JsonObject, ListKind } from "#sandbox/state/model.ts";

/** Smallest and largest prefix of a network in an address list. */
const PREFIXES: Readonly<Record<number, readonly [number, number]>> = { 4: [2, 32], 6: [4, 64] };

const MAXIMUM_COMMENT = 500;

/** Why `item` cannot stand in a list of this kind; undefined when it can. */
export function itemRefusal(item: Json, kind: ListKind): string | undefined {
  if (!isObject(item)) return "an item must be an object";
  const { comment, ...value } = item;
  if (comment !== undefined && typeof comment !== "string") return "comment must be a string";
  if (typeof comment === "string" && comment.length > MAXIMUM_COMMENT) {
    return `comment is longer than ${MAXIMUM_COMMENT} characters`;
  }
  const keys = Object.keys(value);
  if (keys.length !== 1 || keys[0] !== kind) return `an item of this list must have the member ${kind}`;
  return CHECKS[kind](value[kind] as Json);
}

const CHECKS: Readonly<Record<ListKind, (value: Json) => string | undefined>> = {
  ip: (value) => (typeof value === "string" ? addressRefusal(value) : "ip must be a string"),
  asn: (value) =>
    typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 32
      ? undefined
      : "asn must be a positive 32-bit number",
  hostname: (value) =>
    isObject(value) && typeof value["url_hostname"] === "string" ? undefined : "hostname must have url_hostname",
  redirect: (value) => (isObject(value) ? redirectRefusal(value) : "redirect must be an object"),
};

function addressRefusal(text: string): string | undefined {
  const [address, prefix, more] = text.split("/") as [string, string | undefined, string | undefined];
  const limits = PREFIXES[isIP(address)];
  if (limits === undefined || more !== undefined) return `'${text}' is not an IP address or network`;
  if (prefix === undefined) return undefined;
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (length >= limits[0] && length <= limits[1]) return undefined;
  return `'${text}' is not a network of /${limits[0]} to /${limits[1]}`;
}

function redirectRefusal(redirect: JsonObject): string | undefined {
  const { source_url: source, target_url: target } = redirect;
  if (typeof source !== "string" || typeof target !== "string") return "redirect must have source_url and target_url";
  return source.includes("?") ? "matching url cannot have a query string" : undefined;
}
