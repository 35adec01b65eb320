import type { SchemeFunction } from "#core/catalog/scheme.ts";
import type { ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { Call, ComparisonOperator, Operand, Quantifier, Tree } from "./ast.ts";

/**
 * What may stand at a cursor.
 * - `operand`: a field, a call, `not`, `(`, a quantifier (where a truth value is wanted); in a value expression a field or call.
 * - `operator`: a comparison operator for `left`, whose type is `type`.
 * - `value`: the right side of `operator`; `type` is the left side's type.
 * - `set-member`: inside `{ }`; `type` is the left side's type.
 * - `list`: a list name; `replace` takes in the `$`.
 * - `argument`: an argument of `call`; `type` is the parameter's type where it has exactly one.
 * - `index`: inside `[ ]` of `left`; `type` is the type that is indexed.
 * - `logical-operator`: `and`, `or`, `xor` after a complete expression.
 * - `none`: nothing can be offered (a comment, a number, the outside of the expression).
 */
export type Expectation =
  | "operand"
  | "operator"
  | "value"
  | "set-member"
  | "list"
  | "argument"
  | "index"
  | "logical-operator"
  | "none";

/** Which argument of which call a cursor is in. The innermost call or quantifier whose parentheses hold the cursor. */
export interface CallContext {
  readonly node: Call | Quantifier;
  readonly name: string;
  /** The scheme's entry; undefined for a quantifier and for an unknown function. */
  readonly definition: SchemeFunction | undefined;
  /** Zero-based index of the argument at the cursor. */
  readonly argument: number;
}

/** The answer of `contextAt`. All offsets are UTF-16 in the tree's text. */
export interface CursorContext {
  readonly expects: Expectation;
  /** The type that the place wants or works on, see `Expectation`; undefined when any or unknown. */
  readonly type: ValueType | undefined;
  /** The operand on the left of an operator, value, set member, list or index. */
  readonly left: Operand | undefined;
  readonly operator: ComparisonOperator | undefined;
  /** The partial word around the cursor, which a completion replaces; empty at the cursor when there is none. */
  readonly replace: Span;
  /** The part of `replace` before the cursor, as typed. For strings: the content before the cursor, without the quote. */
  readonly prefix: string;
  /** Set when the cursor is inside a literal's delimiters or a comment. `replace` is then the literal's content. */
  readonly inside: "string" | "regex" | "wildcard" | "comment" | "number" | undefined;
  /** Where `expects` is `operand`: whether a truth value is wanted, so that `not`, `(` and quantifiers are legal too. */
  readonly wantsTruth: boolean;
  /** Whether the operand under way may carry `[*]` (inside a quantifier, or as a call's first argument inside one). */
  readonly insideQuantifier: boolean;
  readonly call: CallContext | undefined;
}

/** What is legal at `offset`, for completion and signature help. Never throws; works in half-typed text. */
export function contextAt(tree: Tree, offset: number): CursorContext {
  const at = Math.max(tree.start, Math.min(offset, tree.end));
  return {
    expects: "none",
    type: undefined,
    left: undefined,
    operator: undefined,
    replace: { start: at, end: at },
    prefix: "",
    inside: undefined,
    wantsTruth: false,
    insideQuantifier: false,
    call: undefined,
  };
}
