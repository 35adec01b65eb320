import { functionInfo } from "#core/catalog/catalog.ts";
import { COUNTRIES } from "#core/catalog/generated/countries.ts";
import type { Operand } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { descendants } from "#core/syntax/visit.ts";
import { touches } from "#core/text/span.ts";
import { knownValues } from "../known-values.ts";
import { hostCandidates } from "./hosts.ts";
import type { Candidate } from "./item.ts";
import type { ExpressionPlace } from "./place.ts";

/** Values that the left side is known to take: a closed set, countries, hosts, zones. Strings come without quotes. */
export function valueCandidates(place: ExpressionPlace, left: Operand | undefined): Candidate[] {
  if (left === undefined) return [];
  if (left.kind === "field") return fieldValues(place, left.name, left.indexes[0]?.key);
  const inner = left.arguments[0];
  if (inner === undefined || (inner.kind !== "field" && inner.kind !== "call")) return [];
  const change = CASE_CHANGES[left.name];
  return change === undefined ? [] : valueCandidates(place, inner).map((row) => ({ ...row, label: change(row.label) }));
}

/** Functions whose result takes the same values as their argument, but for case. */
const CASE_CHANGES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
};

function fieldValues(place: ExpressionPlace, name: string, key: string | undefined): Candidate[] {
  if (name === "http.host" || (name === "http.request.headers" && key?.toLowerCase() === "host"))
    return withUsed(hostCandidates(place.facts, place.rule), usedValues(place, "http.host"));
  if (name === "cf.zone.name") return zoneCandidates(place);
  if (isCountryField(name)) return countryCandidates();
  const known = knownValues(name).map(
    ({ value, meaning }, rank): Candidate => ({
      label: value,
      kind: "value",
      ...(meaning === undefined ? {} : { description: meaning }),
      rank,
    }),
  );
  return known.length > 0 || place.context.inside !== "string" ? known : usedValues(place, name);
}

/** What other comparisons of the file say of the same field: paths, user agents and the like are often repeated. */
function usedValues({ file, tree, offset }: ExpressionPlace, name: string): Candidate[] {
  const values = new Set<string>();
  for (const { expression } of file.rules) {
    for (const node of descendants(expression.root)) {
      if (node.kind !== "comparison" || node.left.kind !== "field" || node.left.name !== name) continue;
      for (const literal of node.right.kind === "set" ? node.right.members : [node.right]) {
        const isHere = expression.text === tree.text && touches(literal, offset);
        const value = literal.kind === "string" && !isHere ? textOf(literal, expression.text) : undefined;
        if (value !== undefined && value !== "" && !/[\r\n]/.test(value)) values.add(value);
      }
    }
  }
  return [...values].map((label) => ({ label, kind: "value", description: "used in this file" }));
}

/** Known hosts first; those that only the file names after them. */
function withUsed(known: readonly Candidate[], used: readonly Candidate[]): Candidate[] {
  const labels = new Set(known.map(({ label }) => label));
  return [...known, ...used.filter(({ label }) => !labels.has(label)).map((row) => ({ ...row, rank: known.length }))];
}

/** Fields of ISO 3166 country codes. */
export function isCountryField(name: string): boolean {
  return name.endsWith(".country") || name.endsWith("_countries");
}

function countryCandidates(): Candidate[] {
  return COUNTRIES.map((country, rank) => ({
    label: country.code,
    kind: "value",
    description: country.name,
    topic: { kind: "country", name: country.code },
    concepts: [country.name],
    rank,
  }));
}

function zoneCandidates({ facts }: ExpressionPlace): Candidate[] {
  const names = new Set([
    ...Object.values(facts.aliases ?? {}),
    ...(facts.zones ?? []),
    ...(facts.hosts ?? []).map(({ zone }) => zone),
  ]);
  return [...names].map((name) => ({ label: name, kind: "zone" }));
}

/** Literals that a parameter of a function is documented to take, such as the flags of `encode_base64`. */
export function parameterValues(functionName: string, argument: number): Candidate[] {
  const parameters = functionInfo(functionName)?.params ?? [];
  const parameter = parameters[argument] ?? (parameters.at(-1)?.variadic === true ? parameters.at(-1) : undefined);
  return (parameter?.values ?? []).map((value) => ({ label: value, kind: "value", detail: parameter?.name ?? "" }));
}
