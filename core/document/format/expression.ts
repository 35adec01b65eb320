/** The one layout of an expression. */
import type {
  Call,
  Comparison,
  Expression,
  Field,
  Group,
  Index,
  Logical,
  Node,
  Quantifier,
  SetLiteral,
  Tree,
} from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { isUnicodeSpace } from "#core/syntax/scanner.ts";
import { descendants } from "#core/syntax/visit.ts";
import { deployedExpression } from "../deployed.ts";
import { concat, type Doc, group, hardLine, indent, line, printDoc, softLine } from "./doc.ts";
import { type Gap, joinGaps, readGap } from "./gap.ts";

/** Columns that a line may have before it is broken. */
export const WIDTH = 100;
const STEP = 2;
/** Characters of a deployed expression that every editor of Cloudflare takes. */
const LONGEST = 4000;

export interface ExpressionFormat {
  /** Columns (code points) that a line may have; 100 by default. */
  readonly width?: number;
  /**
   * `normal`: one space around operators, none inside brackets. `kept`: no white space is made or lost, only line breaks
   * come and go, so that what is deployed stays the same to the letter.
   */
  readonly spacing?: "normal" | "kept";
  /** What ends a line; LF by default. */
  readonly lineEnd?: string;
}

/**
 * The text of an expression in its layout, with its comments and without a line end after the last line. It stays on one
 * line when that holds it. Tokens are never changed, and only white space that means nothing is, so the result parses to
 * the same tree. Undefined where the tree has syntax errors.
 */
export function formatExpression(tree: Tree, options: ExpressionFormat = {}): string | undefined {
  if (!isSound(tree)) return undefined;
  const { width = WIDTH, spacing = "normal", lineEnd = "\n" } = options;
  const layout = new Layout(tree, spacing === "kept");
  const doc = layout.all(tree.root);
  if (layout.lost) return undefined;
  const result = printDoc(doc, { width, step: STEP, lineEnd });
  return spacing === "normal" && outgrows(result, tree)
    ? formatExpression(tree, { ...options, spacing: "kept" })
    : result;
}

/** Whether the spaces of a layout would make a long expression longer than what is taken. */
function outgrows(formatted: string, tree: Tree): boolean {
  if (formatted.length <= LONGEST) return false;
  const { start: _, end: __, ...options } = tree.options;
  const { length } = deployedExpression(parse(formatted, options)).text;
  return length > LONGEST && length > deployedExpression(tree).text.length;
}

/** Whether a tree has no syntax error. Errors of types and names leave its shape beyond doubt. */
function isSound({ engineError, diagnostics, skipped, root }: Tree): boolean {
  if (engineError === undefined) return true;
  if (skipped.length > 0 || diagnostics.some(({ code }) => code.startsWith("syntax/"))) return false;
  for (const node of descendants(root)) {
    if (node.kind === "missing") return false;
    if ("closed" in node && !node.closed) return false;
  }
  return true;
}

/** What white space becomes where no comment stands. */
type Space = "none" | "space" | "line" | "soft";

/** Turns nodes into layouts, token by token in the order of the text. */
class Layout {
  /** Whether text was met that is neither a token nor trivia. */
  lost = false;
  readonly #text: string;
  readonly #end: number;
  readonly #kept: boolean;
  readonly #inFile: boolean;
  /** End of the last token. */
  #at: number;
  #first = true;

  constructor(tree: Tree, kept: boolean) {
    this.#text = tree.text;
    // Around an expression the engine takes all of Unicode's white space away, between tokens it knows only some of it.
    let { start, end } = tree;
    while (start < end && isUnicodeSpace(tree.text.charCodeAt(start))) start++;
    while (end > start && isUnicodeSpace(tree.text.charCodeAt(end - 1))) end--;
    this.#at = start;
    this.#end = end;
    this.#kept = kept;
    this.#inFile = tree.options.trivia === "file";
  }

