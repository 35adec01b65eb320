import { tableScheme } from "./catalog-scheme.ts";
import type { ArgumentKind, Parameter, ParameterType, Scheme, SchemeField, SchemeFunction } from "./scheme.ts";
import { arrayOf, BOOL, parseValueType, type ValueType } from "./value-type.ts";

/** A parameter as JSON: kind (`field`, `literal`, `both`) and type text. */
export type ParameterJson = readonly [kind: string, type: string];

/** A function as JSON: the name of a built-in form, or its parameters. */
export type FunctionJson =
  | string
  | {
      readonly params: readonly ParameterJson[];
      readonly opt?: readonly ParameterJson[];
      readonly variadic?: ParameterJson;
      readonly ret: string;
    };

/** A scheme as JSON: what `check --jsonl` takes as `scheme`, `functions` and `lists`. */
export interface SchemeJson {
  readonly fields: Readonly<Record<string, string>>;
  readonly functions?: Readonly<Record<string, FunctionJson>> | undefined;
  readonly lists?: readonly string[] | undefined;
}

const SPECIAL_TYPES: Readonly<Record<string, ParameterType>> = {
  any: "any",
  first: "first",
  elem0: "element-of-first",
};

/** Functions that the engine or its own tests build in. */
const BUILT_IN: Readonly<Record<string, (name: string) => SchemeFunction>> = {
  any: quantifier,
  all: quantifier,
  concat: (name) => ({ name, form: "concat", required: [], optional: [], returns: "first" }),
  filter: (name) => ({
    name,
    form: "simple",
    required: [
      { kind: "field", type: ["Array"] },
      { kind: "field", type: [arrayOf(BOOL)] },
    ],
    optional: [],
    returns: "first",
  }),
};

function quantifier(name: string): SchemeFunction {
  return {
    name,
    form: "quantifier",
    required: [{ kind: "field", type: [arrayOf(BOOL)] }],
    optional: [],
    returns: BOOL,
  };
}

function typeFrom(text: string): ValueType {
  const type = parseValueType(text);
  if (type === undefined) throw new TypeError(`not a type: ${text}`);
  return type;
}

function parameterFrom([kind, type]: ParameterJson): Parameter {
  if (kind !== "field" && kind !== "literal" && kind !== "both") throw new TypeError(`not an argument kind: ${kind}`);
  return { kind: kind satisfies ArgumentKind, type: parameterType(type) };
}

function parameterType(text: string): ParameterType {
  const special = Object.hasOwn(SPECIAL_TYPES, text) ? SPECIAL_TYPES[text] : undefined;
  if (special !== undefined) return special;
  return text.split("|").map((name) => (name === "Array" || name === "Map" ? name : typeFrom(name)));
}

function functionFrom(name: string, json: FunctionJson): SchemeFunction {
  if (typeof json === "string") {
    const builtIn = Object.hasOwn(BUILT_IN, json) ? BUILT_IN[json] : undefined;
    if (builtIn === undefined) throw new TypeError(`not a built-in function: ${json}`);
    return builtIn(name);
  }
  return {
    name,
    form: "simple",
    required: json.params.map(parameterFrom),
    optional: (json.opt ?? []).map(parameterFrom),
    ...(json.variadic === undefined ? {} : { variadic: parameterFrom(json.variadic) }),
    returns: json.ret === "first" ? "first" : typeFrom(json.ret),
  };
}

/**
 * A scheme from JSON: field types and function signatures in the notation of FORMAT.md §4.1, list types.
 * @throws TypeError when a type, kind or built-in name is none.
 */
export function schemeFromJson(json: SchemeJson): Scheme {
  const fields = new Map<string, SchemeField>(
    Object.entries(json.fields).map(([name, type]) => [name, { name, type: typeFrom(type) }]),
  );
  const functions = new Map(
    Object.entries(json.functions ?? {}).map(([name, definition]) => [name, functionFrom(name, definition)]),
  );
  return tableScheme(fields, functions, (json.lists ?? []).map(typeFrom));
}
