import type { FileAnalysis } from "#core/analysis/model.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, touches } from "#core/text/span.ts";
import { bracketsOf } from "./brackets.ts";
import { nodesAt } from "./node-at.ts";
import { expressionAt, type PlacedExpression } from "./placed-expression.ts";
import { ruleAt } from "./rule-at.ts";

const STEP = "  ";

/**
 * How the line at `offset` is to be indented after `typed` was typed there: a bracket that closes on a line of its own like
 * the line that opens it, a blank line behind an opening bracket one step deeper, a fence not at all. Nothing but white
 * space at the start of that one line changes, and nothing in strings, comments and block scalars.
 */
export function onTypeEdits(analysis: FileAnalysis, offset: number, typed: string): TextEdit[] {
  const { text } = analysis.file;
  const start = lineStart(text, offset);
  const wanted = wantedIndent(analysis, { start, end: offset }, typed);
  const end = start + indentAt(text, start).length;
  return wanted === undefined || wanted === text.slice(start, end) ? [] : [{ start, end, newText: wanted }];
}

/** `line` reaches from the line's start to the cursor. */
function wantedIndent(analysis: FileAnalysis, line: Span, typed: string): string | undefined {
  const { text } = analysis.file;
  const before = text.slice(line.start, line.end);
  if (typed === "-") return /^[ \t]+---$/.test(before) && isFencePlace(analysis, line.end) ? "" : undefined;
  const expression = expressionAt(analysis.file, line.end);
  // In a header indentation belongs to YAML.
  if (expression === undefined || !expression.isBody) return undefined;
  if (typed === "\n") return before.trim() === "" ? indentBehindOpening(expression, text, line) : undefined;
  return before.trim() === typed ? indentOfOpening(expression, text, line.end) : undefined;
}

/** Where a bracket closes, the indentation of the line that opens it. */
function indentOfOpening({ tree }: PlacedExpression, text: string, offset: number): string | undefined {
  for (const node of nodesAt(tree, offset)) {
    const brackets = bracketsOf(node);
    if (brackets?.close === offset - 1) return indentAt(text, lineStart(text, brackets.open));
  }
  return undefined;
}

/** In a blank line behind a line that ends with an opening bracket, one step more than that line has. */
function indentBehindOpening({ tree }: PlacedExpression, text: string, line: Span): string | undefined {
  if (!/^[ \t]*(?:[\n\r]|$)/.test(text.slice(line.end))) return undefined;
  const last = tokensOf(tree).findLast(
    ({ kind, start }) => start < line.start && kind !== "whitespace" && kind !== "comment",
  );
  if (last?.kind !== "punctuation" || !/^[({]$/.test(text.slice(last.start, last.end))) return undefined;
  // Lines in between were somebody's wish.
  if (text.slice(last.end, line.start).match(/\r\n|[\n\r]/g)?.length !== 1) return undefined;
  const wanted = indentAt(text, lineStart(text, last.start)) + STEP;
  return indentAt(text, line.start).length < wanted.length ? wanted : undefined;
}

/** Whether a line of hyphens at `offset` can only be meant as a fence. */
function isFencePlace({ file }: FileAnalysis, offset: number): boolean {
  if (!/^[ \t]*(?:[\n\r]|$)/.test(file.text.slice(offset))) return false;
  const rule = ruleAt(file, offset);
  if (rule === undefined) return true;
  if (offset >= rule.body.start && expressionAt(file, offset)?.isBody === true) {
    const token = tokensOf(rule.expression).find(({ start, end }) => start < offset && offset <= end);
    return token?.kind === undefined || token.kind === "skipped" || token.kind === "whitespace";
  }
  return rule.closeFence === undefined && !isInLiteral(rule.header?.entries ?? [], file.text, offset);
}

/** Whether `offset` is in a quoted or block scalar of YAML, where hyphens are text. */
function isInLiteral(entries: readonly HeaderEntry[], text: string, offset: number): boolean {
  return entries.some(
    ({ children, valueSpan }) =>
      (touches(valueSpan, offset) && /["'|>]/.test(text[valueSpan.start] ?? "")) || isInLiteral(children, text, offset),
  );
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

function indentAt(text: string, start: number): string {
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return text.slice(start, end);
}
