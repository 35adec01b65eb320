/** What a rule does to the requests that it matches, up to the word "requests". `%` stands for them. */
import { actionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import type { Rule } from "#core/document/model.ts";
import { inCode } from "../markdown.ts";
import { duration } from "../time-text.ts";
import { joined } from "./clause.ts";
import { ENTRY_NOUNS, VALUE_NOUNS } from "./nouns.ts";

type Parameters = Readonly<Record<string, unknown>>;

const PHRASES: Readonly<Record<string, string | ((parameters: Parameters, phase: string) => string)>> = {
  block: "Block %",
  challenge: "Show an interactive challenge for %",
  js_challenge: "Run a non-interactive challenge for %",
  managed_challenge: "Show a managed challenge for %",
  log: "Log %",
  skip: skipPhrase,
  execute: "Run a ruleset on %",
  rewrite: rewritePhrase,
  redirect: "Redirect %",
  route: "Change where the origin is asked for %",
  set_config: "Change settings for %",
  set_cache_settings: "Set the caching of %",
  set_cache_control: "Set the cache headers of responses to %",
  set_cache_tags: "Set the cache tags of responses to %",
  compress_response: "Choose the compression of responses to %",
  serve_error: "Serve an error page for %",
  log_custom_field: "Log more fields of %",
  score: "Add to the score of %",
  force_connection_close: "Close the connection of %",
};

/** "Block %", "Match %" without an action, "Apply Label to %" for one without a phrase. */
export function actionPhrase({ settings }: Rule): string {
  const { action, parameters, phase } = settings;
  if (action === undefined) return "Match %";
  const phrase = Object.hasOwn(PHRASES, action) ? PHRASES[action] : undefined;
  if (phrase === undefined) return `Apply ${actionInfo(action)?.label ?? inCode(action)} to %`;
  return typeof phrase === "string" ? phrase : phrase(parameters ?? {}, phase);
}

const PRODUCTS: Readonly<Record<string, string>> = {
  zoneLockdown: "Zone Lockdown",
  uaBlock: "User Agent Blocking",
  bic: "Browser Integrity Check",
  hot: "Hotlink Protection",
  securityLevel: "Security Level",
  rateLimit: "rate limiting (previous version)",
  waf: "managed rules (previous version)",
};

/** What a product of `skip` is called in the dashboard. */
export const productName = (product: string): string | undefined => PRODUCTS[product];

function skipPhrase(parameters: Parameters): string {
  const parts = [
    parameters["ruleset"] === "current" ? "the rules that follow in this ruleset" : undefined,
    parameters["phase"] === "current" ? "the rules that follow in this phase" : undefined,
    ...strings(parameters["phases"]).map((phase) => phaseInfo(phase)?.product ?? inCode(phase)),
    ...strings(parameters["products"]).map((product) => PRODUCTS[product] ?? inCode(product)),
    parameters["rulesets"] === undefined ? undefined : "some managed rulesets",
    parameters["rules"] === undefined ? undefined : "some managed rules",
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "Skip other rules for %" : `Skip ${joined(parts, "and")} for %`;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function rewritePhrase(parameters: Parameters, phase: string): string {
  const uri = parameters["uri"];
  const headers = parameters["headers"];
  const parts = [
    isMap(uri) && uri["path"] !== undefined ? "the path" : undefined,
    isMap(uri) && uri["query"] !== undefined ? "the query string" : undefined,
    isMap(headers) ? headersText(Object.keys(headers), phase) : undefined,
  ].filter((part) => part !== undefined);
  const of = phase.startsWith("http_response") ? "of responses to %" : "of %";
  return `Rewrite ${parts.length === 0 ? "parts" : joined(parts, "and")} ${of}`;
}

function headersText(names: readonly string[], phase: string): string {
  const side = phase.startsWith("http_response") ? "response" : "request";
  if (names.length === 0 || names.length > 3) return `${side} headers`;
  return `the ${side} header${names.length === 1 ? "" : "s"} ${joined(names.map(inCode), "and")}`;
}

const isMap = (value: unknown): value is Parameters =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How a rate limiting rule counts, as sentences; undefined without the numbers. */
export function rateLimitText(ratelimit: Parameters | undefined): string | undefined {
  const { period, requests_per_period: limit, mitigation_timeout: timeout, characteristics } = ratelimit ?? {};
  if (typeof period !== "number" || typeof limit !== "number") return undefined;
  const shared = strings(characteristics)
    .filter((name) => name !== "cf.colo.id")
    .map(characteristicNoun);
  const same = shared.length === 0 ? "" : ` share ${joined(shared, "and")}`;
  const start = `It acts once more than ${limit} ${limit === 1 ? "request" : "requests"} in ${duration(period)}${same === "" ? " reach one data center" : `${same}, counted per data center`}`;
  if (typeof timeout !== "number") return `${start}.`;
  return timeout === 0 ? `${start}; only the excess is affected.` : `${start}, and goes on for ${duration(timeout)}.`;
}

function characteristicNoun(name: string): string {
  const entry = /^([\w.]+)\["([^"]+)"\]$/.exec(name);
  const noun = entry?.[1] === undefined ? undefined : ENTRY_NOUNS[entry[1]];
  if (noun !== undefined) return `the ${noun} ${inCode(entry?.[2] ?? "")}`;
  if (name === "cf.unique_visitor_id") return "the visitor";
  return VALUE_NOUNS[name] ?? inCode(name);
}
