import type { Facts } from "#core/analysis/model.ts";
import type { RuleSettings } from "#core/document/model.ts";
import { closest } from "#core/text/closest.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isToFillIn } from "../../support/placeholders.ts";
import { zonesOf } from "../../support/rules-before.ts";
import { contentFix, type TextTest, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.host"]);

interface Details {
  readonly name: string;
  /** How many more names of the comparison are outside. */
  readonly others: number;
  readonly zones: readonly string[];
}

/** The first such host of each comparison; the others are shown beside it. */
function* check(expression: LintedExpression): Generator<Finding<Details>> {
  const zones = knownZones(expression.settings, expression.facts);
  if (zones === undefined) return;
  const outside = textTestsOf(expression, FIELDS, ["lower"]).filter((test) => isOutside(test, zones));
  for (const node of new Set(outside.map((test) => test.node))) {
    const [first, ...others] = outside.filter((test) => test.node === node);
    if (first === undefined) continue;
    yield {
      span: first.literal,
      details: { name: first.value, others: others.length, zones },
      fixes: fixesFor(first, zones, expression),
      related: others.map(({ literal: { start, end } }) => ({ start, end, message: "This one too." })),
    };
  }
}

/** The names of the rule's zones; undefined where it names none, or one of them is not known. */
function knownZones(settings: RuleSettings | undefined, facts: Facts): readonly string[] | undefined {
  const zones = settings === undefined ? [] : zonesOf(settings, facts);
  const names = zones.flatMap((zone) => (zone !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(zone) ? [zone] : []));
  return names.length === 0 || names.length < zones.length ? undefined : names.map((name) => name.toLowerCase());
}

/** Whether no host of these zones can be, or end with, the text. Where that is no name, other lints have their say. */
function isOutside(test: TextTest, zones: readonly string[]): boolean {
  const end = endOf(test);
  return end !== undefined && !isToFillIn(test.value) && zones.every((zone) => !canEndWith(zone, end));
}

/** What the host has to end with, in small letters and without a port; with a leading `.` where it is a whole name. */
function endOf({ how, value }: TextTest): string | undefined {
  const isWhole = WHOLE.has(how) || (how.endsWith("wildcard") && !value.includes("*"));
  const text = how.endsWith("wildcard") ? value.slice(value.lastIndexOf("*") + 1) : value;
  const name = text.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  if (name === "" || !/^[a-z0-9._-]+$/.test(name)) return undefined;
  if (isWhole) return `.${name}`;
  return how === "ends_with" || how.endsWith("wildcard") ? name : undefined;
}

function canEndWith(zone: string, end: string): boolean {
  const whole = `.${zone}`;
  return whole.endsWith(end) || end.endsWith(whole);
}

/** Offers the host of the zone that was probably meant. */
function fixesFor(test: TextTest, zones: readonly string[], { facts: { hosts = [] }, text }: LintedExpression) {
  const here = hosts.filter(({ zone }) => zones.includes(zone.toLowerCase()));
  const meant = WHOLE.has(test.how)
    ? closest(
        test.value,
        here.map(({ name }) => name),
      )
    : undefined;
  return meant === undefined ? [] : contentFix(test, text, meant, false);
}

const rule = (expression: string, zone = "example.com"): string =>
  `---\nname: Admin\nref: admin\nzone: ${zone}\naction: block\n---\n${expression}\n`;

export const hostNotInZone = lint<Details>({
  code: "host/not-in-zone",
  severity: "warning",
  preset: "recommended",
  title: "A host outside of the rule's zone",
  what: "A host that is in none of the zones that the rule's `zone:` names.",
  why: "A zone's rules see requests for its own hosts only, so nothing ever matches this one. Only zones that serve other people's hosts, by Cloudflare for SaaS, see more. The dashboard says so in a window; a deploy by the API does not.",
  message: ({ name, others, zones }) => {
    const what = others === 0 ? `\`${name}\` is` : `\`${name}\` and ${others} more are`;
    const where = zones.map((zone) => `\`${zone}\``).join(" and ");
    return `${what} not in ${where}, so no request is for ${others === 0 ? "it" : "them"} unless the zone serves custom hostnames. Correct the host or \`zone:\`.`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: rule('http.host eq «"www.example.net"» and starts_with(http.request.uri.path, "/admin")') },
    {
      note: "A misspelt host gets a suggestion.",
      text: rule('http.host in {"example.com" «"api.exmaple.com"»}'),
      fixed: rule('http.host in {"example.com" "api.example.com"}'),
      facts: { hosts: [{ name: "api.example.com", zone: "example.com", authorities: [] }] },
    },
    { text: rule('http.host wildcard «"*.example.net"» or ends_with(http.host, «"-example.com"»)') },
    { text: rule('http.host eq «"api.example.com"»', "production"), facts: { aliases: { production: "example.org" } } },
  ],
  good: [
    { text: rule('http.host in {"example.com" "API.example.com:8443"} or http.host wildcard "*example.com"') },
    { text: rule('http.host eq "www.example.net"', "[example.com, example.net]") },
    { note: "Where it is deployed is not said here.", text: 'http.host eq "www.example.net"' },
    { note: "An alias that is not known.", text: rule('http.host eq "www.example.net"', "production") },
    { note: "The middle of a name tells nothing.", text: rule('http.host contains "example.net"') },
  ],
});
