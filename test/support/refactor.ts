import { analyse } from "#core/analysis/analyse.ts";
import type { Facts } from "#core/analysis/model.ts";
import { refactoringsAt } from "#core/ide/actions/refactoring.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { applyEdits } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

/** Borders of a selection in test inputs; no characters of the language. A `┆` alone is a cursor. */
const MARKS = /┆|⟦|⟧/;

/** The text without its marks, and the cursor or selection. */
export function selected(marked: string): { text: string; span: Span } {
  const text = marked.replace(/[┆⟦⟧]/g, "");
  const start = marked.search(MARKS);
  if (start === -1) throw new Error(`a mark is wanted in ${marked}`);
  const end = marked.includes("⟧") ? marked.replace("⟦", "").indexOf("⟧") : start;
  return { text, span: { start, end } };
}

/** What is offered at the cursor or selection of a `.rule` text: title → the text after it. */
export function offers(marked: string, facts: Facts = {}): Record<string, string> {
  const { text, span } = selected(marked);
  return offersAt(text, span, facts);
}

export function offersAt(text: string, span: Span, facts: Facts = {}): Record<string, string> {
  const found = refactoringsAt(analyse(text, facts), span, facts);
  return Object.fromEntries(found.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

/** The text after the refactoring with this title; undefined where it is not offered. */
export function refactor(title: string, marked: string, facts: Facts = {}): string | undefined {
  return offers(marked, facts)[title];
}

/** The first rule's expression of a `.rule` text. */
export function expressionOf(text: string): Tree {
  return analyse(text, {}).file.rules[0]?.expression as Tree;
}
