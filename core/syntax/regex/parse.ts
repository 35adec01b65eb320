import { type ClassSet, NEST_LIMIT, partsOf, type RegexNode, type RegexSpan } from "./ast.ts";
import { Cursor, isWhitespace } from "./cursor.ts";
import type { RegexFault } from "./error-text.ts";
import { parseClass } from "./parse-class.ts";
import { parseEscape } from "./parse-escape.ts";
import { type GroupHead, GroupHeads } from "./parse-group.ts";

/** A pattern that parsed. */
export interface ParsedRegex {
  readonly ast: RegexNode;
  /** Comments of verbose mode, in order. */
  readonly comments: readonly RegexSpan[];
  /** How many capturing groups there are. */
  readonly captures: number;
  /** Whether something in it is forbidden without the `u` flag, or names a Unicode property. */
  readonly sawUnicode: boolean;
  /** Whether the `u` flag is switched on anywhere. */
  readonly sawUnicodeFlag: boolean;
  /** Whether some repetition is written with braces. */
  readonly sawCount: boolean;
}

const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const DOLLAR = 0x24;
const STAR = 0x2a;
const PLUS = 0x2b;
const COMMA = 0x2c;
const DOT = 0x2e;
const QUESTION = 0x3f;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CARET = 0x5e;
const OPEN_BRACE = 0x7b;
const BAR = 0x7c;
const CLOSE_BRACE = 0x7d;

const U32_MAX = 4_294_967_295;

/** A sequence being read. */
interface OpenConcat {
  readonly start: number;
  readonly items: RegexNode[];
}

interface OpenGroup {
  readonly kind: "group";
  /** The sequence the group stands in. */
  readonly before: OpenConcat;
  readonly head: GroupHead;
  readonly start: number;
  /** To restore when the group closes. */
  readonly ignoreWhitespace: boolean;
}

interface OpenAlternation {
  readonly kind: "alternation";
  readonly start: number;
  readonly alternatives: RegexNode[];
}

/** A number in braces, or why there is none. */
type Decimal = { readonly value: number } | RegexFault;

function closeConcat(concat: OpenConcat, end: number): RegexNode {
  const { start, items } = concat;
  const [first] = items;
  if (first === undefined) return { kind: "empty", start, end };
  return items.length === 1 ? first : { kind: "concat", items, start, end };
}

class Parser {
  readonly cursor: Cursor;
  readonly heads = new GroupHeads();
  sawUnicodeFlag = false;
  sawCount = false;
  private readonly stack: (OpenGroup | OpenAlternation)[] = [];

  constructor(pattern: string) {
    this.cursor = new Cursor(pattern);
  }

  parse(): RegexNode {
    const { cursor } = this;
    let concat: OpenConcat = { start: 0, items: [] };
    for (;;) {
      cursor.bumpSpace();
      if (cursor.atEnd()) break;
      const unit = cursor.unit();
      switch (unit) {
        case OPEN_PAREN:
          concat = this.openGroup(concat);
          break;
        case CLOSE_PAREN:
          concat = this.closeGroup(concat);
          break;
        case BAR:
          concat = this.nextAlternative(concat);
          break;
        case OPEN_BRACKET:
          concat.items.push(parseClass(cursor));
          break;
        case QUESTION:
          this.repetition(concat, 0, 1);
          break;
        case STAR:
          this.repetition(concat, 0, undefined);
          break;
        case PLUS:
          this.repetition(concat, 1, undefined);
          break;
        case OPEN_BRACE:
          this.countedRepetition(concat);
          break;
        case BACKSLASH:
          concat.items.push(parseEscape(cursor));
          break;
        default:
          concat.items.push(this.primitive(unit));
      }
    }
    const ast = this.end(concat);
    // A level takes a character at least, so a short pattern cannot be too deep.
    if (cursor.length >= NEST_LIMIT) checkNesting(cursor, ast, 0);
    return ast;
  }

  private primitive(unit: number): RegexNode {
    const { cursor } = this;
    const start = cursor.position;
    const codePoint = cursor.codePoint();
    cursor.bump();
    const end = cursor.position;
    if (unit === DOT) return { kind: "dot", start, end };
    if (unit === CARET) return { kind: "assertion", assertion: "start-line", start, end };
    if (unit === DOLLAR) return { kind: "assertion", assertion: "end-line", start, end };
    return { kind: "literal", form: "verbatim", codePoint, start, end };
  }

  private openGroup(concat: OpenConcat): OpenConcat {
    const { cursor, stack } = this;
    const start = cursor.position;
    const { ignoreWhitespace } = cursor;
    const head = this.heads.read(cursor);
    const flags = "setting" in head ? head.setting : head.flags;
    if (flags !== undefined) {
      if (flags.enabled.includes("u")) this.sawUnicodeFlag = true;
      if (flags.enabled.includes("x")) cursor.ignoreWhitespace = true;
      else if (flags.disabled.includes("x")) cursor.ignoreWhitespace = false;
    }
    if ("setting" in head) {
      concat.items.push({ kind: "flags", flags: head.setting, start, end: cursor.position });
      return concat;
    }
    stack.push({ kind: "group", before: concat, head, start, ignoreWhitespace });
    return { start: cursor.position, items: [] };
  }

  private nextAlternative(concat: OpenConcat): OpenConcat {
    const { cursor, stack } = this;
    const branch = closeConcat(concat, cursor.position);
    const top = stack.at(-1);
    if (top?.kind === "alternation") top.alternatives.push(branch);
    else stack.push({ kind: "alternation", start: concat.start, alternatives: [branch] });
    cursor.bump();
    return { start: cursor.position, items: [] };
  }

