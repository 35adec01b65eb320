import { covers } from "#core/analysis/reason/covers.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { zonesOf } from "../../support/rules-before.ts";

interface Details {
  readonly target: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const { settings, expression } = linted;
  if (settings?.action !== "redirect" || !settings.enabled || expression === undefined) return;
  const entry = linted.entry("parameters", "from_value", "target_url", "value");
  const target = typeof entry?.value === "string" ? addressOf(entry.value) : undefined;
  if (entry === undefined || target === undefined) return;
  const keepsQuery = linted.entry("parameters", "from_value", "preserve_query_string")?.value === true;
  if (covers(expression.tree, requestFor(target, keepsQuery)) !== true) return;
  // Whether the target's host belongs to the zone has to be certain, by the zone's name or because the rule asks for the host.
  const asksForHost =
    covers(expression.tree, requestFor({ ...target, host: "elsewhere.invalid" }, keepsQuery)) !== true;
  const isOfZone = zonesOf(settings, linted.facts).some(
    (zone) => zone !== undefined && (target.host === zone || target.host.endsWith(`.${zone}`)),
  );
  if (asksForHost || isOfZone) yield { span: entry.valueSpan, details: { target: entry.value as string } };
}

interface Address {
  readonly secure: boolean;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** The parts of an address that needs no escapes; undefined for others. */
function addressOf(url: string): Address | undefined {
  const match = /^(https?):\/\/([a-z0-9.-]+)(\/[\w./~-]*)?(?:\?([\w=&.-]*))?$/i.exec(url.trim());
  if (match === null) return undefined;
  const [, scheme = "", host = "", path = "/", query = ""] = match;
  return { secure: scheme.toLowerCase() === "https", host: host.toLowerCase(), path, query };
}

/** What every visitor asks for after the redirect. */
function requestFor({ secure, host, path, query }: Address, keepsQuery: boolean): Tree {
  const uri = query === "" ? path : `${path}?${query}`;
  const known = [
    secure ? "ssl" : "not ssl",
    `http.host eq "${host}"`,
    `http.request.uri.path eq "${path}"`,
    `raw.http.request.uri.path eq "${path}"`,
  ];
  if (!keepsQuery) {
    known.push(
      `http.request.uri eq "${uri}"`,
      `raw.http.request.uri eq "${uri}"`,
      `http.request.uri.query eq "${query}"`,
      `http.request.full_uri eq "${secure ? "https" : "http"}://${host}${uri}"`,
    );
  }
  const text = known.join(" and ");
  return parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
}

const rule = (target: string, expression: string, zone = ""): string =>
  `---\nname: Move\nref: move\naction: redirect\nphase: http_request_dynamic_redirect\n${zone}parameters:\n  from_value:\n    status_code: 302\n    target_url:\n      value: ${target}\n---\n${expression}\n`;

export const actionRedirectLoop = lint<Details>({
  code: "action/redirect-loop",
  severity: "warning",
  preset: "recommended",
  title: "A redirect to itself",
  what: "A redirect whose target matches the rule again, for every visitor.",
  why: 'The browser is sent to the address that it has just asked for, until it gives up with "too many redirects".',
  message: ({ target }) =>
    `\`${target}\` matches this rule too, so browsers are sent there again and again. Leave that address out of the expression.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    { text: rule("«https://www.example.com/soon»", 'http.host eq "www.example.com"') },
    {
      note: "The path holds the text too.",
      text: rule("«https://example.com/blocked»", 'http.request.uri.path contains "/blocked"', "zone: example.com\n"),
    },
    { text: rule("«https://example.com/»", 'http.host in {"example.com" "www.example.com"}') },
  ],
  good: [
    {
      text: rule("https://www.example.com/soon", 'http.host eq "www.example.com" and http.request.uri.path ne "/soon"'),
    },
    { text: rule("https://www.example.com/", 'http.host eq "example.com"') },
    { note: "The target may be another site.", text: rule("https://example.com/blocked", "ip.src in $blocked") },
    { note: "To the encrypted page.", text: rule("https://example.com/", 'http.host eq "example.com" and not ssl') },
    {
      note: "Only for one visitor, of whom nobody knows where he goes on.",
      text: rule("https://www.example.com/soon", 'http.host eq "www.example.com" and ip.src eq 203.0.113.7'),
    },
  ],
});
