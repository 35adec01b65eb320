/**
 * Writes `core/catalog/generated/*.ts` from `data/*.json`; with `--check` it only says whether they are current.
 * The generated modules are plain typed constants; look-ups over them live in `core/catalog/`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const check = process.argv.includes("--check");

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Row = { readonly [key: string]: Json };

const read = (name: string): Json => JSON.parse(readFileSync(path.join(root, "data", `${name}.json`), "utf8"));
const rows = (name: string): Row[] => read(name) as unknown as Row[];

/** Keeps the members of `keys` that say something; unset, empty and false are left out, as the types mark them optional. */
function pick(row: Row, keys: readonly string[]): Row {
  const kept: Record<string, Json> = {};
  for (const key of keys) {
    const value = row[key];
    if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0))
      continue;
    const said = key === "documentedAt" ? addressIn(String(value)) : value;
    if (said !== undefined) kept[key] = said;
  }
  return kept;
}

/** The address on Cloudflare's site. What else is said of a source is for the reviewers of `data/`. */
function addressIn(source: string): string | undefined {
  return /^\/[\w./-]+(#[\w-]*)?(?=\s|$)/.exec(source)?.[0];
}

const FIELD_KEYS = [
  "name",
  "wirefilterType",
  "layer",
  "category",
  "plans",
  "phases",
  "responseOnly",
  "deprecated",
  "removed",
  "replacedBy",
  "aliases",
  "values",
  "valuesOpen",
  "valueDocs",
  "example",
  "summary",
  "introducedKeywords",
  "notes",
  "default",
  "range",
  "pattern",
  "keyCase",
  "documentedAt",
  "confidence",
];
const FUNCTION_KEYS = [
  "name",
  "params",
  "returns",
  "phases",
  "alsoPhases",
  "contexts",
  "plans",
  "limits",
  "maxPerExpression",
  "maxArgs",
  "summary",
  "example",
  "note",
  "documentedAt",
  "confidence",
];
const ACTION_KEYS = [
  "action",
  "label",
  "phases",
  "terminating",
  "parametersRequired",
  "parameters",
  "summary",
  "notes",
  "plans",
  "confidence",
];
const PHASE_KEYS = [
  "phase",
  "side",
  "order",
  "product",
  "scope",
  "actions",
  "expressionKinds",
  "fieldsSide",
  "fieldsByPlan",
  "maxRules",
  "summary",
  "customerRules",
  "documentedAt",
];
const OPERATOR_KEYS = ["kind", "english", "symbol", "lhsTypes", "rhsTypes", "summary", "example", "plans", "notes"];

/** Writes one module, or with `--check` says that it is out of date. */
function module(name: string, type: string, value: Json, source = name): void {
  const imported = type.replace("[]", "");
  const text = `// Written by scripts/codegen.ts from ${path.posix.join("data", source)}.json. Do not edit.
import type { ${imported} } from "../info.ts";

export const ${name.replaceAll("-", "_").toUpperCase()}: ${type.endsWith("[]") ? `readonly ${type}` : type} = ${JSON.stringify(value, null, 1)};
`;
  const file = path.join(root, "core/catalog/generated", `${name}.ts`);
  let current = "";
  try {
    current = readFileSync(file, "utf8");
  } catch {
    current = "";
  }
  if (current === text) return;
  if (check) {
    console.error(`core/catalog/generated/${name}.ts is out of date. Run \`npm run codegen\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote core/catalog/generated/${name}.ts`);
  }
}

/** The snippets are written in VS Code's format, which the extension reads as templates; completion needs their text. */
const snippets = JSON.parse(readFileSync(path.join(root, "snippets/cloudflare-rule.json"), "utf8")) as Record<
  string,
  Row
>;
module(
  "rule-snippets",
  "RuleSnippet[]",
  Object.entries(snippets).map(([name, { prefix, description, body }]) => ({
    name,
    prefixes: [prefix ?? []].flat(),
    description: description ?? "",
    body: (body as readonly string[]).join("\n"),
  })),
  "../snippets/cloudflare-rule",
);
module(
  "fields",
  "FieldInfo[]",
  rows("fields").map((row) => pick(row, FIELD_KEYS)),
);
module(
  "functions",
  "FunctionInfo[]",
  rows("functions").map((row) => pick(row, FUNCTION_KEYS)),
);
module(
  "actions",
  "ActionInfo[]",
  rows("actions").map((row) => pick(row, ACTION_KEYS)),
);
module(
  "phases",
  "PhaseInfo[]",
  rows("phases").map((row) => pick(row, PHASE_KEYS)),
);
module(
  "operators",
  "OperatorInfo[]",
  rows("operators").map((row) => pick(row, OPERATOR_KEYS)),
);
module("ratelimit", "RatelimitInfo", read("ratelimit"));
module(
  "limits",
  "LimitInfo[]",
  rows("limits").map((row) => pick(row, ["id", "subject", "page", "value", "unit", "byPlan", "note", "confidence"])),
);
module("meta", "CatalogMeta", { date: (read("_meta") as Row)["generated"] as string });
module("countries", "CountryInfo[]", read("countries"));
module(
  "managed-lists",
  "ManagedListInfo[]",
  rows("operators").flatMap((row) => (row["managedLists"] ?? []) as readonly Json[]),
  "operators",
);
