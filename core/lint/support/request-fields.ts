/** Fields by what they hold of a request. */

/** The request's address with its query. */
export const WITH_QUERY: ReadonlySet<string> = new Set(
  ["http.request.uri", "http.request.full_uri"].flatMap((name) => [name, `raw.${name}`]),
);

/** The path, without a query. */
export const PATHS: ReadonlySet<string> = new Set(["http.request.uri.path", "raw.http.request.uri.path"]);

/** All or part of the request's address, where a `/` is nothing special and a `?` starts the query. */
export const ADDRESSES: ReadonlySet<string> = new Set([...WITH_QUERY, ...PATHS]);

/** Functions that leave a text as long as it is, or turn it into the text that was meant. */
export const FOLDING: readonly string[] = ["lower", "upper", "url_decode"];

/** Whether a visitor cannot choose what the field holds: addresses, certificates, and what Cloudflare found out. */
export function isBeyondVisitors(name: string): boolean {
  return /^(?:ip\.|cf\.(?!random_seed|ray_id|zone\.|hostname\.))/.test(name);
}
