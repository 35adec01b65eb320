/** The one layout of a `.rule` file. */
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import { type Span, touches } from "#core/text/span.ts";
import type { Rule, RuleFile } from "../model.ts";
import { parseRuleFile } from "../parse-file.ts";
import { formatExpression, WIDTH } from "./expression.ts";
import { formatHeader } from "./header.ts";

export interface FormatOptions {
  /** Fields that the file may use; the catalogue's by default. */
  readonly scheme?: Scheme;
  /** Columns (code points) that a line may have; 100 by default. */
  readonly width?: number;
}

/**
 * Edits that give a `.rule` file its layout; none when it has it. What the rules mean and every comment stay. A header or
 * an expression with syntax errors stays as it is, to the letter. Offsets are UTF-16; the edits do not overlap.
 */
export function formatFile(text: string, { scheme = catalogScheme(), width }: FormatOptions = {}): TextEdit[] {
  return formatRules(parseRuleFile(text, { scheme }), width);
}

/** The same for a file that is read already. */
export function formatRules(file: RuleFile, width: number = WIDTH): TextEdit[] {
  return editsOf(file, piecesOf(file, width));
}

/** The edits of the headers, expressions and comments before them that `range` touches, each as a whole. */
export function formatRange(file: RuleFile, range: Span, width: number = WIDTH): TextEdit[] {
  const isEmpty = range.start === range.end;
  const touched = piecesOf(file, width).filter(({ start, end }) =>
    isEmpty
      ? start <= range.start && (range.start < end || end === file.text.length)
      : start < range.end && range.start < end,
  );
  return editsOf(file, touched);
}

function editsOf({ text: before }: RuleFile, pieces: readonly Piece[]): TextEdit[] {
  return pieces.flatMap(({ start, end, text }) => editsBetween(before.slice(start, end), text, start));
}

/** A part of a file with the text that it should have. Parts that stay as they are are left out. */
interface Piece extends Span {
  readonly text: string;
}

function piecesOf(file: RuleFile, width: number): Piece[] {
  const { text, rules } = file;
  // Fences end at a lone CR and comments do not: a file with one is better left alone.
  if (/\r(?!\n)/.test(text)) return [];
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const first = rules[0]?.start ?? text.length;
  const yaml = file.diagnostics.filter(({ code }) => code.startsWith("yaml/"));
  const head = { start, end: first, text: commentLines(text.slice(start, first), lineEnd) };
  return [head, ...rules.flatMap((rule) => rulePieces(text, rule, yaml, width, lineEnd))];
}

/** Comment lines before the first fence: without indentation, blanks at their ends, or more than one empty line. */
function commentLines(text: string, lineEnd: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  // Behind the last line end the fence starts.
  lines.pop();
  while (lines[0] === "") lines.shift();
  return lines
    .filter((line, index) => line !== "" || lines[index - 1] !== "")
    .map((line) => `${line}${lineEnd}`)
    .join("");
}

/** `yaml`: problems of the file's headers as YAML. Some of them say that looking closer would take too long. */
function rulePieces(text: string, rule: Rule, yaml: readonly Span[], width: number, lineEnd: string): Piece[] {
  const { openFence, closeFence, header, body, expression } = rule;
  const pieces: Piece[] = [];
  if (openFence !== undefined) {
    // Where the header ends is a guess then, and so is everything below.
    if (closeFence === undefined || header === undefined) return [];
    pieces.push({ start: openFence.start, end: header.start, text: `---${lineEnd}` });
    const isSound = !yaml.some((found) => touches(header, found.start));
    const formatted = isSound ? formatHeader(text.slice(header.start, header.end), width) : undefined;
    if (formatted !== undefined) pieces.push({ ...spanOf(header), text: formatted.replaceAll("\n", lineEnd) });
    pieces.push({ start: closeFence.start, end: body.start, text: `---${lineEnd}` });
  }
  const formatted = formatExpression(expression, { width, lineEnd });
  if (formatted !== undefined) pieces.push({ ...spanOf(body), text: `${formatted}${lineEnd}` });
  return pieces;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
