import type { Parameter, SchemeFunction } from "#core/catalog/scheme.ts";
import { BYTES, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Argument } from "./ast.ts";
import type { ExpectedType } from "./type-text.ts";

/** Arguments of `concat` that production takes (LANGUAGE.md §6); the public engine has no maximum. */
const CONCAT_MAXIMUM = 32;
const CONCAT_MINIMUM = 2;
const CONCAT_FIRST: Parameter = { kind: "both", type: [BYTES, "Array"] };
const CONCAT_REST: Parameter = { kind: "both", type: "first" };

/** How many arguments a function needs at least. */
export function minimumArguments(definition: SchemeFunction): number {
  return definition.form === "concat" ? CONCAT_MINIMUM : definition.required.length;
}

/** How many arguments a function takes at most; undefined when there is no maximum. */
export function maximumArguments(definition: SchemeFunction, isCloudflare: boolean): number | undefined {
  if (definition.form === "concat") return isCloudflare ? (definition.maxArguments ?? CONCAT_MAXIMUM) : undefined;
  if (definition.maxArguments !== undefined) return definition.maxArguments;
  return definition.variadic === undefined ? definition.required.length + definition.optional.length : undefined;
}

/** The parameter that argument `index` fills; undefined when the function takes fewer arguments. */
export function parameterAt(definition: SchemeFunction, index: number, isCloudflare: boolean): Parameter | undefined {
  const maximum = maximumArguments(definition, isCloudflare);
  if (maximum !== undefined && index >= maximum) return undefined;
  if (definition.form === "concat") return index === 0 ? CONCAT_FIRST : CONCAT_REST;
  const { required, optional } = definition;
  if (index < required.length) return required[index];
  return optional[index - required.length] ?? definition.variadic;
}

/** Whether a quoted string may be the argument. */
export function takesText(parameter: Parameter | undefined): boolean {
  if (parameter === undefined || parameter.kind === "field") return false;
  return typeof parameter.type !== "string" && parameter.type.includes(BYTES);
}

/** Whether an argument is an operand that gives several values by `[*]`. */
export function hasMapEach(argument: Argument): boolean {
  return (argument.kind === "field" || argument.kind === "call") && argument.mapEach > 0;
}

/** The types that a parameter takes, given the first argument's; undefined for any. */
export function expectedTypes(parameter: Parameter, firstType: ValueType): readonly ExpectedType[] | undefined {
  const { type } = parameter;
  if (type === "any") return undefined;
  if (type === "first") return firstType === UNKNOWN ? undefined : [firstType];
  if (type === "element-of-first") {
    return firstType.kind === "Array" || firstType.kind === "Map" ? [firstType.element] : undefined;
  }
  return type;
}

/** Whether a type is among the expected ones or of an expected family. */
export function fits(actual: ValueType, expected: readonly ExpectedType[]): boolean {
  for (const type of expected) {
    if (typeof type === "string" ? actual.kind === type : type === actual || type === UNKNOWN) return true;
  }
  return false;
}
