/** A type of the language. Types are interned: equal types are the same object, so `===` compares them. */
export type ValueType = PrimitiveType | ArrayType | MapType;

export interface PrimitiveType {
  /** `Unknown` stands for whatever an earlier error left undecided; it fits everything and is never reported. */
  readonly kind: "Bool" | "Int" | "Bytes" | "Ip" | "Unknown";
}
export interface ArrayType {
  readonly kind: "Array";
  readonly element: ValueType;
}
export interface MapType {
  readonly kind: "Map";
  readonly element: ValueType;
}

export const BOOL: PrimitiveType = { kind: "Bool" };
export const INT: PrimitiveType = { kind: "Int" };
export const BYTES: PrimitiveType = { kind: "Bytes" };
export const IP: PrimitiveType = { kind: "Ip" };
export const UNKNOWN: PrimitiveType = { kind: "Unknown" };

const arrays = new Map<ValueType, ArrayType>();
const maps = new Map<ValueType, MapType>();

/** The type `Array(element)`. */
export function arrayOf(element: ValueType): ArrayType {
  let type = arrays.get(element);
  if (type === undefined) {
    type = { kind: "Array", element };
    arrays.set(element, type);
  }
  return type;
}

/** The type `Map(element)`; keys are byte strings. */
export function mapOf(element: ValueType): MapType {
  let type = maps.get(element);
  if (type === undefined) {
    type = { kind: "Map", element };
    maps.set(element, type);
  }
  return type;
}

const PRIMITIVES: Readonly<Record<string, PrimitiveType>> = { Bool: BOOL, Int: INT, Bytes: BYTES, Ip: IP };

/** Reads `Bool`, `Int`, `Bytes`, `Ip`, `Array(T)`, `Map(T)`; undefined for anything else. */
export function parseValueType(text: string): ValueType | undefined {
  const trimmed = text.trim();
  const compound = /^(Array|Map)\((.*)\)$/s.exec(trimmed);
  if (compound === null) return Object.hasOwn(PRIMITIVES, trimmed) ? PRIMITIVES[trimmed] : undefined;
  const element = parseValueType(compound[2] as string);
  if (element === undefined) return undefined;
  return compound[1] === "Array" ? arrayOf(element) : mapOf(element);
}

const READER_NAMES = {
  Bool: "Boolean",
  Int: "Integer",
  Bytes: "String",
  Ip: "IP address",
  Unknown: "unknown",
} as const;

/** The name that Cloudflare's pages use: `String`, `Array<String>`, `Map<Array<String>>` … */
export function typeName(type: ValueType): string {
  return type.kind === "Array" || type.kind === "Map"
    ? `${type.kind}<${typeName(type.element)}>`
    : READER_NAMES[type.kind];
}
