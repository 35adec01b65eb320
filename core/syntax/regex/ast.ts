/**
 * The syntax tree of a regex, as the engine's regex language has it.
 *
 * Every node carries `start` and `end`, UTF-16 offsets into the pattern, end exclusive. In verbose mode (`x`) a few
 * spans take in the white space that follows, because the engine's do. A tree that parsed is at most
 * {@link NEST_LIMIT} levels deep, so it is safe to walk by recursion.
 */

/** How many nested groups, repetitions, alternations, sequences and classes the engine allows. */
export const NEST_LIMIT = 250;

/** A stretch of the pattern in UTF-16 offsets, end exclusive. */
export interface RegexSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * `i` ignore case, `m` multi-line, `s` dot matches newline, `U` swap greed, `u` Unicode, `R` CRLF line ends,
 * `x` verbose.
 */
export type RegexFlag = "i" | "m" | "s" | "U" | "u" | "R" | "x";

/** The flags written in `(?flags)` or `(?flags:...)`; the span covers the letters. */
export interface RegexFlags extends RegexSpan {
  readonly enabled: readonly RegexFlag[];
  readonly disabled: readonly RegexFlag[];
}

/** Matches the empty string: an empty pattern, group or alternative. */
export interface EmptyNode extends RegexSpan {
  readonly kind: "empty";
}

/** `(?i)`: changes flags from here to the end of the group it stands in. */
export interface FlagsNode extends RegexSpan {
  readonly kind: "flags";
  readonly flags: RegexFlags;
}

/**
 * How a literal is spelt: as itself, as an escaped operator (`\.`), as a needless escape (`\%`), as a byte `\xHH`, as
 * `\uHHHH` or `\UHHHHHHHH`, in braces (`\x{...}`), or as a control escape (`\n`).
 */
export type LiteralForm =
  | "verbatim"
  | "operator-escape"
  | "needless-escape"
  | "hex-byte"
  | "hex-fixed"
  | "hex-brace"
  | "control-escape";

/** One character. With `hex-byte` and without the `u` flag it is the byte, not the code point. */
export interface LiteralNode extends RegexSpan {
  readonly kind: "literal";
  readonly form: LiteralForm;
  readonly codePoint: number;
}

/** `.` */
export interface DotNode extends RegexSpan {
  readonly kind: "dot";
}

export type AssertionName =
  | "start-line"
  | "end-line"
  | "start-text"
  | "end-text"
  | "word-boundary"
  | "not-word-boundary"
  | "word-start"
  | "word-end"
  | "word-start-half"
  | "word-end-half";

/** `^` and `$` are `start-line` and `end-line`: without the `m` flag they mean the start and end of the text. */
export interface AssertionNode extends RegexSpan {
  readonly kind: "assertion";
  readonly assertion: AssertionName;
}

/** `\d`, `\s`, `\w` and their negations. */
export interface PerlClassNode extends RegexSpan {
  readonly kind: "perl-class";
  readonly name: "digit" | "space" | "word";
  readonly negated: boolean;
}

/** `\pL`, `\p{Greek}`, `\p{script=Greek}`; `negated` is about `\P`. */
export interface UnicodeClassNode extends RegexSpan {
  readonly kind: "unicode-class";
  readonly negated: boolean;
  readonly name: string;
  readonly operator?: "=" | ":" | "!=";
  readonly value?: string;
}

/** `[...]` */
export interface ClassNode extends RegexSpan {
  readonly kind: "class";
  readonly negated: boolean;
  readonly set: ClassSet;
}

/** `?`, `*`, `+` and `{...}` after an operand. `max` is undefined when there is none. */
export interface RepetitionNode extends RegexSpan {
  readonly kind: "repetition";
  readonly operand: RegexNode;
  readonly operator: RegexSpan;
  /** Written with braces. */
  readonly counted: boolean;
  readonly min: number;
  readonly max: number | undefined;
  /** Written without the trailing `?`; the `U` flag swaps the meaning. */
  readonly greedy: boolean;
}

/** `(...)`. A capturing group has an `index` from 1, and perhaps a `name`; the others may have `flags`. */
export interface GroupNode extends RegexSpan {
  readonly kind: "group";
  readonly index?: number;
  readonly name?: RegexSpan & { readonly text: string };
  readonly flags?: RegexFlags;
  readonly body: RegexNode;
}

/** `a|b`, two alternatives or more. */
export interface AlternationNode extends RegexSpan {
  readonly kind: "alternation";
  readonly alternatives: readonly RegexNode[];
}

/** Two items or more, one after the other. */
export interface ConcatNode extends RegexSpan {
  readonly kind: "concat";
  readonly items: readonly RegexNode[];
}

export type RegexNode =
  | EmptyNode
  | FlagsNode
  | LiteralNode
  | DotNode
  | AssertionNode
  | PerlClassNode
  | UnicodeClassNode
  | ClassNode
  | RepetitionNode
  | GroupNode
  | AlternationNode
  | ConcatNode;

/** `a-z` in a class. */
export interface ClassRange extends RegexSpan {
  readonly kind: "range";
  readonly from: LiteralNode;
  readonly to: LiteralNode;
}

/** `[:alpha:]` in a class. */
export interface PosixClass extends RegexSpan {
  readonly kind: "posix-class";
  readonly name: string;
  readonly negated: boolean;
}

/** Two class items or more, side by side. */
export interface ClassUnion extends RegexSpan {
  readonly kind: "union";
  readonly items: readonly ClassItem[];
}

/** `&&`, `--` or `~~` between two sets; all three have the same strength and group to the left. */
export interface ClassOperation extends RegexSpan {
  readonly kind: "operation";
  readonly operator: "&&" | "--" | "~~";
  readonly left: ClassSet;
  readonly right: ClassSet;
}

export type ClassItem =
  | EmptyNode
  | LiteralNode
  | ClassRange
  | PosixClass
  | PerlClassNode
  | UnicodeClassNode
  | ClassNode
  | ClassUnion;

export type ClassSet = ClassItem | ClassOperation;

/**
 * What a node is made of, in reading order; undefined for a node that is not made of others. The bounds of a range are
 * not counted as parts. This is also what the engine counts as a level of nesting.
 */
export function partsOf(node: RegexNode | ClassSet): readonly (RegexNode | ClassSet)[] | undefined {
  switch (node.kind) {
    case "concat":
    case "union":
      return node.items;
    case "alternation":
      return node.alternatives;
    case "group":
      return [node.body];
    case "repetition":
      return [node.operand];
    case "class":
      return [node.set];
    case "operation":
      return [node.left, node.right];
    default:
      return undefined;
  }
}
