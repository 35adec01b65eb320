/**
 * The tree of an expression. Offsets are UTF-16 in the text that was parsed. Parsing never fails: what is absent is a
 * `missing` node of length zero, what no rule took is a span of `Tree.skipped`; both come with a diagnostic.
 *
 * The tree is lossless: `tokensOf(tree)` gives every character once, in order, as tokens, white space and comments.
 */
import type { SchemeField, SchemeFunction } from "#core/catalog/scheme.ts";
import type { ValueType } from "#core/catalog/value-type.ts";
import type { Diagnostic, EngineError } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";

export type LogicalOperator = "or" | "xor" | "and";
export type ComparisonOperator =
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "bitwise_and"
  | "contains"
  | "matches"
  | "wildcard"
  | "strict wildcard"
  | "in";

/** Everything that may stand where a truth value (or an array of them) is wanted. */
export type Expression = Logical | Group | Not | Quantifier | Comparison | Operand | Missing;
/** A field or a call with its indexes: the left side of a comparison, a bare Boolean, a value expression. */
export type Operand = Field | Call;
export type Literal = StringLiteral | IntegerLiteral | IpLiteral;
export type SetMember = StringLiteral | IntegerLiteral | IntegerRange | IpLiteral | Cidr | IpRange;
/** The right side of a comparison. An operand there is production's dialect (LANGUAGE.md §7.1). */
export type Right = Literal | RegexLiteral | WildcardLiteral | SetLiteral | ListName | Operand | Missing;
export type Argument = Expression | Literal;
export type Node = Expression | Right | SetMember | Index;

/** `a and b and c`: a flat chain of one operator. `operators[i]` stands between `items[i]` and `items[i + 1]`. */
export interface Logical extends Span {
  readonly kind: "logical";
  readonly operator: LogicalOperator;
  readonly operators: readonly Span[];
  readonly items: readonly Expression[];
  /** `Bool`, or `Array(Bool)` inside a quantifier. */
  readonly type: ValueType;
}

export interface Group extends Span {
  readonly kind: "group";
  readonly inner: Expression;
  /** False when `)` is missing. */
  readonly closed: boolean;
  readonly type: ValueType;
}

export interface Not extends Span {
  readonly kind: "not";
  /** `not` or `!`. */
  readonly operator: Span;
  readonly operand: Expression;
  readonly type: ValueType;
}

/** `any(…)` and `all(…)`. */
export interface Quantifier extends Span {
  readonly kind: "quantifier";
  readonly name: "any" | "all";
  readonly nameEnd: number;
  readonly open: number;
  readonly argument: Argument;
  readonly closed: boolean;
  readonly type: ValueType;
}

export interface Comparison extends Span {
  readonly kind: "comparison";
  readonly left: Operand;
  readonly operator: ComparisonOperator;
  /** The operator as written, in either notation. */
  readonly operatorSpan: Span;
  readonly right: Right;
  /** `Bool`, or `Array(Bool)` when the left side holds `[*]`. */
  readonly type: ValueType;
}

export interface Field extends Span {
  readonly kind: "field";
  readonly name: string;
  readonly nameEnd: number;
  /** Undefined when the scheme does not know the name. */
  readonly definition: SchemeField | undefined;
  readonly indexes: readonly Index[];
  /** Number of `[*]` among the indexes. */
  readonly mapEach: number;
  /** Type after the indexes, of one element where `[*]` stands. `Unknown` after an error. */
  readonly type: ValueType;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly nameEnd: number;
  readonly definition: SchemeFunction | undefined;
  /** Offset of `(`, or of where it is missing. */
  readonly open: number;
  readonly arguments: readonly Argument[];
  /** Offsets of the commas between (and, in broken text, after) arguments. */
  readonly commas: readonly number[];
  readonly closed: boolean;
  /** Offset just after `)`, or where the call ends without one. */
  readonly close: number;
  readonly indexes: readonly Index[];
  readonly mapEach: number;
  /** Type after the indexes. The call's own type is `Array(return)` when its first argument holds `[*]`. */
  readonly type: ValueType;
}

