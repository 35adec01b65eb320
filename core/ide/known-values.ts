/**
 * Values that a field is known to take, or numbers that rules compare it with, and what each means. The catalogue's own
 * value texts come first; here is what people ask beyond them.
 */
import { fieldInfo } from "#core/catalog/catalog.ts";

export interface KnownValue {
  readonly value: string;
  readonly meaning: string | undefined;
}

type Meanings = Readonly<Record<string, string>>;

const WAF_SCORES: Meanings = {
  "20": "at most this: attack",
  "50": "at most this: attack or likely attack",
  "80": "above this: clean",
  "100": "could not be scored",
};

const WEB_PORTS: Meanings = {
  "80": "HTTP",
  "443": "HTTPS",
  "8080": "HTTP, second port",
  "8443": "HTTPS, second port",
  "2052": "HTTP",
  "2053": "HTTPS",
  "2082": "HTTP",
  "2083": "HTTPS",
  "2086": "HTTP",
  "2087": "HTTPS",
  "2095": "HTTP",
  "2096": "HTTPS",
  "8880": "HTTP",
};

const SERVICE_PORTS: Meanings = { "22": "SSH", "53": "DNS", "80": "HTTP", "123": "NTP", "443": "HTTPS" };

const STATUS_CODES: Meanings = {
  "200": "OK",
  "301": "moved permanently",
  "302": "found elsewhere",
  "304": "not modified",
  "307": "found elsewhere, same method",
  "308": "moved permanently, same method",
  "400": "bad request",
  "401": "login needed or failed",
  "403": "forbidden",
  "404": "not found",
  "405": "method not allowed",
  "429": "too many requests",
  "451": "unavailable for legal reasons",
  "500": "the origin failed",
  "502": "bad answer from the origin",
  "503": "service unavailable",
  "504": "the origin took too long",
};

const MEANINGS: Readonly<Record<string, Meanings>> = {
  "http.request.method": {
    GET: "read",
    HEAD: "read, headers only",
    POST: "send a form or data",
    PUT: "store",
    DELETE: "delete",
    CONNECT: "open a tunnel",
    OPTIONS: "ask what is allowed (CORS preflight)",
    TRACE: "echo the request",
    PATCH: "change a part",
  },
  "http.request.version": {
    "HTTP/1.0": "of 1996, today mostly scripts",
    "HTTP/1.1": "in wide use since 1997",
    "HTTP/2": "in wide use since 2015",
    "HTTP/3": "over QUIC",
  },
  "cf.tls_version": {
    TLSv1: "obsolete",
    "TLSv1.1": "obsolete",
    "TLSv1.2": "in wide use",
    "TLSv1.3": "newest",
  },
  "cf.waf.score.class": {
    attack: "score 1 to 20",
    likely_attack: "score 21 to 50",
    likely_clean: "score 51 to 80",
    clean: "score 81 to 99",
  },
  "cf.waf.score": WAF_SCORES,
  "cf.waf.score.sqli": WAF_SCORES,
  "cf.waf.score.xss": WAF_SCORES,
  "cf.waf.score.rce": WAF_SCORES,
  "cf.bot_management.score": {
    "1": "certainly automated",
    "2": "below this: certainly automated",
    "30": "below this: automated or likely automated",
  },
  "cf.llm.prompt.injection_score": { "20": "below this: likely an injection" },
  "cf.verified_bot_category": {
    "Academic Research": "gathers data for studies",
    Accessibility: "checks or reads pages for people with disabilities",
    "Advertising & Marketing": "checks advertisements and landing pages",
    Aggregator: "collects offers, news or prices",
    "AI Assistant": "fetches a page because a person asked an assistant",
    "AI Crawler": "gathers text to train models",
    "AI Search": "indexes pages for answers by a model",
    Archiver: "keeps copies of pages",
    "Feed Fetcher": "reads RSS and Atom feeds",
    "Monitoring & Analytics": "checks whether sites are up and fast",
    "Page Preview": "makes the preview of a shared link",
    "Search Engine Crawler": "indexes pages for a search engine",
    "Search Engine Optimization": "studies rankings and links",
    Security: "looks for holes and malware",
    "Social Media Marketing": "watches brands and campaigns",
    Webhooks: "delivers events from another service",
    Other: "fits no other category",
  },
  "cf.waf.content_scan.obj_results": {
    clean: "nothing found",
    suspicious: "may be harmful",
    infected: "malware found",
    "not scanned": "too big or unreadable",
  },
  "cf.edge.server_port": WEB_PORTS,
  "tcp.dstport": SERVICE_PORTS,
  "udp.dstport": SERVICE_PORTS,
  "http.response.code": STATUS_CODES,
};

/** Meanings of HTTP status codes, by the code. */
export const statusMeaning = (code: string): string | undefined =>
  Object.hasOwn(STATUS_CODES, code) ? STATUS_CODES[code] : undefined;

/** What `value` means for the field; undefined where there is nothing to add. */
export function valueMeaning(field: string, value: string): string | undefined {
  const documented = fieldInfo(field)?.valueDocs?.[value];
  if (documented !== undefined) return documented;
  const meanings = MEANINGS[field];
  return meanings !== undefined && Object.hasOwn(meanings, value) ? meanings[value] : undefined;
}

/** The values to offer for the field, in the order of the catalogue, else of the table. */
export function knownValues(field: string): KnownValue[] {
  const documented = (fieldInfo(field)?.values ?? []).filter((value) => value !== "").map(String);
  const values = documented.length > 0 ? documented : Object.keys(MEANINGS[field] ?? {});
  return values.map((value) => ({ value, meaning: valueMeaning(field, value) }));
}
