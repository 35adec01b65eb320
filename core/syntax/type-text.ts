import type { ValueType } from "#core/catalog/value-type.ts";

/** A type, or a family of types (any array, any map), as a parameter may want it. */
export type ExpectedType = ValueType | "Array" | "Map";

/** The engine sorts alternatives in this order. */
const ORDER = ["Bool", "Int", "Ip", "Bytes", "Array", "Map", "Unknown"] as const;

/** A type in the engine's display form: `Bytes`, `Array<Bool>`, `Map<Array<Bytes>>`. */
export function displayType(type: ExpectedType): string {
  if (typeof type === "string") return `${type}<_>`;
  return type.kind === "Array" || type.kind === "Map" ? `${type.kind}<${displayType(type.element)}>` : type.kind;
}

/** Alternatives as the engine lists them: `A`, `A or B`, `{A, B, C}`. Families follow the exact types. */
export function displayTypes(types: readonly ExpectedType[]): string {
  const rank = (type: ExpectedType): number =>
    typeof type === "string" ? ORDER.length + ORDER.indexOf(type) : ORDER.indexOf(type.kind);
  const names = [...types].sort((a, b) => rank(a) - rank(b)).map(displayType);
  if (names.length < 3) return names.join(" or ");
  return `{${names.join(", ")}}`;
}

/** A type in Rust's debug form, as `UnsupportedOp` and `InvalidIndexAccess` print it. */
export function debugType(type: ValueType): string {
  if (type.kind !== "Array" && type.kind !== "Map") return type.kind;
  let layers = 0;
  let length = 0;
  let inner = type.element;
  while (inner.kind === "Array" || inner.kind === "Map") {
    // The outermost of the inner layers is the lowest bit; doubling instead of shifting keeps 32 layers positive.
    if (inner.kind === "Map") layers += 2 ** length;
    length++;
    inner = inner.element;
  }
  return `${type.kind}(CompoundType { layers: ${layers}, len: ${length}, primitive: ${inner.kind} })`;
}
