import type { ValueType } from "./value-type.ts";

/**
 * What names mean: the part of the language that the engine's host registers. The parser asks nothing else of the
 * catalogue, so that a test, the command line (`scheme` of `check --jsonl`) or a workspace can bring its own.
 */
export interface Scheme {
  field(name: string): SchemeField | undefined;
  function(name: string): SchemeFunction | undefined;
  /** Whether `in $list` is legal for a left side of this type. */
  hasList(type: ValueType): boolean;
  /** All names, for suggestions. */
  fieldNames(): readonly string[];
  functionNames(): readonly string[];
}

export interface SchemeField {
  readonly name: string;
  readonly type: ValueType;
}

/** `field`: anything but a literal. `literal`: a literal only. `both`: either. */
export type ArgumentKind = "field" | "literal" | "both";

/**
 * Which types a parameter takes. `any` takes all; `first` the very type of the first argument; `element-of-first` the
 * element type of the first argument; a list takes its members, where a string names a family (`Array` = any array).
 */
export type ParameterType = "any" | "first" | "element-of-first" | readonly (ValueType | "Array" | "Map")[];

export interface Parameter {
  readonly kind: ArgumentKind;
  readonly type: ParameterType;
  /** The parameter's name for signature help; absent in schemes given on the command line. */
  readonly name?: string;
}

export interface SchemeFunction {
  readonly name: string;
  /**
   * `any` and `all` are quantifiers of the grammar. `concat` has the engine's own checks (LANGUAGE.md §4).
   * Everything else is `simple`.
   */
  readonly form: "simple" | "quantifier" | "concat";
  readonly required: readonly Parameter[];
  readonly optional: readonly Parameter[];
  /** Further arguments of this form, without a maximum unless `maxArguments` says so. */
  readonly variadic?: Parameter;
  readonly maxArguments?: number;
  /** Return type; `first` = the type of the first argument. */
  readonly returns: ValueType | "first";
}