  all(root: Expression): Doc {
    const before = this.#commentsOf(this.#gap(root.start));
    const content = root.kind === "logical" ? group(this.#chain(root)) : this.#node(root);
    return concat(before, content, this.#commentLines(this.#gap(this.#end)));
  }

  #node(node: Node): Doc {
    switch (node.kind) {
      case "logical":
        return group(indent(this.#chain(node)));
      case "group":
        return this.#group(node);
      case "not": {
        const { start, end } = node.operator;
        const operator = this.#token(start, end);
        const isWord = this.#text[start] !== "!";
        return concat(operator, this.#inner(node.operand.start, isWord ? "space" : "none"), this.#node(node.operand));
      }
      case "quantifier":
        return this.#quantifier(node);
      case "comparison":
        return this.#comparison(node);
      case "field":
        return concat(this.#token(node.start, node.nameEnd), ...this.#indexes(node));
      case "call":
        return this.#call(node);
      case "set":
        return this.#set(node);
      case "index":
        return this.#index(node);
      default:
        return this.#token(node.start, node.end);
    }
  }

  /** `a`, then on the same line or on lines of their own `and b`, `and c`. */
  #chain(node: Logical): Doc {
    const parts: Doc[] = [];
    for (const [index, item] of node.items.entries()) {
      const operator = node.operators[index - 1];
      if (operator !== undefined) {
        const before = this.#gap(operator.start);
        const word = this.#token(operator.start, operator.end);
        const after = this.#gap(item.start);
        parts.push(this.#doc(joinGaps(before, after), "line"), word, this.#doc({ ...after, comments: [] }, "space"));
        this.#at = item.start;
      }
      parts.push(this.#node(item));
    }
    return concat(...parts);
  }

  #group(node: Group): Doc {
    const { inner } = node;
    return this.#brackets(node.start, node.end, inner.start, () =>
      inner.kind === "logical" ? this.#chain(inner) : this.#node(inner),
    );
  }

  #quantifier(node: Quantifier): Doc {
    const { argument } = node;
    const name = this.#token(node.start, node.nameEnd);
    const space = this.#inner(node.open, "none");
    const brackets = this.#brackets(node.open, node.end, argument.start, () =>
      argument.kind === "logical" ? this.#chain(argument) : this.#node(argument),
    );
    return concat(name, space, brackets);
  }

  #call(node: Call): Doc {
    const name = this.#token(node.start, node.nameEnd);
    const space = this.#inner(node.open, "none");
    const [first] = node.arguments;
    const brackets = this.#brackets(node.open, node.close, first?.start ?? node.close - 1, () => {
      const parts: Doc[] = [];
      for (const [index, argument] of node.arguments.entries()) {
        const comma = node.commas[index - 1];
        if (comma !== undefined) {
          const before = this.#gap(comma);
          const word = this.#token(comma, comma + 1);
          const after = this.#gap(argument.start);
          const space = this.#doc({ ...before, comments: [] }, "none");
          parts.push(space, word, this.#doc({ ...joinGaps(before, after), spaced: after.spaced }, "line"));
          this.#at = argument.start;
        }
        parts.push(this.#node(argument));
      }
      return concat(...parts);
    });
    return concat(name, space, brackets, ...this.#indexes(node));
  }

  #comparison(node: Comparison): Doc {
    const left = this.#node(node.left);
    const { start, end } = node.operatorSpan;
    const before = this.#inner(start, "space");
    // A file may hold a comment between `strict` and `wildcard`; it goes behind them.
    const [, between = "", second] = /^(strict)(.+)$/s.exec(this.#text.slice(start, end)) ?? [];
    let operator: Doc;
    let inside: Gap | undefined;
    if (second === undefined || between === "") operator = this.#token(start, end);
    else {
      this.#token(start, start + between.length);
      inside = this.#gap(end - "wildcard".length);
      this.#at = end;
      operator = node.operator;
    }
    const gap = this.#gap(node.right.start);
    const after = this.#doc(inside === undefined ? gap : { ...joinGaps(inside, gap), spaced: gap.spaced }, "space");
    return concat(left, before, operator, indent(after), this.#node(node.right));
  }

  #set(node: SetLiteral): Doc {
    const { members } = node;
    const [first] = members;
    return this.#brackets(node.start, node.end, first?.start ?? node.end - 1, () => {
      // Where comments tell members apart, the author's lines stay.
      const commented = this.#inFile && this.#holdsComment(members);
      const parts: Doc[] = [];
      for (const member of members) {
        if (member === first) {
          parts.push(this.#node(member));
          continue;
        }
        const gap = this.#gap(member.start);
        const stays = commented && gap.broken && gap.comments.length === 0;
        const space = stays ? hardLine : this.#doc(gap, "line");
        parts.push(group(concat(space, this.#node(member))));
      }
      return concat(...parts);
    });
  }

  /** Whether a comment stands between the members of a set, or behind the last one. */
  #holdsComment(members: SetLiteral["members"]): boolean {
    for (const [index, member] of members.entries()) {
      const end = members[index + 1]?.start ?? this.#text.indexOf("}", member.end);
      if (this.#text.slice(member.end, end).includes("#")) return true;
    }
    return false;
  }

  #indexes({ indexes }: Field | Call): Doc[] {
    return indexes.map((index) => this.#index(index));
  }

  #index({ start, end, content }: Index): Doc {
    const open = this.#token(start, start + 1);
    const before = this.#inner(content.start, "none");
    const key = this.#token(content.start, content.end);
    return concat(open, before, key, this.#inner(end - 1, "none"), this.#token(end - 1, end));
  }

  /**
   * An opening bracket, content and a closing one. When it does not fit on the line and the author had white space after
   * the opening bracket, the brackets stand on lines of their own; else nothing comes between them and the content, so that
   * breaking lines does not change what is deployed.
   */
  #brackets(start: number, end: number, contentStart: number, content: () => Doc): Doc {
    const open = this.#token(start, start + 1);
    const first = this.#gap(contentStart);
    this.#at = contentStart;
    if (contentStart === end - 1) {
      const inside =
        first.comments.length > 0 ? concat(indent(this.#commentLines(first)), hardLine) : this.#doc(first, "none");
      return concat(open, inside, this.#token(end - 1, end));
    }
    const inner = content();
    const last = this.#gap(end - 1);
    const close = this.#token(end - 1, end);
    // In a layout with spaces of its own the closing bracket does as the opening one did.
    const space = this.#doc(this.#kept ? last : { ...last, spaced: first.spaced }, "soft");
    const before = last.comments.length > 0 ? concat(indent(this.#commentLines(last)), hardLine) : space;
    return group(concat(open, indent(concat(this.#doc(first, "soft"), inner)), before, close));
  }

  /** The text of a token. What stands before it was read as a gap. */
  #token(start: number, end: number): string {
    if (start !== this.#at) this.#gap(start);
    this.#at = end;
    this.#first = false;
    return this.#text.slice(start, end);
  }

  /** What stands between the last token and the next one, which starts at `to`. */
  #gap(to: number): Gap {
    const gap = readGap(this.#text, this.#at, to, this.#first, this.#inFile);
    if (gap !== undefined) return gap;
    this.lost = true;
    return { comments: [], spaced: true, broken: false, apart: false };
  }

  /** A gap inside of something that is not broken, but where a comment makes it. */
  #inner(to: number, space: Space): Doc {
    const gap = this.#gap(to);
    this.#at = to;
    return indent(this.#doc(gap, space));
  }

  /** The layout of a gap: its comments on their lines and a line break, or white space. */
  #doc(gap: Gap, space: Space): Doc {
    if (gap.comments.length > 0) return concat(this.#commentLines(gap), gap.apart ? hardLine : "", hardLine);
    if (this.#kept) {
      if (!gap.spaced) return "";
      return space === "line" || space === "soft" ? line : " ";
    }
    if (space === "none") return "";
    if (space === "space") return " ";
    if (space === "line") return line;
    return gap.spaced ? softLine : "";
  }

  /** Comments behind a token: the trailing one on its line, each other one on a line of its own. */
  #commentLines({ comments }: Gap): Doc {
    return concat(
      ...comments.map(({ text, trailing, apart }) =>
        trailing ? ` ${text}` : concat(apart ? hardLine : "", hardLine, text),
      ),
    );
  }

  /** Comments before the first token. */
  #commentsOf({ comments, apart }: Gap): Doc {
    const lines = comments.map((comment) => concat(comment.apart ? hardLine : "", comment.text, hardLine));
    return concat(...lines, apart ? hardLine : "");
  }
}
