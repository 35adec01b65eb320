/**
 * What hover and completion say about a name: Markdown from the catalogue's rows, in one layout. First a code line with the
 * type, which a list of completions has said already, then the sentence, then one line of facts ("String · all plans ·
 * request phases"), an example, and a link.
 */
import {
  actionInfo,
  countryInfo,
  documentationUrl,
  fieldInfo,
  functionInfo,
  phaseInfo,
} from "#core/catalog/catalog.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { META } from "#core/catalog/generated/meta.ts";
import { OPERATORS } from "#core/catalog/generated/operators.ts";
import {
  type ActionParameterInfo,
  type FunctionInfo,
  type FunctionParameterInfo,
  type OperatorInfo,
  PLANS,
  type Plan,
  type PlanLimit,
} from "#core/catalog/info.ts";
import { parseValueType, typeName, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { HeaderKey } from "#core/document/header-keys.ts";
import { parse } from "#core/syntax/parse.ts";

/** The Markdown language id of fenced examples: an expression alone is a rule file too, so editors colour it. */
const FENCE = "cloudflare-rule";

/** Something that has documentation; plain data, so that it can travel and be resolved later. */
export type Topic =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "operator"; readonly name: string }
  | { readonly kind: "action"; readonly name: string }
  | { readonly kind: "phase"; readonly name: string }
  | { readonly kind: "country"; readonly name: string };

/** Where it is read: over the text, or in the narrow column beside a list of completions. */
export type Surface = "hover" | "list";

/** Columns of code that VS Code shows there without scrolling. */
const COLUMNS: Readonly<Record<Surface, number>> = { hover: 84, list: 38 };

/** The topic's Markdown; undefined where the catalogue says nothing. */
export function documentationOf(topic: Topic, surface: Surface = "hover"): string | undefined {
  return WRITERS[topic.kind](topic.name, surface);
}

const WRITERS: Readonly<Record<Topic["kind"], (name: string, surface: Surface) => string | undefined>> = {
  field: fieldDocumentation,
  function: functionDocumentation,
  operator: operatorDocumentation,
  action: actionDocumentation,
  phase: phaseDocumentation,
  country: countryDocumentation,
};

/** The type a field has by the catalogue. */
function fieldType(wirefilterType: string): ValueType {
  return parseValueType(wirefilterType) ?? UNKNOWN;
}

/** "all plans", "Business or above", "Enterprise add-on (Bot Management)". */
export function planText(plans: PlanLimit | undefined): string {
  if (plans === undefined) return "all plans";
  const label = plans.label ?? "by add-on";
  return plans.addOn === undefined ? label : `${label} (${plans.addOn})`;
}

/** "Business or above" where `plan` is known and has not what the row needs; an add-on may be missing on any plan. */
export function planNeeded(plans: PlanLimit | undefined, plan: Plan | undefined): string | undefined {
  if (plan === undefined || plans?.min === undefined || plans.min === null) return undefined;
  return PLANS.indexOf(plan) < PLANS.indexOf(plans.min as Plan) ? planText(plans) : undefined;
}

/** "request phases", "response phases", "network phases", or the products of the few phases that a name is limited to. */
function phaseText(row: {
  readonly phases?: readonly string[];
  readonly responseOnly?: boolean;
  readonly layer?: string;
}): string {
  if (row.phases !== undefined) {
    const products = row.phases.map((phase) => phaseInfo(phase)?.product ?? phase);
    return `only in ${products.slice(0, 3).join(", ")}${products.length > 3 ? " …" : ""}`;
  }
  if (row.layer === "L4") return "network phases";
  return row.responseOnly === true ? "response phases" : "request and response phases";
}

function fieldDocumentation(name: string, surface: Surface): string | undefined {
  const row = fieldInfo(name);
  if (row === undefined) return undefined;
  const type = typeName(fieldType(row.wirefilterType));
  return paragraphs([
    surface === "list" ? undefined : code(`${name}: ${type}`),
    row.replacedBy === undefined ? undefined : `**Deprecated:** use \`${row.replacedBy}\`.`,
    row.deprecated === true && row.replacedBy === undefined ? "**Deprecated.**" : undefined,
    row.summary,
    row.notes,
    `${type} · ${planText(row.plans)} · ${phaseText(row)}`,
    example(row.example, surface),
    source(row.documentedAt),
  ]);
}

/** What a name's documentation ends with: where it is from, and as of when. */
function source(documentedAt: string | undefined): string {
  return [link(documentedAt), `catalogue of ${META.date}`].filter((part) => part !== undefined).join(" · ");
}

/** An example in lines that can be read where it stands. */
function example(text: string | undefined, surface: Surface): string | undefined {
  if (text === undefined) return undefined;
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  return code(formatExpression(tree, { width: COLUMNS[surface] }) ?? text);
}