  /** The body of a group or of the pattern, with the alternation on top of the stack if there is one. */
  private closeBody(concat: OpenConcat): RegexNode {
    const end = this.cursor.position;
    const last = closeConcat(concat, end);
    const top = this.stack.at(-1);
    if (top?.kind !== "alternation") return last;
    this.stack.pop();
    const { start, alternatives } = top;
    alternatives.push(last);
    return { kind: "alternation", alternatives, start, end };
  }

  private closeGroup(concat: OpenConcat): OpenConcat {
    const { cursor, stack } = this;
    const body = this.closeBody(concat);
    const opened = stack.pop();
    if (opened?.kind !== "group") return cursor.failHere("group-unopened");
    const { start, head, before, ignoreWhitespace } = opened;
    cursor.ignoreWhitespace = ignoreWhitespace;
    cursor.bump();
    before.items.push({ kind: "group", ...head, body, start, end: cursor.position });
    return before;
  }

  private end(concat: OpenConcat): RegexNode {
    const body = this.closeBody(concat);
    const opened = this.stack.pop();
    if (opened !== undefined) this.cursor.fail("group-unclosed", opened.start, opened.start + 1);
    return body;
  }

  /** Takes what a repetition applies to out of the sequence. */
  private operand(concat: OpenConcat): RegexNode {
    const operand = concat.items.pop();
    if (operand === undefined || operand.kind === "empty" || operand.kind === "flags") {
      const { position } = this.cursor;
      return this.cursor.fail("repetition-missing", position, position);
    }
    return operand;
  }

  private repetition(concat: OpenConcat, min: number, max: number | undefined): void {
    const { cursor } = this;
    const start = cursor.position;
    const operand = this.operand(concat);
    const greedy = !(cursor.bump() && cursor.unit() === QUESTION);
    if (!greedy) cursor.bump();
    const end = cursor.position;
    const operator = { start, end };
    concat.items.push({
      kind: "repetition",
      operand,
      operator,
      counted: false,
      min,
      max,
      greedy,
      start: operand.start,
      end,
    });
  }

  private countedRepetition(concat: OpenConcat): void {
    const { cursor } = this;
    const start = cursor.position;
    this.sawCount = true;
    const operand = this.operand(concat);
    const unclosed = (): never => cursor.fail("repetition-count-unclosed", start, cursor.position);
    if (!cursor.bumpAndSpace()) unclosed();
    const first = this.decimal();
    if (cursor.atEnd()) unclosed();
    let min: number;
    let max: number | undefined;
    if (cursor.unit() === COMMA) {
      if (!cursor.bumpAndSpace()) unclosed();
      const open = cursor.unit() === CLOSE_BRACE;
      min = this.number(first);
      max = open ? undefined : this.number(this.decimal());
    } else {
      min = this.number(first);
      max = min;
    }
    if (cursor.unit() !== CLOSE_BRACE) unclosed();
    const greedy = !(cursor.bumpAndSpace() && cursor.unit() === QUESTION);
    if (!greedy) cursor.bump();
    const end = cursor.position;
    const operator = { start, end };
    if (max !== undefined && min > max) cursor.fail("repetition-count-invalid", start, end);
    concat.items.push({
      kind: "repetition",
      operand,
      operator,
      counted: true,
      min,
      max,
      greedy,
      start: operand.start,
      end,
    });
  }

  private number(decimal: Decimal): number {
    if ("value" in decimal) return decimal.value;
    return this.cursor.fail(decimal.kind, decimal.start, decimal.end);
  }

  /** Digits with white space around them, whatever the mode. */
  private decimal(): Decimal {
    const { cursor } = this;
    while (isWhitespace(cursor.unit())) cursor.bump();
    const start = cursor.position;
    let value = 0;
    let empty = true;
    for (let unit = cursor.unit(); unit >= 0x30 && unit <= 0x39; unit = cursor.unit()) {
      value = value * 10 + (unit - 0x30);
      empty = false;
      cursor.bumpAndSpace();
    }
    const end = cursor.position;
    while (isWhitespace(cursor.unit())) cursor.bumpAndSpace();
    if (empty) return { kind: "repetition-count-decimal-empty", start, end };
    return value > U32_MAX ? { kind: "decimal-invalid", start, end } : { value };
  }
}

/** Refuses a tree of more than {@link NEST_LIMIT} levels, at the first node too deep in reading order. */
function checkNesting(cursor: Cursor, node: RegexNode | ClassSet, depth: number): void {
  const parts = partsOf(node);
  if (parts === undefined) return;
  if (depth >= NEST_LIMIT) cursor.fail("nest-limit-exceeded", node.start, node.end);
  for (const part of parts) checkNesting(cursor, part, depth + 1);
}

/**
 * Parses a pattern as the engine's regex crate (regex-syntax 0.8.9) does, without looking at whether its Unicode
 * classes exist or are allowed: see `judge.ts` for the whole verdict.
 *
 * Never throws. The fault is the engine's first one.
 */
export function parsePattern(pattern: string): ParsedRegex | { readonly fault: RegexFault } {
  const parser = new Parser(pattern);
  const { cursor, heads } = parser;
  try {
    const ast = parser.parse();
    const { comments, sawUnicode } = cursor;
    const { captures } = heads;
    const { sawCount, sawUnicodeFlag } = parser;
    return { ast, comments, captures, sawUnicode, sawUnicodeFlag, sawCount };
  } catch (thrown) {
    if (cursor.fault === undefined) throw thrown;
    return { fault: cursor.fault };
  }
}
