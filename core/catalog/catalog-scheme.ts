import { FIELDS } from "./generated/fields.ts";
import { FUNCTIONS } from "./generated/functions.ts";
import type { FunctionInfo, FunctionParameterInfo } from "./info.ts";
import type { ArgumentKind, Parameter, ParameterType, Scheme, SchemeField, SchemeFunction } from "./scheme.ts";
import { BOOL, BYTES, INT, IP, parseValueType, UNKNOWN, type ValueType } from "./value-type.ts";

/** The documentation's type names, as `data/functions.json` writes them. A string names a family of types. */
const DOCUMENTED_TYPES: Readonly<Record<string, ValueType | "Array" | "Map">> = {
  Boolean: BOOL,
  Integer: INT,
  String: BYTES,
  Bytes: BYTES,
  "IP address": IP,
  Array: "Array",
  "Array<T>": "Array",
  "Map<T>": "Map",
};

const SPECIAL_TYPES: Readonly<Record<string, ParameterType>> = {
  any: "any",
  "same as value": "first",
  "element of collection": "element-of-first",
};

const ARGUMENT_KINDS: Readonly<Record<string, ArgumentKind>> = { forbidden: "field", required: "literal", any: "both" };

function documentedType(name: string): ValueType | "Array" | "Map" {
  const known = DOCUMENTED_TYPES[name];
  if (known !== undefined) return known;
  const compound = parseValueType(
    name.replace("<", "(").replace(">", ")").replace("String", "Bytes").replace("Boolean", "Bool"),
  );
  if (compound === undefined) throw new Error(`data/functions.json has a type that nobody knows: ${name}`);
  return compound;
}

function parameter(info: FunctionParameterInfo): Parameter {
  const type = SPECIAL_TYPES[info.type] ?? [...new Set(info.type.split(" | ").map(documentedType))];
  return { name: info.name, kind: ARGUMENT_KINDS[info.literal] ?? "both", type };
}

function returnType(info: FunctionInfo): ValueType | "first" {
  if (info.returns === "T" || info.name === "concat") return "first";
  const type = documentedType(info.returns);
  return typeof type === "string" ? UNKNOWN : type;
}

function schemeFunction(info: FunctionInfo): SchemeFunction {
  const form = info.name === "any" || info.name === "all" ? "quantifier" : info.name === "concat" ? "concat" : "simple";
  const variadic = info.params.find((row) => row.variadic);
  return {
    name: info.name,
    form,
    // A variadic parameter that is not optional asks for at least one argument of its own.
    required: info.params.filter((row) => !row.optional).map(parameter),
    optional: info.params.filter((row) => row.optional && !row.variadic).map(parameter),
    ...(variadic === undefined ? {} : { variadic: parameter(variadic) }),
    ...(info.maxArgs === undefined ? {} : { maxArguments: info.maxArgs }),
    returns: returnType(info),
  };
}

/** A scheme over fixed tables, with lists for addresses, numbers (AS numbers) and strings (host names). */
export function tableScheme(
  fields: ReadonlyMap<string, SchemeField>,
  functions: ReadonlyMap<string, SchemeFunction>,
  lists: readonly ValueType[],
): Scheme {
  const fieldNames = [...fields.keys()];
  const functionNames = [...functions.keys()];
  return {
    field: (name) => fields.get(name),
    function: (name) => functions.get(name),
    hasList: (type) => lists.includes(type),
    fieldNames: () => fieldNames,
    functionNames: () => functionNames,
  };
}

const LISTS: readonly ValueType[] = [IP, INT, BYTES];

let builtIn: Scheme | undefined;

/** The catalogue as a scheme: all documented fields of both layers, all functions. Built once, on first use. */
export function catalogScheme(): Scheme {
  if (builtIn === undefined) {
    const fields = new Map(
      FIELDS.map((row) => [row.name, { name: row.name, type: parseValueType(row.wirefilterType) ?? UNKNOWN }]),
    );
    builtIn = tableScheme(fields, new Map(FUNCTIONS.map((row) => [row.name, schemeFunction(row)])), LISTS);
  }
  return builtIn;
}

/**
 * The catalogue plus fields that a workspace declares (`fields:` of rulewright.yaml), name → type text such as `Array(Bytes)`
 * or the documentation's `String`. A declared field wins over a built-in one; a type that cannot be read is `Unknown`.
 */
export function schemeWithFields(declared: Readonly<Record<string, string>>): Scheme {
  const base = catalogScheme();
  const names = Object.keys(declared);
  if (names.length === 0) return base;
  const extra = new Map(names.map((name) => [name, { name, type: readType(declared[name] as string) }]));
  const fieldNames = [...new Set([...base.fieldNames(), ...names])];
  return { ...base, field: (name) => extra.get(name) ?? base.field(name), fieldNames: () => fieldNames };
}

function readType(text: string): ValueType {
  const wire = text
    .replaceAll("<", "(")
    .replaceAll(">", ")")
    .replaceAll("String", "Bytes")
    .replaceAll("Boolean", "Bool")
    .replaceAll("Integer", "Int")
    .replaceAll("IP address", "Ip");
  return parseValueType(wire) ?? UNKNOWN;
}
