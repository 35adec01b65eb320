import type { Tree } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { IdeFacts } from "../facts.ts";

/** Kinds of hints; each can be switched off. */
export const HINT_KINDS = ["grouping", "lists", "countries", "length"] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Faint text between the characters of the file. */
export interface InlayHint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly label: string;
  /** The same in a sentence, for whoever cannot see or does not know the label. */
  readonly tooltip: string;
  /** What makes the hint real text, where that leaves the meaning as it is. */
  readonly edits?: readonly TextEdit[];
}

/** Finds the hints of one kind in one expression; offsets are those of the tree. */
export type HintFinder = (tree: Tree, facts: IdeFacts) => readonly InlayHint[];
