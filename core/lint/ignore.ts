/** Comments that silence advice: `# rulewright-ignore code[, code]: reason`, above a line or at its end. */
import type { Facts } from "#core/analysis/model.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { closest } from "#core/text/closest.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Span } from "#core/text/span.ts";
import { isAdvice, isCode, levelOf, SEVERITIES } from "./levels.ts";

interface IgnoredCode extends Span {
  readonly code: string;
}

interface IgnoreComment extends Span {
  readonly codes: readonly IgnoredCode[];
  /** The line whose findings are silenced. */
  readonly line: number;
}

const WORD = "rulewright-ignore";

/** The findings that no comment silences, and what is wrong with the comments themselves. */
export function withoutIgnored(file: RuleFile, found: readonly Diagnostic[], facts: Facts): readonly Diagnostic[] {
  // Most files have no such comment, and looking for it costs next to nothing.
  if (!file.text.includes(WORD)) return found;
  const lines = new LineIndex(file.text);
  const isText = literalsOf(file);
  const comments = ignoreComments(file.text, lines).filter((comment) => !isText(comment.start));
  const byLine = new Map<number, IgnoredCode[]>();
  for (const { line, codes } of comments) {
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, [...codes]);
    else known.push(...codes);
  }
  const used = new Set<IgnoredCode>();
  const kept = found.filter((item) => {
    if (!isAdvice(item.code)) return true;
    const line = lines.positionAt(item.start).line;
    const match = byLine.get(line)?.find(({ code }) => code === item.code);
    if (match !== undefined) used.add(match);
    return match === undefined;
  });
  const isUnused = (comment: IgnoreComment, ignored: IgnoredCode): boolean =>
    !used.has(ignored) && levelOf(ignored.code, facts) !== "off" && !isInBroken(comment, file, found);
  return [...kept, ...comments.flatMap((comment) => problemsOf(comment, isUnused, file.text))];
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

/** Tells whether an offset stands inside a string or a YAML text, where `#` starts no comment. */
function literalsOf(file: RuleFile): (offset: number) => boolean {
  const spans = file.rules
    .flatMap((rule) => [...scalarsOf(rule.header?.entries ?? []), ...quotedIn(rule.expression)])
    .sort((a, b) => a.start - b.start);
  return (offset) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).start < offset) low = middle + 1;
      else high = middle;
    }
    const before = spans[low - 1];
    return before !== undefined && offset < before.end;
  };
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

/** Lints say nothing of a broken expression, so a comment there may be needed again. */
function isInBroken({ start }: IgnoreComment, { rules }: RuleFile, found: readonly Diagnostic[]): boolean {
  const rule = rules.findLast((candidate) => candidate.start <= start) ?? rules[0];
  return (
    rule !== undefined &&
    found.some((item) => !isAdvice(item.code) && rule.start <= item.start && item.start <= rule.end)
  );
}

function problemsOf(
  comment: IgnoreComment,
  isUnused: (comment: IgnoreComment, ignored: IgnoredCode) => boolean,
  text: string,
): Diagnostic[] {
  if (comment.codes.length === 0) return [diagnostic("ignore/no-code", comment, {})];
  return comment.codes.flatMap((ignored) => {
    const { code } = ignored;
    if (!isCode(code)) {
      const suggestion = closest(code, SEVERITIES.keys());
      const edits = [{ start: ignored.start, end: ignored.end, newText: suggestion ?? "" }];
      const fixes: Fix[] =
        suggestion === undefined ? [] : [{ title: `Change to \`${suggestion}\``, edits, preferred: true }];
      return [diagnostic("ignore/unknown-code", ignored, { code, suggestion }, { fixes })];
    }
    if (!isAdvice(code)) return [diagnostic("ignore/error", ignored, { code })];
    if (!isUnused(comment, ignored)) return [];
    const fix = removal(comment, ignored, text);
    return [diagnostic("ignore/unused", ignored, { code }, { fixes: [fix], tags: ["unnecessary"] })];
  });
}

/** Takes out a code of several, or the whole comment with its line when nothing else is left of either. */
function removal(comment: IgnoreComment, ignored: IgnoredCode, text: string): Fix {
  const title = "Remove it";
  if (comment.codes.length > 1) {
    const index = comment.codes.indexOf(ignored);
    const next = comment.codes[index + 1];
    const before = comment.codes[index - 1];
    const span =
      next !== undefined
        ? { start: ignored.start, end: next.start }
        : { start: before?.end ?? ignored.start, end: ignored.end };
    return { title, edits: [{ ...span, newText: "" }], preferred: true };
  }
  let start = comment.start;
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
  const ownLine = start === 0 || /[\n\r]/.test(text[start - 1] as string);
  let end = comment.end;
  while (ownLine && end < text.length && /[ \t]/.test(text[end] as string)) end++;
  if (ownLine && text[end] === "\r") end++;
  if (ownLine && text[end] === "\n") end++;
  return { title, edits: [{ start, end, newText: "" }], preferred: true };
}
