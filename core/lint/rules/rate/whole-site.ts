import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

/** What a rule may ask for and still be about all of a site's pages and files. */
const ANYWHERE: ReadonlySet<string> = new Set(["true", "http.host", "ssl", "cf.zone.name", "cf.zone.plan"]);

/** Two pages with their pictures, scripts and styles. */
const FEW = 100;
/** Seconds in which a visitor opens more than two. */
const LONG = 30;

interface Details {
  readonly limit: number;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const { settings, expression } = linted;
  const entry = linted.entry("ratelimit", "requests_per_period");
  if (settings?.enabled !== true || settings.action === "log" || expression === undefined) return;
  if (typeof entry?.value !== "number" || entry.value > FEW) return;
  const { period, requests_to_origin: onlyOrigin, counting_expression: counting } = settings.ratelimit ?? {};
  if (typeof period !== "number" || period < LONG) return;
  if (onlyOrigin === true || (typeof counting === "string" && counting.trim() !== "")) return;
  if (!expression.all("field").every(({ name }) => ANYWHERE.has(name))) return;
  yield { span: entry.valueSpan, details: { limit: entry.value } };
}

const rule = (limit: string, expression: string, rest = ""): string =>
  `---\nname: Everybody\nref: everybody\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: ${limit}\n  mitigation_timeout: 60\n${rest}---\n${expression}\n`;

export const rateWholeSite = lint<Details>({
  code: "rate/whole-site",
  severity: "info",
  preset: "strict",
  title: "Pictures and scripts count as well",
  what: "A limit of at most 100 requests in half a minute or more, on all paths, that counts what comes from the cache too.",
  why: "A page is many requests: its pictures, styles and scripts count each. A visitor who opens two or three pages is stopped.",
  message: ({ limit }) =>
    `A page with its pictures and scripts is dozens of requests, and ${limit} are soon reached. Limit some paths, or count with \`requests_to_origin: true\`.`,
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [{ text: rule("«100»", "true") }, { text: rule("«50»", 'http.host eq "www.example.com"') }],
  good: [
    { text: rule("100", 'http.request.uri.path eq "/login"') },
    { text: rule("1000", "true") },
    { text: rule("100", "true", "  requests_to_origin: true\n") },
  ],
});
