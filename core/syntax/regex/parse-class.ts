import type {
  ClassItem,
  ClassNode,
  ClassOperation,
  ClassSet,
  LiteralNode,
  PerlClassNode,
  PosixClass,
  RegexNode,
  UnicodeClassNode,
} from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { parseEscape } from "./parse-escape.ts";

const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const BACKSLASH = 0x5c;
const CARET = 0x5e;
const COLON = 0x3a;
const AMPERSAND = 0x26;
const HYPHEN = 0x2d;
const TILDE = 0x7e;

/** The names `[:name:]` knows, with the ASCII ranges they stand for (first, last, first, last ...). */
export const POSIX_CLASSES: ReadonlyMap<string, readonly number[]> = new Map([
  ["alnum", [0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a]],
  ["alpha", [0x41, 0x5a, 0x61, 0x7a]],
  ["ascii", [0x00, 0x7f]],
  ["blank", [0x09, 0x09, 0x20, 0x20]],
  ["cntrl", [0x00, 0x1f, 0x7f, 0x7f]],
  ["digit", [0x30, 0x39]],
  ["graph", [0x21, 0x7e]],
  ["lower", [0x61, 0x7a]],
  ["print", [0x20, 0x7e]],
  ["punct", [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e]],
  ["space", [0x09, 0x0d, 0x20, 0x20]],
  ["upper", [0x41, 0x5a]],
  ["word", [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]],
  ["xdigit", [0x30, 0x39, 0x41, 0x46, 0x61, 0x66]],
]);

/** Items side by side, as they are being read. */
interface OpenUnion {
  start: number;
  end: number;
  readonly items: ClassItem[];
}

interface OpenClass {
  readonly kind: "open";
  /** What stood before the bracket in the enclosing class. */
  readonly outer: OpenUnion;
  readonly start: number;
  /** Behind the bracket, `^` and the leading hyphens or `]`: where an unclosed class is marked. */
  readonly openEnd: number;
  readonly negated: boolean;
}

interface OpenOperation {
  readonly kind: "operation";
  readonly operator: ClassOperation["operator"];
  readonly left: ClassSet;
}

type Frame = OpenClass | OpenOperation;

function emptyUnion(at: number): OpenUnion {
  return { start: at, end: at, items: [] };
}

function push(union: OpenUnion, item: ClassItem): void {
  if (union.items.length === 0) union.start = item.start;
  union.end = item.end;
  union.items.push(item);
}

function closeUnion(union: OpenUnion): ClassItem {
  const { start, end, items } = union;
  const [first] = items;
  if (first === undefined) return { kind: "empty", start, end };
  return items.length === 1 ? first : { kind: "union", items, start, end };
}

/** Ends the operation on top of the stack, if there is one, with `right` as its right side. */
function closeOperation(stack: Frame[], right: ClassSet): ClassSet {
  const top = stack.at(-1);
  if (top?.kind !== "operation") return right;
  stack.pop();
  const { operator, left } = top;
  return { kind: "operation", operator, left, right, start: left.start, end: right.end };
}

function setOperator(cursor: Cursor, unit: number): ClassOperation["operator"] | undefined {
  if (unit !== AMPERSAND && unit !== HYPHEN && unit !== TILDE) return undefined;
  if (cursor.peek() !== unit) return undefined;
  return unit === AMPERSAND ? "&&" : unit === HYPHEN ? "--" : "~~";
}

/** A whole `[...]`. The cursor stands on the bracket and is left behind the closing one. */
export function parseClass(cursor: Cursor): ClassNode {
  const stack: Frame[] = [];
  let union = emptyUnion(cursor.position);
  for (;;) {
    cursor.bumpSpace();
    if (cursor.atEnd()) failUnclosed(cursor, stack);
    const unit = cursor.unit();
    if (unit === OPEN_BRACKET) {
      const posix = stack.length === 0 ? undefined : parsePosixClass(cursor);
      if (posix !== undefined) push(union, posix);
      else union = openClass(cursor, stack, union);
      continue;
    }
    if (unit === CLOSE_BRACKET) {
      const set = closeOperation(stack, closeUnion(union));
      const opened = stack.pop() as OpenClass;
      cursor.bump();
      const { start, negated, outer } = opened;
      const closed: ClassNode = { kind: "class", negated, set, start, end: cursor.position };
      if (stack.length === 0) return closed;
      union = outer;
      push(union, closed);
      continue;
    }
    const operator = setOperator(cursor, unit);
    if (operator === undefined) {
      push(union, parseItem(cursor, stack));
      continue;
    }
    cursor.position += operator.length;
    stack.push({ kind: "operation", operator, left: closeOperation(stack, closeUnion(union)) });
    union = emptyUnion(cursor.position);
  }
}