/** "starts_with(source: String, substring: String): Boolean". Optional parameters stand in brackets. */
export function functionSignature(row: FunctionInfo): string {
  return `${row.name}(${row.params.map(parameterText).join(", ")}): ${row.returns}`;
}

/** "source: String", "[flags: String]", "…value: String". */
export function parameterText({ name, type, optional, variadic }: FunctionParameterInfo): string {
  const text = `${variadic ? "…" : ""}${name}: ${type}`;
  return optional ? `[${text}]` : text;
}

function functionDocumentation(name: string, surface: Surface): string | undefined {
  const row = functionInfo(name);
  if (row === undefined) return undefined;
  return paragraphs([
    code(functionSignature(row)),
    row.summary,
    row.note,
    row.limits?.length ? row.limits.map((limit) => `- ${limit}`).join("\n") : undefined,
    `${row.returns} · ${planText(row.plans)} · ${row.phases === undefined ? "all phases" : phaseText(row)}`,
    example(row.example, surface),
    source(row.documentedAt),
  ]);
}

/** The operator's row by either notation. */
function operatorInfo(spelling: string): OperatorInfo | undefined {
  return OPERATORS.find(
    (row) =>
      (row.kind === "comparison" || row.kind === "logical") && (row.english === spelling || row.symbol === spelling),
  );
}

function operatorDocumentation(name: string, surface: Surface): string | undefined {
  const row = operatorInfo(name);
  if (row === undefined) return undefined;
  const plans = (row.plans ?? undefined) as PlanLimit | undefined;
  const left = row.lhsTypes?.length ? `${[...new Set(row.lhsTypes)].join(", ")} on the left · ` : "";
  return paragraphs([
    code(row.symbol === undefined ? row.english : `${row.english}   ${row.symbol}`),
    row.summary,
    row.notes,
    `${left}${planText(plans)}`,
    example(row.example, surface),
    link("/ruleset-engine/rules-language/operators/"),
  ]);
}

function actionDocumentation(name: string): string | undefined {
  const row = actionInfo(name);
  if (row === undefined) return undefined;
  return paragraphs([
    `**${row.label}** (\`${name}\`)`,
    row.summary,
    row.notes,
    `${row.terminating === true ? "ends the evaluation" : "evaluation goes on"} · ${planText(row.plans)}`,
    link("/ruleset-engine/rules-language/actions/"),
  ]);
}

function phaseDocumentation(name: string): string | undefined {
  const row = phaseInfo(name);
  if (row === undefined) return undefined;
  const actions = (row.actions ?? []).map((action) => `\`${action}\``).join(", ");
  return paragraphs([
    `**${row.product}** (\`${name}\`)`,
    row.summary,
    actions === "" ? undefined : `Actions: ${actions}.`,
    row.maxRules === undefined
      ? undefined
      : `Rules: ${Object.entries(row.maxRules)
          .map(([plan, count]) => `${plan} ${count}`)
          .join(" · ")}.`,
    link(row.documentedAt),
  ]);
}

function countryDocumentation(name: string): string | undefined {
  const row = countryInfo(name);
  return row === undefined ? undefined : paragraphs([`**${row.name}** (\`${row.code}\`)`, row.note]);
}

/** What a parameter of an action takes, in one paragraph of facts. */
export function parameterDocumentation(path: string, row: ActionParameterInfo): string {
  const range = [row.min, row.max].some((bound) => bound !== undefined)
    ? `${row.min ?? "…"} to ${row.max ?? "…"}`
    : undefined;
  const facts = [
    row.type,
    row.required === true ? "required" : undefined,
    row.unit === "s" ? "in seconds" : row.unit,
    range,
    planText(row.plans),
  ];
  return paragraphs([
    `**${path}**`,
    row.deprecated === undefined || row.deprecated === false ? undefined : "**Deprecated.**",
    row.summary,
    row.note,
    row.values === undefined ? undefined : `One of ${row.values.map((value) => `\`${value}\``).join(", ")}.`,
    facts.filter((fact) => fact !== undefined).join(" · "),
  ]);
}

/** A header key: what it takes and means, its name on Cloudflare, an example. */
export function headerKeyDocumentation(row: HeaderKey): string {
  return paragraphs([
    `**${row.key}** takes ${row.takes}.`,
    row.summary,
    `On Cloudflare: ${row.onCloudflare}. By default: ${row.default}.`,
    `\`\`\`yaml\n${row.example}\n\`\`\``,
  ]);
}

export function code(text: string): string {
  return `\`\`\`${FENCE}\n${text}\n\`\`\``;
}

function link(documentedAt: string | undefined): string | undefined {
  return documentedAt === undefined ? undefined : `[Cloudflare documentation](${documentationUrl(documentedAt)})`;
}

export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}
