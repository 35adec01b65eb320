/** Literals in a sentence. */
import { countryInfo } from "#core/catalog/catalog.ts";
import type { IpLiteral, SetMember, StringLiteral } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";
import { isCountryField } from "../completion/values.ts";
import { valueMeaning } from "../known-values.ts";
import { addressText, bytesText } from "../literal-text.ts";
import { inCode } from "../markdown.ts";
import { dateText } from "../time-text.ts";

/** Fields of seconds since 1970. */
export function isTimeField(field: string | undefined): boolean {
  return field?.endsWith("timestamp.sec") === true || field?.endsWith("at.sec") === true;
}

/** A literal as it is said of `field`: a country by its name, a network by its number, a time as a date. */
export function literalText(literal: SetMember, text: string, field: string | undefined): string {
  switch (literal.kind) {
    case "string":
      return stringText(literal, text, field);
    case "integer":
      return numberText(literal.value, field);
    case "integer-range":
      return `${numberText(literal.from.value, field)} to ${numberText(literal.to.value, field)}`;
    case "ip":
      return addressCode(literal);
    case "cidr":
      return `\`${addressText(literal.bytes)}/${literal.prefixLength}\``;
    default:
      return `${addressCode(literal.from)} to ${addressCode(literal.to)}`;
  }
}

const addressCode = ({ bytes }: IpLiteral): string => `\`${addressText(bytes)}\``;

function stringText(literal: StringLiteral, text: string, field: string | undefined): string {
  const value = bytesText(bytesOf(literal, text));
  if (value === "") return "empty";
  if (field !== undefined && isCountryField(field)) {
    const country = countryInfo(value);
    return country === undefined ? inCode(value) : countryText(country.name);
  }
  if (field?.endsWith(".continent") === true) return valueMeaning("ip.src.continent", value) ?? inCode(value);
  return field === "http.request.method" && /^[A-Z]+$/.test(value) ? value : inCode(value);
}

/** Countries that are said with an article. */
const WITH_ARTICLE =
  /^(Åland|Bahamas|British|Caribbean|Cayman|Central African|Cocos|Congo|Cook|Dominican|Falkland|Faroe|French Southern|Gambia|Marshall|Netherlands|Northern Mariana|Philippines|Pitcairn|Solomon|Tor|Turks|U\.S\.|United)/;

function countryText(name: string): string {
  if (name === "Unknown country") return "unknown";
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

function numberText(value: bigint, field: string | undefined): string {
  if (field?.endsWith(".asnum") === true) return `AS${value}`;
  const date = isTimeField(field) ? dateText(value) : undefined;
  return date ?? String(value);
}
