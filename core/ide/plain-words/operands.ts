/** Fields and calls as nouns. What has no sure noun is called by its own text, in code. */
import type { Argument, Call, Field, Index, Operand } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { sliceOf } from "#core/text/span.ts";
import { inCode } from "../markdown.ts";
import { ENTRY_NOUNS, PLURAL_NOUNS, VALUE_NOUNS } from "./nouns.ts";

/** A noun, and the field that it stands for where it is that field's own value and not something made of it. */
export interface Noun {
  readonly text: string;
  readonly field: string | undefined;
}

export function quoted(node: { readonly start: number; readonly end: number }, text: string): string {
  return inCode(sliceOf(text, node).replaceAll(/\s+/g, " "));
}

/** What an operand of one value is called. */
export function nounOf(operand: Operand, text: string): Noun {
  const known = operand.kind === "field" ? fieldNoun(operand) : callNoun(operand, text);
  return known ?? { text: quoted(operand, text), field: undefined };
}

function fieldNoun({ name, indexes }: Field): Noun | undefined {
  if (indexes.length === 0) return { text: VALUE_NOUNS[name] ?? inCode(name), field: name };
  const entry = entryNoun(name, indexes);
  if (entry === undefined || indexes.length !== 2 || indexes[1]?.position !== 0) return undefined;
  return { text: `the first value of the ${entry}`, field: undefined };
}

/** "request header `x-id`". */
function entryNoun(name: string, [first]: readonly Index[]): string | undefined {
  const noun = ENTRY_NOUNS[name];
  return noun === undefined || first?.key === undefined ? undefined : `${noun} ${inCode(first.key)}`;
}

/** What a function makes of the noun of its first argument, when it is called with that argument alone. */
const MADE: Readonly<Record<string, (noun: string) => string>> = {
  lower: (noun) => `${noun} in lower case`,
  upper: (noun) => `${noun} in upper case`,
  len: (noun) => `the length of ${noun}`,
  url_decode: (noun) => decoded(noun, "URL-decoded"),
};

function callNoun(call: Call, text: string): Noun | undefined {
  const [first, ...rest] = call.arguments;
  if (call.indexes.length > 0 || first === undefined || !isOperand(first)) return undefined;
  const inner = nounOf(first, text).text;
  if (call.name === "url_decode" && optionOf(rest, text) === "r") {
    return { text: decoded(inner, "repeatedly URL-decoded"), field: undefined };
  }
  const make = MADE[call.name];
  return make === undefined || rest.length > 0 ? undefined : { text: make(inner), field: undefined };
}

const decoded = (noun: string, how: string): string =>
  noun.startsWith("the ") ? noun.replace("the ", `the ${how} `) : `${noun}, ${how}`;

function optionOf(rest: readonly Argument[], text: string): string | undefined {
  const [option] = rest;
  return rest.length === 1 && option?.kind === "string" ? textOf(option, text) : undefined;
}

export function isOperand(argument: Argument): argument is Operand {
  return argument.kind === "field" || argument.kind === "call";
}

/**
 * What the values of an array are called, for the array itself or with its one `[*]`; `lower(…[*])` and the like as of
 * one value. Undefined where there is no sure noun.
 */
export function pluralOf(operand: Operand, text: string): string | undefined {
  if (operand.kind === "field") return fieldPlural(operand);
  const [first, ...rest] = operand.arguments;
  const suffix = { lower: " in lower case", upper: " in upper case" }[operand.name];
  if (first === undefined || !isOperand(first) || rest.length > 0 || suffix === undefined) return undefined;
  // `lower(names[*])[*]`: the call takes each value, the last index takes each result.
  const each = operand.indexes.length === 1 && operand.indexes[0]?.access === "each" && first.mapEach === 1;
  const plural = each ? pluralOf(first, text) : undefined;
  return plural === undefined ? undefined : `${plural}${suffix}`;
}

function fieldPlural({ name, indexes }: Field): string | undefined {
  const own = indexes.filter((index) => index.access !== "each");
  if (indexes.length - own.length > 1 || (own.length < indexes.length && indexes.at(-1)?.access !== "each"))
    return undefined;
  if (own.length === 0) return PLURAL_NOUNS[name];
  const entry = own.length === 1 ? entryNoun(name, own) : undefined;
  return entry === undefined ? undefined : `the values of the ${entry}`;
}

/** Whether there is an entry of this name: "a request header `x-id`". */
export function presentEntry(map: Argument | undefined, key: Argument | undefined, text: string): string | undefined {
  if (map?.kind !== "field" || map.indexes.length > 0 || key?.kind !== "string") return undefined;
  const noun = ENTRY_NOUNS[map.name];
  const name = textOf(key, text);
  return noun === undefined || name === undefined ? undefined : `${noun} ${inCode(name)}`;
}
