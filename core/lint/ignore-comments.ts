/** Where comments `# rulewright-ignore code[, code]: reason` stand, and which line each silences. */
import type { HeaderEntry, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Span } from "#core/text/span.ts";

export interface IgnoredCode extends Span {
  readonly code: string;
}

export interface IgnoreComment extends Span {
  readonly codes: readonly IgnoredCode[];
  /** The line whose findings are silenced. */
  readonly line: number;
}

export const IGNORE_WORD = "rulewright-ignore";

/** The comments of a file, and the lines that they speak of. */
export class IgnoreComments {
  readonly all: readonly IgnoreComment[];
  readonly lines: LineIndex;
  readonly #literals: readonly Span[];

  constructor(file: RuleFile) {
    this.lines = new LineIndex(file.text);
    this.#literals = literalsOf(file);
    this.all = ignoreComments(file.text, this.lines).filter(({ start }) => !this.isInText(start));
  }

  /** The line that a comment has to silence for what is found at an offset: of a text of several lines its first. */
  lineOf(offset: number): number {
    return this.lines.positionAt(spanAround(this.#literals, offset)?.start ?? offset).line;
  }

  /** Whether an offset stands inside a string or a YAML text. */
  isInText(offset: number): boolean {
    return spanAround(this.#literals, offset) !== undefined;
  }
}

function ignoreComments(text: string, lines: LineIndex): IgnoreComment[] {
  const comments: IgnoreComment[] = [];
  const next = nextLines(text, lines);
  const pattern = /#[ \t]*rulewright-ignore\b([^\n\r]*)/g;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const rest = match[1] as string;
    const restStart = start + match[0].length - rest.length;
    const { line, character } = lines.positionAt(start);
    const own = text.slice(start - character, start).trim() === "";
    comments.push({
      start,
      end: start + match[0].trimEnd().length,
      codes: codesOf(rest, restStart),
      line: own ? (next[line] ?? line) : line,
    });
  }
  return comments;
}

/** The codes before the colon, with their places. A word that is no code ends the list: the rest is a reason. */
function codesOf(rest: string, restStart: number): IgnoredCode[] {
  const list = rest.split(/:(?=\s|$)/, 1)[0] as string;
  const codes: IgnoredCode[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    const start = restStart + match.index;
    codes.push({ code: match[0], start, end: start + match[0].length });
  }
  return codes;
}

/** For each line the next one that is neither blank nor a comment; itself where none follows. */
function nextLines(text: string, lines: LineIndex): Int32Array {
  const next = new Int32Array(lines.lineCount);
  let significant = -1;
  for (let line = lines.lineCount - 1; line >= 0; line--) {
    next[line] = significant === -1 ? line : significant;
    const content = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim();
    if (content !== "" && !content.startsWith("#")) significant = line;
  }
  return next;
}

/** Strings and YAML texts, where `#` starts no comment, in order. */
function literalsOf(file: RuleFile): Span[] {
  return file.rules
    .flatMap((rule) => [...scalarsOf(rule.header?.entries ?? []), ...quotedIn(rule.expression)])
    .sort((a, b) => a.start - b.start);
}

/** The span that an offset stands inside of, borders not included. */
function spanAround(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  const before = spans[low - 1];
  return before !== undefined && offset < before.end ? before : undefined;
}

function quotedIn(tree: Tree): Span[] {
  const spans: Span[] = [];
  for (const node of descendants(tree.root)) {
    if (node.kind === "string" || node.kind === "regex" || node.kind === "wildcard") spans.push(node);
    if (node.kind === "index") spans.push(node.content);
  }
  return spans;
}

function scalarsOf(entries: readonly HeaderEntry[]): Span[] {
  return entries.flatMap((entry) =>
    typeof entry.value === "object" && entry.value !== null ? scalarsOf(entry.children) : [entry.valueSpan],
  );
}
