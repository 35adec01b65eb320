import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { Call, Comparison, ComparisonOperator, Node, Operand, Quantifier, Tree } from "./ast.ts";
import { parse } from "./parse.ts";
import { elementType } from "./result-type.ts";
import { isWord } from "./scanner.ts";
import { expectedTypes, parameterAt } from "./signatures.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { ExpectedType } from "./type-text.ts";

/**
 * What may stand at a cursor.
 * - `operand`: a field, a call, `not`, `(`, a quantifier (where a truth value is wanted); in a value expression a field or call.
 * - `operator`: a comparison operator for `left`, whose type is `type`.
 * - `value`: the right side of `operator`; `type` is the left side's type.
 * - `set-member`: inside `{ }`; `type` is the left side's type.
 * - `list`: a list name; `replace` takes in the `$`.
 * - `argument`: an argument of `call`; `accepts` is what its parameter takes.
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
  /** The types that an argument may have; undefined when any may stand there, and where `expects` is something else. */
  readonly accepts: readonly ExpectedType[] | undefined;
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

/**
 * What is legal at `offset`, for completion and signature help. Never throws; works in half-typed text.
 *
 * The text before the word at the cursor is parsed on its own, and what its last node still wants is the answer, so
 * that nothing after the cursor can mislead.
 */
export function contextAt(tree: Tree, offset: number): CursorContext {
  const at = Math.max(tree.start, Math.min(offset, tree.end));
  const lastToken = tokensOf(prefix(tree, at)).findLast((token) => token.kind !== "whitespace");
  const last = lastToken === undefined ? undefined : withRawPrefix(tree.text, lastToken);
  if (last?.kind === "comment" && last.end === at) {
    return { ...NOTHING, replace: { start: last.start, end: at }, inside: "comment" };
  }
  const literal = last === undefined ? undefined : openLiteral(tree, last, at);
  if (literal !== undefined) {
    return { ...wantedAfter(prefix(tree, (last as Token).start)), ...literal };
  }
  const start = wordStart(tree, at);
  const wanted = wantedAfter(prefix(tree, start));
  const replace = { start, end: wordEnd(tree, start, at) };
  const typed = tree.text.slice(start, at);
  const isNumber = /^-?\d/.test(typed) && NUMBER_PLACES.has(wanted.expects) && wanted.type?.kind !== "Bytes";
  const inside = isNumber ? "number" : undefined;
  const expects =
    typed.startsWith("$") && wanted.operator === "in" && wanted.expects === "value" ? "list" : wanted.expects;
  return { ...wanted, expects, replace, prefix: typed, inside };
}

const NUMBER_PLACES: ReadonlySet<Expectation> = new Set<Expectation>(["value", "set-member", "argument", "index"]);

const NOTHING: CursorContext = {
  expects: "none",
  type: undefined,
  accepts: undefined,
  left: undefined,
  operator: undefined,
  replace: { start: 0, end: 0 },
  prefix: "",
  inside: undefined,
  wantsTruth: false,
  insideQuantifier: false,
  call: undefined,
};

/** The tree of the text before `end`. */
function prefix(tree: Tree, end: number): Tree {
  return parse(tree.text, { ...tree.options, start: tree.start, end });
}

/** Characters of names, numbers, addresses and patterns that a completion replaces as one word. */
function isWordPart(code: number): boolean {
  return isWord(code) || code === 0x2e;
}

/** Characters that operators in symbols are made of. */
function isSymbol(code: number): boolean {
  return SYMBOLS.has(code);
}

const SYMBOLS: ReadonlySet<number> = new Set(Array.from("=!<>&|^~", (character) => character.charCodeAt(0)));

function wordStart(tree: Tree, at: number): number {
  const { text } = tree;
  let start = at;
  while (start > tree.start && isWordPart(text.charCodeAt(start - 1))) start--;
  if (start > tree.start && text.charCodeAt(start - 1) === 0x24) return start - 1;
  if (start < at) return start;
  while (start > tree.start && isSymbol(text.charCodeAt(start - 1))) start--;
  return start;
}

