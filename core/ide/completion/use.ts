/** Names in the order in which real rules use them; what is not listed comes after. */
const BY_USE: readonly string[] = [
  "http.host",
  "http.request.uri.path",
  "ip.src",
  "http.request.method",
  "http.request.uri.query",
  "ip.src.country",
  "http.request.uri",
  "http.user_agent",
  "http.request.full_uri",
  "ip.src.asnum",
  "starts_with",
  "ends_with",
  "cf.client.bot",
  "ssl",
  "cf.tls_client_auth.cert_verified",
  "cf.tls_client_auth.cert_revoked",
  "http.request.headers",
  "http.cookie",
  "http.referer",
  "lower",
  "any",
  "cf.bot_management.score",
  "cf.bot_management.verified_bot",
  "cf.waf.score",
  "cf.verified_bot_category",
  "http.request.cookies",
  "http.request.uri.args",
  "http.request.uri.path.extension",
  "len",
  "ip.src.continent",
  "cf.tls_version",
  "http.request.version",
  "cf.tls_client_auth.cert_presented",
  "all",
  "has_key",
  "concat",
  "http.request.body.raw",
  "cf.zone.name",
  "tcp.dstport",
  "udp.dstport",
];

const ranks: ReadonlyMap<string, number> = new Map(BY_USE.map((name, place) => [name, place]));

/** Place of a name in the order of use; names that are not listed follow in the catalogue's order. */
export function useRank(name: string, catalogPlace: number): number {
  return ranks.get(name) ?? BY_USE.length + catalogPlace;
}
