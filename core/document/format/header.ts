/** The one layout of a header: the author's keys, order, comments and styles, with even indentation and spacing. */
import { type CST, Parser, parseDocument } from "yaml";
import { concat, type Doc, group, indent, line, printDoc } from "./doc.ts";
import { plainText } from "./plain-scalar.ts";

const STEP = 2;

/**
 * The text of a header in its layout, lines ended by LF, the last one included; empty when nothing is in it. Values and
 * comments are never changed. Undefined where the YAML has problems or parts that are better left as they were written
 * (anchors, tags, complex keys).
 */
export function formatHeader(text: string, width: number): string | undefined {
  const source = text.replace(/\r\n?/g, "\n");
  const meaning = meaningOf(source);
  if (meaning === undefined) return undefined;
  const writer = new HeaderWriter(source, width);
  for (const token of new Parser().parse(source)) writer.top(token);
  const formatted = writer.end();
  if (formatted === undefined || meaningOf(formatted) !== meaning) return undefined;
  return commentsOf(formatted) === commentsOf(source) ? formatted : undefined;
}

/** The value of a YAML text, as something to compare; undefined where it is not in order. */
function meaningOf(source: string): string | undefined {
  try {
    const document = parseDocument(source, { version: "1.2", schema: "core", logLevel: "silent", prettyErrors: false });
    if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
    return JSON.stringify(document.toJS({ mapAsMap: true }), (_, value: unknown) =>
      value instanceof Map ? [...value] : Object.is(value, -0) || typeof value === "bigint" ? `number ${value}` : value,
    );
  } catch {
    // Nesting without bounds exhausts the library's stack.
    return undefined;
  }
}

function commentsOf(source: string): string {
  const found: string[] = [];
  const collect = (token: unknown): void => {
    if (Array.isArray(token)) token.forEach(collect);
    else if (typeof token === "object" && token !== null) {
      if ("type" in token && token.type === "comment") found.push(String((token as CST.SourceToken).source).trimEnd());
      else for (const part of Object.values(token)) collect(part);
    }
  };
  collect([...new Parser().parse(source)]);
  return found.sort().join("\n");
}

/** A block collection that is open: where its items start, in the text and in the layout. */
interface Level {
  readonly column: number;
  readonly indent: number;
}

interface PendingComment {
  readonly text: string;
  readonly column: number;
  /** Whether an empty line stands before it. */
  readonly apart: boolean;
}

/** Where a token may stand. */
interface Place {
  readonly levels: readonly Level[];
  /** Indentation of a line that starts with it. */
  readonly indent: number;
  /** What separates it from the token before on the same line; undefined when it starts a line. */
  readonly separator: string | undefined;
}

type Collection = CST.BlockMap | CST.BlockSequence;

/** Writes the tokens of a header in order. */
class HeaderWriter {
  readonly #source: string;
  readonly #width: number;
  #result = "";
  /** Whether something was met that is left as it was written. */
  #exotic = false;
  /** Line breaks since the last token. */
  #newlines = 0;
  #afterComment = false;
  #levels: readonly Level[] = [];
  #comments: PendingComment[] = [];

  constructor(source: string, width: number) {
    this.#source = source;
    this.#width = width;
  }

  top(token: CST.Token): void {
    if (token.type === "document") {
      this.#trivia(token.start);
      if (token.value !== undefined) this.#value(token.value, [], isCollection(token.value) ? 0 : STEP, "");
      this.#trivia(token.end);
    } else if (token.type === "comment" || token.type === "newline" || token.type === "space") this.#trivia([token]);
    else this.#exotic = true;
  }

