import type { Span } from "#core/text/span.ts";
import type { Call, Field, Index, Node, Quantifier, Tree } from "./ast.ts";

export type TokenKind =
  | "field"
  | "function"
  /** `and`, `or`, `xor`, `not`, `any`, `all`, in words. */
  | "keyword"
  /** Comparison operators, and logical ones in symbols. */
  | "operator"
  | "string"
  | "regex"
  | "wildcard"
  | "number"
  | "ip"
  | "list"
  | "punctuation"
  | "comment"
  | "whitespace"
  /** Text that no rule took. */
  | "skipped";

export interface Token extends Span {
  readonly kind: TokenKind;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HASH = 0x23;

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0x85 || code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}

/** The end of the quoted text at `from`; `to` when it has no closing quote. */
function quotedEnd(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return to;
}

/** Writes tokens in the order of the text and fills what lies between nodes. */
class TokenWriter {
  readonly tokens: Token[] = [];
  private at: number;
  private readonly text: string;
  private readonly hasComments: boolean;

  constructor(tree: Tree) {
    this.at = tree.start;
    this.text = tree.text;
    this.hasComments = tree.options.trivia === "file";
  }

  /** The next token of the tree. An empty one, or one that is written already, is left out. */
  write(kind: TokenKind, start: number, end: number): void {
    if (end <= start || start < this.at) return;
    this.fill(start);
    this.tokens.push({ kind, start, end });
    this.at = end;
  }

  /** What no node holds, up to `to`: white space, comments, and text that recovery stepped over. */
  fill(to: number): void {
    const { text } = this;
    while (this.at < to) {
      const start = this.at;
      const first = text.charCodeAt(start);
      let end = start + 1;
      let kind: TokenKind;
      if (isBlank(first)) {
        kind = "whitespace";
        while (end < to && isBlank(text.charCodeAt(end))) end++;
      } else if (first === HASH && this.hasComments) {
        kind = "comment";
        const newline = text.indexOf("\n", start);
        end = newline === -1 || newline > to ? to : newline;
        // The CR of a line's end is white space, not comment.
        if (text.charCodeAt(end - 1) === 0x0d) end--;
      } else if (first === QUOTE) {
        kind = "string";
        end = quotedEnd(text, start, to);
      } else {
        kind = "skipped";
        while (end < to && !isBlank(text.charCodeAt(end)) && text.charCodeAt(end) !== QUOTE) {
          if (this.hasComments && text.charCodeAt(end) === HASH) break;
          end++;
        }
      }
      this.tokens.push({ kind, start, end });
      this.at = end;
    }
  }

  /** An operator or keyword at `span`: a keyword when it is written in letters and is not a comparison. */
  logical(span: Span): void {
    const first = this.text.charCodeAt(span.start) | 0x20;
    this.write(first >= 0x61 && first <= 0x7a ? "keyword" : "operator", span.start, span.end);
  }
}

function writeIndex(writer: TokenWriter, index: Index): void {
  writer.write("punctuation", index.start, index.start + 1);
  const { content } = index;
  if (index.access === "key") writer.write("string", content.start, content.end);
  else if (index.access === "position") writer.write("number", content.start, content.end);
  else if (index.access === "each") writer.write("punctuation", content.start, content.end);
  if (index.closed) writer.write("punctuation", index.end - 1, index.end);
}

function writeField(writer: TokenWriter, field: Field): void {
  writer.write("field", field.start, field.nameEnd);
  for (const index of field.indexes) writeIndex(writer, index);
}

function writeCall(writer: TokenWriter, call: Call): void {
  writer.write("function", call.start, call.nameEnd);
  if (call.open < call.close) writer.write("punctuation", call.open, call.open + 1);
  let comma = 0;
  for (const argument of call.arguments) {
    for (; comma < call.commas.length && (call.commas[comma] as number) < argument.start; comma++) {
      writer.write("punctuation", call.commas[comma] as number, (call.commas[comma] as number) + 1);
    }
    writeNode(writer, argument);
  }
  for (; comma < call.commas.length; comma++) {
    writer.write("punctuation", call.commas[comma] as number, (call.commas[comma] as number) + 1);
  }
  if (call.closed) writer.write("punctuation", call.close - 1, call.close);
  for (const index of call.indexes) writeIndex(writer, index);
}

function writeQuantifier(writer: TokenWriter, node: Quantifier): void {
  writer.write("keyword", node.start, node.nameEnd);
  writer.write("punctuation", node.open, node.open + 1);
  writeNode(writer, node.argument);
  if (node.closed) writer.write("punctuation", node.end - 1, node.end);
}

function writeNode(writer: TokenWriter, node: Node): void {
  switch (node.kind) {
    case "logical":
      node.items.forEach((item, index) => {
        if (index > 0) writer.logical(node.operators[index - 1] as Span);
        writeNode(writer, item);
      });
      return;
    case "group":
      writer.write("punctuation", node.start, node.start + 1);
      writeNode(writer, node.inner);
      if (node.closed) writer.write("punctuation", node.end - 1, node.end);
      return;
    case "not":
      writer.logical(node.operator);
      writeNode(writer, node.operand);
      return;
    case "quantifier":
      writeQuantifier(writer, node);
      return;
    case "comparison":
      writeNode(writer, node.left);
      writer.write("operator", node.operatorSpan.start, node.operatorSpan.end);
      writeNode(writer, node.right);
      return;
    case "field":
      writeField(writer, node);
      return;
    case "call":
      writeCall(writer, node);
      return;
    case "index":
      writeIndex(writer, node);
      return;
    case "set":
      writer.write("punctuation", node.start, node.start + 1);
      for (const member of node.members) writeNode(writer, member);
      if (node.closed) writer.write("punctuation", node.end - 1, node.end);
      return;
    case "integer-range":
    case "ip-range":
      writeNode(writer, node.from);
      writer.write("punctuation", node.from.end, node.to.start);
      writeNode(writer, node.to);
      return;
    case "integer":
      writer.write("number", node.start, node.end);
      return;
    case "ip":
    case "cidr":
      writer.write("ip", node.start, node.end);
      return;
    case "string":
    case "regex":
    case "wildcard":
    case "list":
      writer.write(node.kind, node.start, node.end);
      return;
    case "missing":
      return;
  }
}

/**
 * The tree's text as tokens: every character of `[tree.start, tree.end)` exactly once, in order. `strict wildcard` is one
 * operator token with the white space (in a file also comments) between its words.
 */
export function tokensOf(tree: Tree): Token[] {
  const writer = new TokenWriter(tree);
  writeNode(writer, tree.root);
  writer.fill(tree.end);
  return writer.tokens;
}
