/** Comments that silence advice: `# rulewright-ignore code[, code]: reason`, above a line or at its end. */
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { MESSAGES } from "#core/diagnostics/messages.ts";
import type { HeaderEntry, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { closest } from "#core/text/closest.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Span } from "#core/text/span.ts";
import { isAdvice, isCode } from "./levels.ts";

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
export function withoutIgnored(file: RuleFile, found: readonly Diagnostic[]): readonly Diagnostic[] {
  // Most files have no such comment, and looking for it costs next to nothing.
  if (!file.text.includes(WORD)) return found;
  const lines = new LineIndex(file.text);
  const comments = ignoreComments(file.text, lines).filter((comment) => isComment(file, comment.start));
  const used = new Set<IgnoredCode>();
  const kept = found.filter((item) => {
    if (!isAdvice(item.code)) return true;
    const line = lines.positionAt(item.start).line;
    const match = comments
      .filter((comment) => comment.line === line)
      .flatMap((comment) => comment.codes)
      .find(({ code }) => code === item.code);
    if (match !== undefined) used.add(match);
    return match === undefined;
  });
  return [...kept, ...comments.flatMap((comment) => problemsOf(comment, used, file.text))];
}

function ignoreComments(text: string, lines: LineIndex): IgnoreComment[] {
  const comments: IgnoreComment[] = [];
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
      line: own ? nextLine(text, lines, line) : line,
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

/** The line that a comment line stands above: the next one that is neither blank nor a comment. */
function nextLine(text: string, lines: LineIndex, line: number): number {
  for (let next = line + 1; next < lines.lineCount; next++) {
    const content = text.slice(lines.lineStart(next), lines.lineStart(next + 1)).trim();
    if (content !== "" && !content.startsWith("#")) return next;
  }
  return line;
}

/** Whether the `#` at `offset` starts a comment and does not stand inside a string or a YAML text. */
function isComment(file: RuleFile, offset: number): boolean {
  const rule = file.rules.find((candidate) => candidate.start <= offset && offset < candidate.end);
  if (rule === undefined) return true;
  if (rule.body.start <= offset) return !insideLiteral(rule.expression, offset);
  return !insideScalar(rule.header?.entries ?? [], offset);
}

function insideLiteral(tree: Tree, offset: number): boolean {
  for (const node of descendants(tree.root)) {
    const quoted = node.kind === "string" || node.kind === "regex" || node.kind === "wildcard" || node.kind === "index";
    if (quoted && node.start < offset && offset < node.end) return true;
  }
  return false;
}

function insideScalar(entries: readonly HeaderEntry[], offset: number): boolean {
  return entries.some((entry) => {
    if (typeof entry.value === "object" && entry.value !== null) return insideScalar(entry.children, offset);
    return entry.valueSpan.start < offset && offset < entry.valueSpan.end;
  });
}

function problemsOf(comment: IgnoreComment, used: ReadonlySet<IgnoredCode>, text: string): Diagnostic[] {
  if (comment.codes.length === 0) return [diagnostic("ignore/no-code", comment, {})];
  return comment.codes.flatMap((ignored) => {
    const { code } = ignored;
    if (!isCode(code)) {
      const suggestion = closest(code, Object.keys(MESSAGES));
      const edits = [{ start: ignored.start, end: ignored.end, newText: suggestion ?? "" }];
      const fixes: Fix[] =
        suggestion === undefined ? [] : [{ title: `Change to \`${suggestion}\``, edits, preferred: true }];
      return [diagnostic("ignore/unknown-code", ignored, { code, suggestion }, { fixes })];
    }
    if (!isAdvice(code)) return [diagnostic("ignore/error", ignored, { code })];
    if (used.has(ignored)) return [];
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