function failUnclosed(cursor: Cursor, stack: readonly Frame[]): never {
  const opened = stack.findLast((frame) => frame.kind === "open") as OpenClass;
  return cursor.fail("class-unclosed", opened.start, opened.openEnd);
}

/** The bracket, `^`, and what is a literal only right behind them: any number of `-`, else one `]`. */
function openClass(cursor: Cursor, stack: Frame[], outer: OpenUnion): OpenUnion {
  const start = cursor.position;
  const step = () => {
    if (!cursor.bumpAndSpace()) cursor.fail("class-unclosed", start, cursor.position);
  };
  step();
  const negated = cursor.unit() === CARET;
  if (negated) step();
  const union = emptyUnion(cursor.position);
  while (cursor.unit() === HYPHEN) {
    push(union, verbatim(cursor));
    if (!cursor.bumpAndSpace()) cursor.fail("class-unclosed", start, start);
  }
  if (union.items.length === 0 && cursor.unit() === CLOSE_BRACKET) {
    push(union, verbatim(cursor));
    step();
  }
  stack.push({ kind: "open", outer, start, openEnd: cursor.position, negated });
  return union;
}

/** The character here as a literal; the cursor stays. */
function verbatim(cursor: Cursor): LiteralNode {
  const start = cursor.position;
  return { kind: "literal", form: "verbatim", codePoint: cursor.codePoint(), start, end: cursor.afterCharacter() };
}

/** `[:name:]` or `[:^name:]`. Undefined, with the cursor where it was, if it is anything else. */
function parsePosixClass(cursor: Cursor): PosixClass | undefined {
  const start = cursor.position;
  const { text } = cursor;
  if (text.charCodeAt(start + 1) !== COLON) return undefined;
  const negated = text.charCodeAt(start + 2) === CARET;
  const nameStart = start + (negated ? 3 : 2);
  const nameEnd = text.indexOf(":", nameStart);
  if (nameEnd < 0 || text.charCodeAt(nameEnd + 1) !== CLOSE_BRACKET) return undefined;
  const name = text.slice(nameStart, nameEnd);
  if (!POSIX_CLASSES.has(name)) return undefined;
  cursor.position = nameEnd + 2;
  return { kind: "posix-class", name, negated, start, end: cursor.position };
}

/** What an item may turn out to be before it is known whether it begins a range. */
type Primitive = Extract<RegexNode, { kind: "literal" | "assertion" | "perl-class" | "unicode-class" }>;

function parsePrimitive(cursor: Cursor): Primitive {
  if (cursor.unit() === BACKSLASH) {
    const primitive = parseEscape(cursor) as Primitive;
    if (primitive.kind === "literal" && primitive.codePoint > 0x7f) cursor.sawUnicode = true;
    return primitive;
  }
  const literal = verbatim(cursor);
  if (literal.codePoint > 0x7f) cursor.sawUnicode = true;
  cursor.bump();
  return literal;
}

function asItem(cursor: Cursor, primitive: Primitive): LiteralNode | PerlClassNode | UnicodeClassNode {
  if (primitive.kind !== "assertion") return primitive;
  return cursor.fail("class-escape-invalid", primitive.start, primitive.end);
}

function asBound(cursor: Cursor, primitive: Primitive): LiteralNode {
  if (primitive.kind === "literal") return primitive;
  return cursor.fail("class-range-literal", primitive.start, primitive.end);
}

/** One item: a literal, an escape, or a range. */
function parseItem(cursor: Cursor, stack: readonly Frame[]): ClassItem {
  const first = parsePrimitive(cursor);
  cursor.bumpSpace();
  if (cursor.atEnd()) failUnclosed(cursor, stack);
  if (cursor.unit() !== HYPHEN) return asItem(cursor, first);
  const next = cursor.peekPastSpace();
  if (next === CLOSE_BRACKET || next === HYPHEN) return asItem(cursor, first);
  if (!cursor.bumpAndSpace()) failUnclosed(cursor, stack);
  const second = parsePrimitive(cursor);
  const from = asBound(cursor, first);
  const to = asBound(cursor, second);
  const { start } = from;
  const { end } = to;
  if (from.codePoint > to.codePoint) cursor.fail("class-range-invalid", start, end);
  return { kind: "range", from, to, start, end };
}