  end(): string | undefined {
    this.#flush(0, -1);
    if (this.#exotic) return undefined;
    return this.#result === "" ? "" : `${this.#result}\n`;
  }

  #collection(node: Collection, levels: readonly Level[], indentation: number, separator: string | undefined): void {
    const level: Level = { column: this.#column(node.offset), indent: indentation };
    const inside = [...levels, level];
    let isFirst = true;
    for (const item of node.items) {
      const { start, key, sep, value } = item as CST.BlockMap["items"][number];
      const place: Place = { levels: inside, indent: indentation, separator: isFirst ? separator : undefined };
      for (const token of start ?? []) {
        if (token.type === "seq-item-ind") this.#write("-", place, token.offset);
        else this.#trivia([token]);
      }
      if (key === undefined && sep === undefined && value === undefined && node.type === "block-map") continue;
      isFirst = false;
      if (node.type === "block-map") {
        if (key === null || key === undefined || !isScalar(key)) {
          this.#exotic = true;
          return;
        }
        this.#write(scalarText(key, false), place, key.offset);
        this.#trivia(key.end);
        for (const token of sep ?? []) {
          if (token.type === "map-value-ind") this.#write(":", { ...place, separator: "" }, token.offset);
          else this.#trivia([token]);
        }
      }
      if (value === undefined) continue;
      const startsLine = node.type === "block-map" && isCollection(value);
      this.#value(value, inside, indentation + STEP, startsLine ? undefined : " ");
    }
  }

  #value(node: CST.Token, levels: readonly Level[], indentation: number, separator: string | undefined): void {
    const place: Place = { levels, indent: indentation, separator };
    if (isCollection(node)) this.#collection(node, levels, indentation, separator);
    else if (isScalar(node)) {
      const text = scalarText(node, false);
      const lines = text.split("\n").map((part, index) => (index === 0 ? part : part.replace(/^[ \t]+/, "")));
      this.#write(
        lines.map((part, index) => indented(part, index === 0 ? 0 : indentation)).join("\n"),
        place,
        node.offset,
      );
      this.#trivia(node.end);
    } else if (node.type === "block-scalar") this.#blockScalar(node, place);
    else if (node.type === "flow-collection") this.#flow(node, place);
    else this.#exotic = true;
  }

  #blockScalar(node: CST.BlockScalar, place: Place): void {
    let header = "";
    for (const token of node.props) {
      if (token.type === "block-scalar-header") header = token.source;
      else if (token.type === "comment") header += ` ${token.source.trimEnd()}`;
      else if (token.type !== "space" && token.type !== "newline") this.#exotic = true;
    }
    // An explicit indentation counts from where the parent stands.
    if (!/^[|>][+-]?(?: #|$)/.test(header)) this.#exotic = true;
    const lines = node.source.replace(/\n$/, "").split("\n");
    const before = Math.min(...lines.filter((part) => part.trim() !== "").map((part) => part.search(/[^ ]/)));
    if (!Number.isFinite(before)) this.#exotic = true;
    const content = lines.map((part) => indented(part.slice(before), place.indent));
    if (header[1] !== "+") while (content.at(-1) === "") content.pop();
    const dropped = lines.length - content.length;
    this.#write([header, ...content].join("\n"), place, node.offset);
    this.#newlines = 1 + dropped;
  }

  #flow(node: CST.FlowCollection, place: Place): void {
    const close = node.end[0];
    if (close === undefined) {
      this.#exotic = true;
      return;
    }
    const at = place.separator === undefined || this.#afterComment || this.#comments.length > 0;
    const column = at
      ? place.indent
      : this.#result.length - this.#result.lastIndexOf("\n") - 1 + place.separator.length;
    const doc = flowDoc(node);
    let text: string;
    if (doc === undefined) {
      const [first = "", ...rest] = this.#source.slice(node.offset, close.offset + 1).split("\n");
      text = [first, ...rest.map((part) => indented(part.trim(), place.indent))].join("\n");
    } else {
      const offset = "x".repeat(column);
      const [first = "", ...rest] = printDoc(concat(offset, doc), { width: this.#width, step: place.indent }).split(
        "\n",
      );
      text = [first.slice(column), ...rest].join("\n");
    }
    this.#write(text, place, node.offset);
    this.#trivia(node.end.slice(1));
  }

  /** Notes comments and line breaks. Anything else between keys and values is exotic. */
  #trivia(tokens: readonly CST.SourceToken[] | undefined): void {
    for (const { type, source, offset } of tokens ?? []) {
      if (type === "newline") this.#newlines += source.split("\n").length - 1;
      else if (type === "comment") this.#comment(source.trimEnd(), offset);
      else if (type !== "space") this.#exotic = true;
    }
  }

  #comment(text: string, offset: number): void {
    if (this.#newlines === 0 && this.#comments.length === 0 && this.#result !== "") {
      this.#result += ` ${text}`;
      this.#afterComment = true;
    } else {
      const isFirst = this.#result === "" && this.#comments.length === 0;
      this.#comments.push({ text, column: this.#column(offset), apart: this.#newlines > 1 && !isFirst });
    }
    this.#newlines = 0;
  }

  #write(text: string, { levels, indent, separator }: Place, offset: number): void {
    const commented = this.#comments.length > 0 || this.#afterComment;
    const startsLine = separator === undefined || commented;
    this.#flush(indent, this.#column(offset));
    if (!startsLine) this.#result += separator;
    else if (this.#result !== "") this.#result += `${this.#newlines > 1 ? "\n" : ""}\n${" ".repeat(indent)}`;
    this.#result += text;
    this.#newlines = 0;
    this.#afterComment = false;
    this.#levels = levels;
  }

  /** Writes comment lines before a line that starts at `column` and will be indented by `next`. */
  #flush(next: number, column: number): void {
    for (const comment of this.#comments) {
      const open = this.#levels.findLast((level) => level.column <= comment.column && level.indent >= next);
      const indentation = column >= comment.column || open === undefined ? next : open.indent;
      const start = this.#result === "" ? "" : comment.apart ? "\n\n" : "\n";
      this.#result += `${start}${" ".repeat(indentation)}${comment.text}`;
      this.#afterComment = true;
    }
    this.#comments = [];
  }

  #column(offset: number): number {
    return offset - (this.#source.lastIndexOf("\n", offset - 1) + 1);
  }
}

