/** Small edits that rewritings are put together from. */
import type { Group, SetLiteral, SetMember, Tree } from "#core/syntax/ast.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, sliceOf } from "#core/text/span.ts";

const WORD = /[\w.$]/;

/** Inserts a text. */
export function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

/** Deletes a span; words that would run together get a space between them. */
export function remove(text: string, { start, end }: Span): TextEdit {
  return { start, end, newText: gapBetween(text[start - 1], text[end]) };
}

/** Replaces a span; words that would run together get spaces between them. */
export function replace(text: string, { start, end }: Span, newText: string): TextEdit {
  const before = gapBetween(text[start - 1], newText[0]);
  return { start, end, newText: before + newText + gapBetween(newText.at(-1), text[end]) };
}

function gapBetween(before: string | undefined, after: string | undefined): string {
  return WORD.test(before ?? " ") && WORD.test(after ?? " ") ? " " : "";
}

/** Takes the brackets off, with the blanks inside of them. Comments stay. */
export function removeBrackets(text: string, { start, end, inner }: Group): [TextEdit, TextEdit] {
  const open = { start, end: blanksEnd(text, start + 1, inner.start) };
  let close = end - 1;
  while (close > inner.end && /\s/.test(text[close - 1] as string)) close--;
  // A comment ends where its line does, so the line stays.
  const closing = close === inner.end ? { start: close, end } : { start: end - 1, end };
  return [remove(text, open), remove(text, closing)];
}

function blanksEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] as string)) at++;
  return at;
}

/**
 * Puts brackets around a span: on lines of their own where it has several. Where the formatter lays the result out
 * (`isFormatted`), it takes the blank inside of them as leave to do so too.
 */
export function brackets(text: string, span: Span, isFormatted: () => boolean): [open: TextEdit, close: TextEdit] {
  const blank = /\r?\n/.exec(sliceOf(text, span))?.[0] ?? (isFormatted() ? " " : "");
  return [insert(span.start, `(${blank}`), insert(span.end, `${blank})`)];
}

/** A comment, from its `#` to the end of its line. */
export interface Comment extends Span {
  readonly kind: "comment";
}

/** The comments in a span of a tree's text, in order. */
export function commentsIn(tree: Tree, { start, end }: Span): Comment[] {
  if (!tree.text.slice(start, end).includes("#")) return [];
  return tokensOf(tree).flatMap((token) =>
    token.kind === "comment" && start <= token.start && token.end <= end
      ? [{ kind: "comment", start: token.start, end: token.end }]
      : [],
  );
}

/** The members of a set and the comments among them, in order; a literal alone is its own. */
export function partsOf(right: SetLiteral | SetMember, tree: Tree): (SetMember | Comment)[] {
  if (right.kind !== "set") return [right];
  const comments = commentsIn(tree, right);
  return [...right.members, ...comments].sort((a, b) => a.start - b.start);
}

/** The blanks that the line of `offset` starts with. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}
