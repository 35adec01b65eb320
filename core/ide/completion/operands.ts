import { fieldInfo, functionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { FUNCTIONS } from "#core/catalog/generated/functions.ts";
import type { FieldInfo, FunctionInfo, FunctionParameterInfo } from "#core/catalog/info.ts";
import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { BOOL, typeName, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { FUNCTION_CONCEPTS as CALLED_OTHERWISE, FIELD_CONCEPTS } from "#core/syntax/concepts.ts";
import { expectedTypes, fits, parameterAt } from "#core/syntax/signatures.ts";
import type { ExpectedType } from "#core/syntax/type-text.ts";
import { functionSignature, planNeeded } from "../documentation.ts";
import { type Candidate, snippetText } from "./item.ts";
import type { ExpressionPlace } from "./place.ts";
import { useRank } from "./use.ts";

/**
 * Fields, functions and (where a truth value is wanted) `not` and the quantifiers. `accepts`: the types that may stand here;
 * undefined for any, as before an operator. Where a quantifier asks for a field, it wants one that holds several values.
 */
export function operandCandidates(place: ExpressionPlace, accepts: readonly ExpectedType[] | undefined): Candidate[] {
  return [...fieldCandidates(place, accepts), ...functionCandidates(place, accepts), ...truthKeywords(place)];
}

/** What does not fit the wanted type as it stands, but does after an index, comes this much later. */
const NEEDS_INDEX = 1000;

/** What the zone's plan does not have comes this much later. */
const NEEDS_PLAN = 2000;

/** The other way round: each field with the words that people call it by. */
const WORDS_OF_FIELDS: ReadonlyMap<string, readonly string[]> = invert(FIELD_CONCEPTS);
const WORDS_OF_FUNCTIONS: ReadonlyMap<string, readonly string[]> = invert(CALLED_OTHERWISE);

function invert(concepts: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  for (const [word, names] of Object.entries(concepts))
    for (const name of names) words.set(name, [...(words.get(name) ?? []), word]);
  return words;
}

function fieldCandidates(
  { scheme, phase, context, facts }: ExpressionPlace,
  accepts: readonly ExpectedType[] | undefined,
): Candidate[] {
  const candidates: Candidate[] = [];
  scheme.fieldNames().forEach((name, catalogPlace) => {
    const info = fieldInfo(name);
    if (info !== undefined && !usableIn(info, phase)) return;
    const type = scheme.field(name)?.type ?? UNKNOWN;
    const fit = context.insideQuantifier ? fitOfEach(type, accepts) : fitOf(type, accepts);
    if (fit === "no") return;
    const missing = info?.replacedBy === undefined ? planNeeded(info?.plans, facts.plan) : undefined;
    candidates.push({
      label: name,
      kind: "field",
      detail: typeName(type),
      description: info === undefined ? "declared in rulewright.yaml" : (missing ?? fieldLine(info)),
      topic: { kind: "field", name },
      concepts: [...(info?.introducedKeywords ?? []), ...(WORDS_OF_FIELDS.get(name) ?? [])],
      rank:
        useRank(name, catalogPlace) +
        (fit === "after an index" ? NEEDS_INDEX : 0) +
        (missing === undefined ? 0 : NEEDS_PLAN),
      deprecated: info?.deprecated ?? false,
    });
  });
  return candidates;
}

function fieldLine(info: FieldInfo): string {
  if (info.replacedBy !== undefined) return `use ${info.replacedBy}`;
  return shortLine(info.summary);
}

const shortLines = new Map<string, string>();

/** Where a sentence may end early: a clause that starts here only narrows what was said. */
const LONGEST_LINE = 56;
const SHORTEST_CLAUSE = 20;

/** The first clause of a sentence of the catalogue, at most 56 characters, without brackets and full stop. */
export function shortLine(summary: string): string {
  let line = shortLines.get(summary);
  if (line === undefined) {
    const sentence = /^(.*?)[.;:](\s|$)/.exec(summary)?.[1] ?? summary;
    const clause = sentence.replaceAll(/ \([^)]*\)/g, "").trim();
    const comma = clause.lastIndexOf(", ", LONGEST_LINE);
    if (clause.length <= LONGEST_LINE) line = clause;
    else if (comma >= SHORTEST_CLAUSE) line = clause.slice(0, comma);
    else line = `${clause.slice(0, LONGEST_LINE - 1).replace(/\s+\S*$/, "")}…`;
    shortLines.set(summary, line);
  }
  return line;
}

/** Whether a rule of the phase can use the field. Names without a phase limit belong to their side of the network. */
function usableIn(info: FieldInfo, phase: string): boolean {
  if (info.removed !== undefined || info.confidence === "community-only") return false;
  const side = phaseInfo(phase)?.side ?? "request";
  if (side === "network") return info.layer === "L4" ? (info.phases?.includes(phase) ?? true) : onBothLayers(info.name);
  if (info.layer === "L4") return false;
  if (info.phases !== undefined) return info.phases.includes(phase);
  return info.responseOnly !== true || side === "response";
}

/** The visitor's address, its network and country exist for packets too. */
function onBothLayers(name: string): boolean {
  return name === "ip.src" || name === "ip.src.country" || name === "ip.src.asnum";
}

type Fit = "yes" | "after an index" | "no";

function fitOf(type: ValueType, accepts: readonly ExpectedType[] | undefined): Fit {
  if (takes(accepts, type)) return "yes";
  return layersBelow(type).some((inner) => takes(accepts, inner)) ? "after an index" : "no";
}

/** Where `[*]` has to follow, so that there are several values to ask `any` or `all` of. */
function fitOfEach(type: ValueType, accepts: readonly ExpectedType[] | undefined): Fit {
  return type === UNKNOWN || layersBelow(type).some((inner) => takes(accepts, inner)) ? "yes" : "no";
}

function takes(accepts: readonly ExpectedType[] | undefined, type: ValueType): boolean {
  return accepts === undefined || type === UNKNOWN || fits(type, accepts);
}

/** The types that indexes lead to, from the outside in. */
function layersBelow(type: ValueType): ValueType[] {
  return type.kind === "Array" || type.kind === "Map" ? [type.element, ...layersBelow(type.element)] : [];
}

function functionCandidates(place: ExpressionPlace, accepts: readonly ExpectedType[] | undefined): Candidate[] {
  const { scheme, phase, context, tree } = place;
  const called = /^\s*\(/.test(tree.text.slice(context.replace.end, context.replace.end + 80));
  const candidates: Candidate[] = [];
  FUNCTIONS.forEach((info, catalogPlace) => {
    const definition = scheme.function(info.name);
    if (definition === undefined || definition.form === "quantifier" || !functionUsableIn(info, phase, tree)) return;
    if (!resultsOf(definition).some((type) => mayBe(type, accepts))) return;
    candidates.push({
      label: info.name,
      kind: "function",
      detail: info.returns,
      description: shortLine(info.summary),
      topic: { kind: "function", name: info.name },
      insert: called ? info.name : callSnippet(info),
      snippet: !called,
      concepts: [...(FUNCTION_CONCEPTS[info.name] ?? []), ...(WORDS_OF_FUNCTIONS.get(info.name) ?? [])],
      rank: useRank(info.name, 300 + catalogPlace),
    });
  });
  return candidates;
}

/** The types that a call may have; `UNKNOWN` where its first argument may be of any. */
function resultsOf(definition: SchemeFunction): readonly ExpectedType[] {
  if (definition.returns !== "first") return [definition.returns];
  const first = parameterAt(definition, 0, true);
  return (first && expectedTypes(first, UNKNOWN)) ?? [UNKNOWN];
}

/** Whether a value of the type, or of one of the family, or what an index leads to, may stand here. */
function mayBe(type: ExpectedType, accepts: readonly ExpectedType[] | undefined): boolean {
  if (typeof type !== "string") return fitOf(type, accepts) !== "no";
  return (
    accepts === undefined ||
    accepts.some((other) => other === type || (typeof other !== "string" && other.kind === type))
  );
}

function functionUsableIn(info: FunctionInfo, phase: string, { options }: Tree): boolean {
  if (info.contexts === "value-expression" ? options.root !== "value" : info.contexts !== "any") return false;
  return info.phases === undefined || info.phases.includes(phase);
}

/** The words that people of other languages would type. */
const FUNCTION_CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  starts_with: ["prefix", "begins"],
  ends_with: ["suffix", "extension"],
  lower: ["lowercase", "case", "tolower"],
  upper: ["uppercase", "case", "toupper"],
  len: ["length", "size", "count"],
  has_key: ["exists", "header", "presence"],
  has_value: ["includes"],
  url_decode: ["unescape", "percent"],
  lookup_json_string: ["json", "body"],
  lookup_json_integer: ["json", "body"],
  regex_replace: ["substitute"],
  wildcard_replace: ["substitute"],
  concat: ["join", "append"],
  cidr: ["network", "mask", "subnet"],
  cidr6: ["network", "mask", "subnet"],
  is_timed_hmac_valid_v0: ["signature", "token"],
  is_jwt_valid: ["token"],
  is_jwt_present: ["token"],
  hash_in_range: ["percent", "sample", "bucket"],
  coalesce: ["default", "fallback"],
};

/** `starts_with(${1:source}, "${2:substring}")`: tab stops for what is required; a literal gets its quotes. */
function callSnippet(info: FunctionInfo): string {
  const required = info.params.filter((parameter) => !parameter.optional);
  const stops = required.map((parameter, place) => argumentSnippet(parameter, place + 1));
  return `${info.name}(${stops.join(", ")})`;
}

function argumentSnippet(parameter: FunctionParameterInfo, stop: number): string {
  const placeholder = `\${${stop}:${snippetText(parameter.name)}}`;
  const wantsText = stop > 1 && parameter.literal !== "forbidden" && /^(String|Bytes)( \||$)/.test(parameter.type);
  return wantsText ? `"${placeholder}"` : placeholder;
}

/** Whether nothing but the word at the cursor stands in the expression. */
function isAlone({ context, tree }: Pick<ExpressionPlace, "context" | "tree">): boolean {
  const { text, start, end } = tree;
  const around = [text.slice(start, context.replace.start), text.slice(context.replace.end, end)];
  return around.every((part) => part.replaceAll(/#.*/g, "").trim() === "");
}

function truthKeywords({ context, scheme, tree }: ExpressionPlace): Candidate[] {
  if (!context.wantsTruth) return [];
  const keywords: Candidate[] = [
    {
      label: "not",
      kind: "keyword",
      insert: "not ",
      description: "the opposite of what follows",
      topic: { kind: "operator", name: "not" },
      rank: 60,
    },
  ];
  if (isAlone({ context, tree }) && scheme.field("true") === undefined) {
    keywords.push({
      label: "true",
      kind: "keyword",
      description: "every request",
      concepts: ["all", "always"],
      rank: 70,
    });
  }
  for (const name of ["any", "all"] as const) {
    const info = functionInfo(name);
    if (info === undefined || scheme.function(name) === undefined) continue;
    keywords.push({
      label: name,
      kind: "function",
      detail: typeName(BOOL),
      description: shortLine(info.summary),
      documentation: functionSignature(info),
      topic: { kind: "function", name },
      insert: `${name}($1)`,
      snippet: true,
      rank: useRank(name, 300),
    });
  }
  return keywords;
}