/** A flow collection as a layout that fills lines; undefined where it holds comments or something exotic. */
function flowDoc(node: CST.FlowCollection): Doc | undefined {
  const items: Doc[] = [];
  for (const { start, key, sep, value } of node.items) {
    const trivia = [...start, ...(sep ?? [])];
    if (trivia.some(({ type }) => !["space", "newline", "comma", "map-value-ind"].includes(type))) return undefined;
    if (key === undefined && value === undefined) {
      // What a comma at the end leaves.
      if (sep === undefined && node.items.at(-1)?.start === start) continue;
      return undefined;
    }
    const before = key === undefined || key === null ? undefined : flowPart(key);
    const after = value === undefined ? undefined : flowPart(value);
    if ((key !== undefined && before === undefined) || (value !== undefined && after === undefined)) return undefined;
    if (before === undefined) items.push(sep === undefined ? (after as Doc) : "");
    else items.push(after === undefined ? concat(before, sep === undefined ? "" : ":") : concat(before, ": ", after));
    if (items.at(-1) === "") return undefined;
  }
  const [first, ...rest] = items;
  const parts: Doc[] = first === undefined ? [] : [first];
  for (const item of rest) {
    parts.push(",");
    parts.push(group(concat(line, item)));
  }
  const close = node.end[0]?.source ?? "";
  return concat(node.start.source, indent(concat(...parts)), close);
}

/** A scalar or collection inside a flow collection. */
function flowPart(node: CST.Token): Doc | undefined {
  if (node.type === "flow-collection") {
    const isPlain = node.end.slice(1).every(({ type }) => type === "space" || type === "newline");
    return isPlain ? flowDoc(node) : undefined;
  }
  if (!isScalar(node) || node.source.includes("\n")) return undefined;
  if ((node.end ?? []).some(({ type }) => type !== "space" && type !== "newline")) return undefined;
  return scalarText(node, true);
}

function isCollection(node: CST.Token): node is Collection {
  return node.type === "block-map" || node.type === "block-seq";
}

function isScalar(node: CST.Token): node is CST.FlowScalar {
  return node.type === "scalar" || node.type === "single-quoted-scalar" || node.type === "double-quoted-scalar";
}

/** A scalar as written, without quotes that it does not need. */
function scalarText({ type, source }: CST.FlowScalar, inFlow: boolean): string {
  return type === "scalar" ? source : (plainText(source, inFlow) ?? source);
}

function indented(text: string, by: number): string {
  return text === "" ? "" : " ".repeat(by) + text;
}
