import { countryInfo } from "#core/catalog/catalog.ts";
import { COUNTRIES } from "#core/catalog/generated/countries.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS = { has: (name: string) => /^ip\.(?:geoip|src|dst)\.country$/.test(name) };
/** Names in wide use, and codes of other lists, by what they are called here. */
const ALIASES: Readonly<Record<string, string>> = { UK: "GB", USA: "US", RUS: "RU", CHN: "CN", GBR: "GB", DEU: "DE" };
const byName: ReadonlyMap<string, string> = new Map(COUNTRIES.map(({ code, name }) => [name.toUpperCase(), code]));

interface Details {
  readonly value: string;
  readonly meant: string | undefined;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS)) {
    const { how, value, literal } = test;
    if (!WHOLE.has(how) || value === "" || countryInfo(value) !== undefined) continue;
    const upper = value.trim().toUpperCase();
    const meant = countryInfo(upper)?.code ?? (Object.hasOwn(ALIASES, upper) ? ALIASES[upper] : byName.get(upper));
    const fixes = meant === undefined ? [] : contentFix(test, expression.text, meant);
    yield { span: literal, details: { value, meant }, fixes };
  }
}

export const valueCountry = lint<Details>({
  code: "value/country",
  severity: "warning",
  preset: "recommended",
  title: "A country that is none",
  what: "A text that is no country code of two capitals.",
  why: "Countries are codes of ISO 3166-1 in capitals, and `T1` for Tor and `XX` for unknown. Any other text matches nobody.",
  message: ({ value, meant }) => {
    if (meant !== undefined) return `No visitor's country is \`${value}\`. Write \`${meant}\`.`;
    return value === "EU"
      ? "`EU` is no country. Ask for `ip.src.is_in_european_union`, or for `ip.src.continent`."
      : `No country has the code \`${value}\`. Write an ISO 3166-1 code of two capitals.`;
  },
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'ip.src.country eq «"de"»', fixed: 'ip.src.country eq "DE"' },
    { text: 'not ip.src.country in {"US" «"UK"» «"Germany"»}', fixed: 'not ip.src.country in {"US" "GB" "DE"}' },
    { text: 'ip.src.country ne «"EU"»' },
  ],
  good: [
    { text: 'ip.src.country in {"DE" "T1" "XX" "XK"}' },
    { note: "Small letters are asked for.", text: 'lower(ip.src.country) eq "de"' },
  ],
});