function wordEnd(tree: Tree, start: number, at: number): number {
  const { text } = tree;
  const isPart = at > start && isSymbol(text.charCodeAt(start)) ? isSymbol : isWordPart;
  let end = at;
  while (end < tree.end && isPart(text.charCodeAt(end))) end++;
  return end;
}

/** A raw string left open is read as a stray `r` and an open string; at the cursor the two are one. */
function withRawPrefix(text: string, token: Token): Token {
  if (token.kind !== "string" || text[token.start] !== '"') return token;
  const before = /(?<![\w.])r#*$/.exec(text.slice(Math.max(0, token.start - 257), token.start));
  return before === null ? token : { ...token, start: token.start - before[0].length };
}

/** What a string, raw string, regex or wildcard that is open at `at` contributes to the context. */
function openLiteral(
  tree: Tree,
  token: Token,
  at: number,
): Pick<CursorContext, "inside" | "replace" | "prefix"> | undefined {
  const { text } = tree;
  const { kind, start } = token;
  if (kind !== "string" && kind !== "regex" && kind !== "wildcard") return undefined;
  const opening = /^(?:"|r(#*)")/.exec(text.slice(start, Math.min(at, start + 300)));
  if (opening === null) return undefined;
  const contentStart = start + opening[0].length;
  const typed = text.slice(contentStart, at);
  // A literal left open on an earlier line is a mistake there, not a place to complete in.
  if (typed.includes("\n")) return undefined;
  const closing = `"${opening[1] ?? ""}`;
  const isRaw = opening[0] !== '"';
  if (token.end >= contentStart + closing.length && endsLiteral(text.slice(contentStart, token.end), closing, isRaw)) {
    return undefined;
  }
  return { inside: kind, replace: { start: contentStart, end: contentEnd(tree, at, closing) }, prefix: typed };
}

/** Whether the text after an opening delimiter holds the closing one. */
function endsLiteral(content: string, closing: string, isRaw: boolean): boolean {
  if (!content.endsWith(closing)) return false;
  if (isRaw) return true;
  const backslashes = /(\\*)"$/.exec(content)?.[1] ?? "";
  return backslashes.length % 2 === 0;
}

/**
 * The end of the content that the cursor at `at` is in. When an even number of quotes follows on the line, they pair up
 * among themselves and the literal at the cursor has no end of its own yet.
 */
