/** What a rate limit counts, and by what it keeps its counters. */
import type { HeaderEntry } from "#core/document/model.ts";
import type { LintedExpression, LintedRule } from "../subject.ts";
import { ADDRESSES } from "./request-fields.ts";

/** Fields that say where a request goes. */
export const PLACES: ReadonlySet<string> = new Set([
  ...ADDRESSES,
  "http.host",
  "http.request.uri.path.extension",
  "http.request.uri.query",
  "raw.http.request.uri.query",
  "http.request.uri.args",
  "raw.http.request.uri.args",
]);

export interface Characteristic {
  readonly name: string;
  readonly entry: HeaderEntry;
}

/** What the counters are kept by, without `cf.colo.id`, which is always there. */
export function characteristicsOf(linted: LintedRule): readonly Characteristic[] | undefined {
  const list = linted.entry("ratelimit", "characteristics");
  if (list === undefined || !Array.isArray(list.value)) return undefined;
  return list.children.flatMap((entry) =>
    typeof entry.value === "string" && entry.value !== "cf.colo.id" ? [{ name: entry.value.trim(), entry }] : [],
  );
}

/** What a characteristic reads by name: `http.request.headers["x-api-key"]` is the header x-api-key. */
export function namedPart(name: string): { readonly kind: string; readonly key: string } | undefined {
  const match = /^http\.request\.(headers|cookies|uri\.args|body\.form)\["([^"]+)"\](?:\[\d+\])?$/.exec(name);
  const kinds = { headers: "header", cookies: "cookie", "uri.args": "parameter", "body.form": "form field" } as const;
  if (match === null) return undefined;
  return { kind: kinds[match[1] as keyof typeof kinds], key: match[2] as string };
}

/** The rule's own counting expression; undefined without one, and where Cloudflare would not take it. */
export function countingExpression(linted: LintedRule): LintedExpression | undefined {
  const embedded = linted.rule.embedded.find(({ path }) => path.join(".") === "ratelimit.counting_expression");
  return embedded === undefined ? undefined : linted.embedded(embedded);
}
