import { fieldInfo } from "#core/catalog/catalog.ts";
import { closest } from "#core/text/closest.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, textTestsOf, WHOLE } from "../../support/text-tests.ts";

/** Fields whose values Cloudflare lists, and of which no others are seen. */
const FIELDS: ReadonlySet<string> = new Set([
  "cf.response.error_type",
  "cf.tls_version",
  "cf.verified_bot_category",
  "cf.waf.content_scan.obj_results",
  "cf.waf.score.class",
  "cf.waf.signature.request.confidence",
  "http.request.version",
  "ip.src.continent",
]);

/** What people write for a version: the number behind whatever name. Versions of TLS before 1.1 have no minor number. */
const VERSIONS: Readonly<Record<string, (number: string) => string>> = {
  "cf.tls_version": (number) => (/^1(?:\.0)?$/.test(number) ? "TLSv1" : `TLSv${number}`),
  "http.request.version": (number) => {
    const [major, minor] = number.split(".");
    return major === "1" ? `HTTP/1.${minor}` : `HTTP/${major}`;
  },
};
const CONTINENTS: Readonly<Record<string, string>> = {
  africa: "AF",
  antarctica: "AN",
  asia: "AS",
  europe: "EU",
  northamerica: "NA",
  oceania: "OC",
  southamerica: "SA",
};

interface Details {
  readonly field: string;
  readonly value: string;
  readonly meant: string | undefined;
  readonly known: readonly string[];
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS)) {
    const { how, value, literal, field } = test;
    const known = (fieldInfo(field.name)?.values ?? []).map(String);
    if (!WHOLE.has(how) || value === "" || known.includes(value)) continue;
    const sure = sameButForm(field.name, value, known);
    const meant =
      sure ??
      closest(
        value,
        known.filter((one) => one !== ""),
      );
    // Of versions more may exist than are listed; only what is one of them in another form is wrong for sure.
    if (field.name === "http.request.version" && sure === undefined) continue;
    const fixes = meant === undefined ? [] : contentFix(test, expression.text, meant, sure !== undefined);
    yield { span: literal, details: { field: field.name, value, meant, known }, fixes };
  }
}

const letters = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The value that was written with other capitals, blanks or words around it. */
function sameButForm(field: string, value: string, known: readonly string[]): string | undefined {
  const bare = letters(value);
  const number = /^(?:http|tls)?[/ _-]?v?(\d(?:\.\d)?)$/i.exec(value)?.[1];
  const version = number === undefined ? undefined : VERSIONS[field]?.(number);
  const continent = field === "ip.src.continent" && Object.hasOwn(CONTINENTS, bare) ? CONTINENTS[bare] : undefined;
  return known.find((one) => one !== "" && (letters(one) === bare || one === version || one === continent));
}

export const valueUnknown = lint<Details>({
  code: "value/unknown",
  severity: "warning",
  preset: "recommended",
  title: "A value that the field never has",
  what: "A text that is none of the values that Cloudflare lists for the field.",
  why: "The field has one of a few texts, letter by letter. Any other text matches nothing.",
  message: ({ field, value, meant, known }) => {
    if (meant !== undefined) return `\`${field}\` is never \`${value}\`. Write \`${meant}\`.`;
    const few = known.filter((one) => one !== "");
    const list = few.length > 8 ? "" : ` It is ${few.map((one) => `\`${one}\``).join(", ")}.`;
    return `\`${field}\` is never \`${value}\`.${list}`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'cf.tls_version in {«"TLSv1.0"» "TLSv1.1"}', fixed: 'cf.tls_version in {"TLSv1" "TLSv1.1"}' },
    { text: 'cf.tls_version ne «"1.3"»', fixed: 'cf.tls_version ne "TLSv1.3"' },
    { text: 'http.request.version eq «"HTTP/2.0"»', fixed: 'http.request.version eq "HTTP/2"' },
    { text: 'ip.src.continent eq «"Europe"»', fixed: 'ip.src.continent eq "EU"' },
    { text: 'cf.waf.score.class eq «"Likely attack"»', fixed: 'cf.waf.score.class eq "likely_attack"' },
    {
      text: 'cf.verified_bot_category eq «"search engine crawler"»',
      fixed: 'cf.verified_bot_category eq "Search Engine Crawler"',
    },
    { text: 'ip.src.continent eq «"XX"»' },
  ],
  good: [
    { text: 'cf.tls_version in {"" "TLSv1.2"} and http.request.version in {"HTTP/1.0" "HTTP/4" "SPDY/3.1"}' },
    { text: 'lower(cf.waf.score.class) eq "attack"' },
  ],
});
