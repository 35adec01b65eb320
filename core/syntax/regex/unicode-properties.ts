import { BINARY_PROPERTIES, UNSUPPORTED_PROPERTIES, VALUED_PROPERTIES } from "./unicode-property-data.ts";

/** What a class and its complement take in the compiled regex, in bytes, for matching forward and backward. */
export interface ClassSizes {
  readonly forward: number;
  readonly backward: number;
  readonly negatedForward: number;
  readonly negatedBackward: number;
}

/** A name with sizes is a class; a name with undefined is known, but has none. */
type Values = ReadonlyMap<string, ClassSizes | undefined>;

interface Tables {
  /** By the name of the property; undefined for those without values. */
  readonly properties: ReadonlyMap<string, Values | undefined>;
  readonly binary: Values;
  readonly generalCategories: Values;
  readonly scripts: Values;
}

const BYTES_PER_UNIT = 4;

function readSizes(numbers: string): ClassSizes {
  const [forward = 0, backward = 0, negatedForward = 0, negatedBackward = 0] = numbers
    .split(".")
    .map((number) => Number.parseInt(number, 36) * BYTES_PER_UNIT);
  return { forward, backward, negatedForward, negatedBackward };
}

function readValues(text: string): Values {
  const values = new Map<string, ClassSizes | undefined>();
  for (const entry of text.split(" ")) {
    const [names = "", numbers] = entry.split(":");
    const sizes = numbers === undefined ? undefined : readSizes(numbers);
    for (const name of names.split(",")) values.set(name, sizes);
  }
  return values;
}

function readTables(): Tables {
  const properties = new Map<string, Values | undefined>();
  const binary = readValues(BINARY_PROPERTIES);
  for (const name of binary.keys()) properties.set(name, undefined);
  for (const name of UNSUPPORTED_PROPERTIES.split(" ")) properties.set(name, undefined);
  const valued = VALUED_PROPERTIES.map(({ names, values }) => ({ names, values: readValues(values) }));
  for (const { names, values } of valued) {
    for (const name of names) properties.set(name, values);
  }
  const none: Values = new Map();
  return { properties, binary, generalCategories: properties.get("gc") ?? none, scripts: properties.get("sc") ?? none };
}

let tables: Tables | undefined;

/**
 * A name in the form it is compared in (UAX #44, rule LM3): case, spaces, `-`, `_` and a leading `is` do not count.
 * Characters beyond ASCII do not count either, as the engine has it. `isc` stays, being a name itself.
 */
export function looseName(name: string): string {
  const startsWithIs = /^is/i.test(name);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  const kept = (startsWithIs ? name.slice(2) : name).replace(/[^\x00-\x7f]|[ _-]/g, "");
  // ASCII only by now, so this is ASCII lower case.
  const lower = kept.toLowerCase();
  return startsWithIs && lower === "c" ? "isc" : lower;
}

/** These abbreviate a property as well as a general category; alone, the category is meant. */
const CATEGORIES_FIRST = new Set(["cf", "sc", "lc"]);

/**
 * Finds the class `\p{name}` or `\p{name=value}` stands for: a binary property, a general category, a script, or the
 * characters with a value of a property. Otherwise says what is wrong with it, in the engine's sense.
 */
export function lookUpUnicodeClass(
  name: string,
  value?: string,
): ClassSizes | "unicode-property-not-found" | "unicode-property-value-not-found" {
  tables ??= readTables();
  const { properties, binary, generalCategories, scripts } = tables;
  const loose = looseName(name);
  if (value !== undefined) {
    if (!properties.has(loose)) return "unicode-property-not-found";
    return properties.get(loose)?.get(looseName(value)) ?? "unicode-property-value-not-found";
  }
  if (properties.has(loose) && !CATEGORIES_FIRST.has(loose)) {
    return binary.get(loose) ?? "unicode-property-not-found";
  }
  for (const values of [generalCategories, scripts]) {
    if (values.has(loose)) return values.get(loose) ?? "unicode-property-value-not-found";
  }
  return "unicode-property-not-found";
}
