import type { FileAnalysis } from "#core/analysis/model.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import { switchNotation } from "./notation.ts";

/** Another way to write the same. Edits are in the file and do not overlap. */
export interface Refactoring {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What one kind of refactoring offers for the text in `span`, in the order to show; nothing where it does not apply. */
type Refactorer = (analysis: FileAnalysis, span: Span) => readonly Refactoring[];

/** All of them, in the order to show. A new one is its file and its line here. */
const REFACTORERS: readonly Refactorer[] = [switchNotation];

/** The refactorings for the text in `span`. */
export function refactoringsAt(analysis: FileAnalysis, span: Span): Refactoring[] {
  return REFACTORERS.flatMap((refactorer) => refactorer(analysis, span));
}
