import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import { parse } from "#core/syntax/parse.ts";
import type { EmbeddedExpression, HeaderEntry, RuleSettings } from "./model.ts";
import { type ParameterRows, parameterRows, ratelimitRows, walkParameters } from "./parameters.ts";
import { scalarMap } from "./scalar-map.ts";

/** Keys that hold an expression whatever the action; they serve while the action is missing or misspelt. */
const EXPRESSION_KEYS: Readonly<Record<string, "filter" | "value">> = {
  expression: "value",
  counting_expression: "filter",
};

/** Characteristics that are names and no expressions. */
const NAMED_CHARACTERISTICS: ReadonlySet<string> = new Set(
  ((RATELIMIT.keys["characteristics"]?.values ?? []) as readonly { api: string; template?: boolean }[])
    .filter((row) => row.template !== true)
    .map((row) => row.api),
);

/** Parses every expression inside `parameters` and `ratelimit`, in the order of the file. */
export function embeddedExpressions(
  text: string,
  entries: readonly HeaderEntry[],
  settings: RuleSettings,
  scheme: Scheme,
): EmbeddedExpression[] {
  const found: EmbeddedExpression[] = [];
  const add = (path: readonly string[], entry: HeaderEntry, kind: "filter" | "value") => {
    // An empty counting expression means the rule's own: there is nothing to parse.
    if (typeof entry.value !== "string" || entry.value.trim() === "") return;
    const tree = parse(entry.value, { scheme, dialect: "cloudflare", root: kind, trivia: "api" });
    found.push({ path, kind, span: entry.valueSpan, tree, map: scalarMap(text, entry.valueSpan, entry.value) });
  };
  for (const entry of entries) {
    if (entry.key === "parameters") {
      const rows = parameterRows(settings.action);
      if (rows === undefined) addByName(entry, [entry.key], add);
      else addByRows(entry, rows, add);
    } else if (entry.key === "ratelimit") {
      addByRows(entry, ratelimitRows(), add);
    }
  }
  return found;
}

type Add = (path: readonly string[], entry: HeaderEntry, kind: "filter" | "value") => void;

function addByRows(holder: HeaderEntry, rows: ParameterRows, add: Add): void {
  for (const { path, entry, row } of walkParameters(holder, rows, holder.key)) {
    if (row?.expressionKind !== undefined) add(path, entry, row.expressionKind === "filter" ? "filter" : "value");
    if (entry.key === "characteristics" && holder.key === "ratelimit") {
      for (const item of entry.children) {
        if (typeof item.value === "string" && !NAMED_CHARACTERISTICS.has(item.value))
          add([...path, item.key], item, "value");
      }
    }
  }
}

function addByName(holder: HeaderEntry, path: readonly string[], add: Add): void {
  for (const entry of holder.children) {
    const here = [...path, entry.key];
    const kind = Object.hasOwn(EXPRESSION_KEYS, entry.key) ? EXPRESSION_KEYS[entry.key] : undefined;
    if (kind !== undefined) add(here, entry, kind);
    addByName(entry, here, add);
  }
}