function contentEnd(tree: Tree, at: number, closing: string): number {
  const newline = tree.text.indexOf("\n", at);
  const line = tree.text.slice(at, newline === -1 || newline > tree.end ? tree.end : newline);
  if (closing !== '"') {
    const close = line.indexOf(closing);
    return close === -1 ? at : at + close;
  }
  const quotes = [...line.matchAll(/\\[\s\S]|"/g)].filter((match) => match[0] === '"');
  return quotes.length % 2 === 0 ? at : at + (quotes[0] as RegExpExecArray).index;
}

/** What is known on the way down the right edge of a tree. */
interface Surroundings {
  readonly call: CallContext | undefined;
  readonly insideQuantifier: boolean;
  readonly wantsTruth: boolean;
  /** The node is an argument itself, not a part of one. */
  readonly isArgument: boolean;
}

/** What the end of a parsed prefix wants next. */
function wantedAfter(tree: Tree): CursorContext {
  const isFilter = tree.options.root === "filter";
  const around = { call: undefined, insideQuantifier: false, wantsTruth: isFilter, isArgument: false };
  return wantedBy(tree.root, around, tree.text);
}

function context(around: Surroundings, wanted: Partial<CursorContext>): CursorContext {
  const { call, insideQuantifier, wantsTruth } = around;
  return { ...NOTHING, call, insideQuantifier, wantsTruth, ...wanted };
}

/** After a complete truth value. */
function afterTruth(around: Surroundings): CursorContext {
  return context(around, { expects: around.wantsTruth ? "logical-operator" : "none" });
}

function wantedBy(node: Node, around: Surroundings, text: string): CursorContext {
  const inner = around.isArgument ? { ...around, isArgument: false, wantsTruth: true } : around;
  switch (node.kind) {
    case "missing":
      return wantedOperand(around);
    case "logical":
      return wantedBy(node.items.at(-1) as Node, inner, text);
    case "not":
      return wantedBy(node.operand, inner, text);
    case "group":
      return node.closed ? afterTruth(inner) : wantedBy(node.inner, inner, text);
    case "quantifier":
      return node.closed ? afterTruth(inner) : wantedBy(node.argument, quantifierArgument(node), text);
    case "comparison":
      return wantedByComparison(node, inner, text);
    case "field":
    case "call":
      return wantedByOperand(node, around, text);
    default:
      return context(around, {});
  }
}

function quantifierArgument(node: Quantifier): Surroundings {
  const call = { node, name: node.name, definition: undefined, argument: 0 };
  return { call, insideQuantifier: true, wantsTruth: true, isArgument: true };
}

function wantedOperand(around: Surroundings): CursorContext {
  if (!around.isArgument || around.call === undefined) return context(around, { expects: "operand" });
  return context(around, { expects: "argument", accepts: parameterTypes(around.call) });
}

/** The types that the parameter at the cursor takes. */
function parameterTypes({ node, definition, argument }: CallContext): readonly ExpectedType[] | undefined {
  if (definition === undefined || node.kind !== "call") return undefined;
  const parameter = parameterAt(definition, argument, true);
  const first = node.arguments[0];
  const firstType = first === undefined || argument === 0 ? UNKNOWN : elementType(first);
  return parameter === undefined ? undefined : expectedTypes(parameter, firstType);
}

function wantedByComparison(node: Comparison, around: Surroundings, text: string): CursorContext {
  const { left, operator, right } = node;
  const place = { type: left.type, left, operator };
  if (right.kind === "set")
    return right.closed ? afterTruth(around) : context(around, { ...place, expects: "set-member" });
  if (right.kind === "missing" && right.expected === "operator") {
    return node.end > left.end ? afterTruth(around) : wantedByOperand(left, around, text);
  }
  if (right.kind === "missing") {
    // Something stood there that was no value: it has been stepped over.
    if (node.end > node.operatorSpan.end) return afterTruth(around);
    return context(around, { ...place, expects: "value" });
  }
  if ((right.kind === "field" || right.kind === "call") && !isComplete(right))
    return wantedByOperand(right, around, text);
  return afterTruth(around);
}

/** Whether nothing of the operand is left open. */
function isComplete(node: Operand): boolean {
  return node.indexes.every((index) => index.closed) && (node.kind === "field" || node.closed);
}

function wantedByOperand(node: Operand, around: Surroundings, text: string): CursorContext {
  const last = node.indexes.at(-1);
  if (last !== undefined && !last.closed) return context(around, { ...indexPlace(node), expects: "index", left: node });
  if (node.kind === "call" && !node.closed && text.charCodeAt(node.open) === 0x28 && node.open < node.end) {
    return wantedByCall(node, around, text);
  }
  if (!around.wantsTruth && !around.isArgument) return context(around, {});
  const { type } = node;
  const isTruth =
    type.kind === "Bool" || ((type.kind === "Array" || type.kind === "Map") && type.element.kind === "Bool");
  if (around.isArgument && around.call?.node.kind !== "quantifier") return context(around, {});
  return isTruth ? afterTruth(around) : context(around, { expects: "operator", type, left: node });
}

/** The type that an open index is taken of: the operand's before that index. */
function indexPlace(node: Operand): { readonly type: ValueType | undefined } {
  let type: ValueType | undefined =
    node.kind === "field"
      ? node.definition?.type
      : node.definition?.returns === "first"
        ? undefined
        : node.definition?.returns;
  for (const _ of node.indexes.slice(0, -1))
    type = type?.kind === "Array" || type?.kind === "Map" ? type.element : undefined;
  return { type };
}

function wantedByCall(node: Call, around: Surroundings, text: string): CursorContext {
  const argument = node.commas.length;
  const call = { node, name: node.name, definition: node.definition, argument };
  const insideQuantifier = around.insideQuantifier && argument === 0;
  const inside = { call, insideQuantifier, wantsTruth: false, isArgument: true };
  const last = node.arguments[argument];
  return last === undefined ? wantedOperand(inside) : wantedBy(last, inside, text);
}