/** One pair of brackets after an operand. */
export interface Index extends Span {
  readonly kind: "index";
  readonly access: "each" | "key" | "position" | "missing";
  /** The decoded key of `["key"]`, the number of `[0]`. */
  readonly key: string | undefined;
  readonly position: number | undefined;
  /** The content between the brackets. */
  readonly content: Span;
  readonly closed: boolean;
}

/** `"quoted"`, `r#"raw"#` or the byte string `61:62`. `bytesOf` in `literals.ts` decodes it. */
export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly form: "quoted" | "raw" | "bytes";
  /** The text between the delimiters (all of a byte string). */
  readonly content: Span;
  readonly closed: boolean;
}

export interface IntegerLiteral extends Span {
  readonly kind: "integer";
  readonly value: bigint;
}

/** `a..b` in a set. */
export interface IntegerRange extends Span {
  readonly kind: "integer-range";
  readonly from: IntegerLiteral;
  readonly to: IntegerLiteral;
}

/** A single address. `bytes` has 4 or 16 members. */
export interface IpLiteral extends Span {
  readonly kind: "ip";
  readonly bytes: readonly number[];
}

/** `10.0.0.0/8` in a set. */
export interface Cidr extends Span {
  readonly kind: "cidr";
  readonly bytes: readonly number[];
  readonly prefixLength: number;
}

export interface IpRange extends Span {
  readonly kind: "ip-range";
  readonly from: IpLiteral;
  readonly to: IpLiteral;
}

/** Right side of `matches`. `patternOf` in `literals.ts` gives the pattern the regex engine sees, with its source map. */
export interface RegexLiteral extends Span {
  readonly kind: "regex";
  readonly form: "quoted" | "raw";
  readonly content: Span;
  readonly closed: boolean;
}

/** Right side of `wildcard` and `strict wildcard`. */
export interface WildcardLiteral extends Span {
  readonly kind: "wildcard";
  readonly form: "quoted" | "raw";
  readonly content: Span;
  readonly closed: boolean;
}

export interface SetLiteral extends Span {
  readonly kind: "set";
  readonly members: readonly SetMember[];
  readonly closed: boolean;
}

/** `$name`. */
export interface ListName extends Span {
  readonly kind: "list";
  readonly name: string;
}

/** Something the grammar needs and the text lacks; of length zero, at the place where it would start. */
export interface Missing extends Span {
  readonly kind: "missing";
  readonly expected: "operand" | "right" | "operator";
  readonly type: ValueType;
}

/** A parsed expression. */
export interface Tree extends Span {
  /** The whole text given to the parser; the expression is its part `[start, end)`. */
  readonly text: string;
  readonly root: Expression;
  /** What the text was parsed with. */
  readonly options: ParseOptions;
  /** Text that belongs to no node, in order: what recovery stepped over. */
  readonly skipped: readonly Span[];
  /** What is wrong, in the order of finding it. Put together when first asked for; the verdict is `engineError`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the engine would say first, and where; undefined when it accepts the text. */
  readonly engineError: EngineError | undefined;
}

/** How to read the text. */
export interface ParseOptions {
  readonly scheme: import("#core/catalog/scheme.ts").Scheme;
  /** `cloudflare`: production today (LANGUAGE.md §7.1). `engine`: the public engine at `af1a1e9`. */
  readonly dialect: "cloudflare" | "engine";
  /** `filter` must be Boolean; `value` is one operand of any type. */
  readonly root: "filter" | "value";
  /** `file`: tabs are white space, `#` starts a comment. `api`: the text as the API would receive it. */
  readonly trivia: "file" | "api";
  /** The part of the text to parse; all of it by default. */
  readonly start?: number;
  readonly end?: number;
  readonly maxNestingDepth?: number;
  readonly wildcardStarLimit?: number;
}
