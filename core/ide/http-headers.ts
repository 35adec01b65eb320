/** Headers that rules ask for, named as the engine names them (lower case), with what they hold; the most used first. */
export const REQUEST_HEADERS: Readonly<Record<string, string>> = {
  "user-agent": "what the client calls itself",
  authorization: "credentials or a token",
  "content-type": "media type of the body",
  accept: "media types that the client takes",
  "accept-language": "languages that the client takes",
  "accept-encoding": "compressions that the client takes",
  host: "host name asked for",
  origin: "site whose script sent the request",
  referer: "page that linked here",
  cookie: "all cookies in one text",
  "x-forwarded-for": "addresses of proxies before Cloudflare",
  "x-api-key": "key of an API client",
  "x-requested-with": "often XMLHttpRequest",
  "content-length": "size of the body in bytes",
  "cache-control": "what a cache may do",
  range: "part of a file that is wanted",
  "if-none-match": "ETag that the client has",
  "if-modified-since": "time of the copy that the client has",
  "sec-fetch-site": "whether the request crosses sites",
  "sec-fetch-mode": "navigate, cors, no-cors …",
  "sec-fetch-dest": "what the answer is for: document, image …",
  "sec-ch-ua": "browser brands, from Chromium",
  upgrade: "protocol to change to, as websocket",
  "cf-connecting-ip": "visitor's address, set by Cloudflare",
  "cf-ipcountry": "visitor's country, set by Cloudflare",
  "true-client-ip": "visitor's address, on Enterprise",
};

export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "media type of the body",
  "cache-control": "what a cache may do",
  "set-cookie": "cookies to keep",
  location: "where a redirect leads",
  server: "software that answered",
  "content-length": "size of the body in bytes",
  "content-encoding": "compression of the body",
  "content-security-policy": "what the page may load",
  "strict-transport-security": "HTTPS only from now on",
  "access-control-allow-origin": "site whose scripts may read this",
  etag: "name of this version",
  "last-modified": "time of this version",
  vary: "headers that change the answer",
  "x-powered-by": "software that answered",
};

const HEADERS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "http.request.headers": REQUEST_HEADERS,
  "raw.http.request.headers": REQUEST_HEADERS,
  "http.response.headers": RESPONSE_HEADERS,
  "raw.http.response.headers": RESPONSE_HEADERS,
};

/** The known keys of a map of headers, with what they hold; undefined for another field. */
export function headersOf(field: string): Readonly<Record<string, string>> | undefined {
  return Object.hasOwn(HEADERS_OF, field) ? HEADERS_OF[field] : undefined;
}
