import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

/** A change that the reader may ask for at a place. Edits are in the file and do not overlap. */
export interface CodeAction {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** What it mends. */
  readonly diagnostic: Diagnostic;
}

/** The findings that touch `span`, in their order. */
export function findingsAt(diagnostics: readonly Diagnostic[], span: Span): readonly Diagnostic[] {
  return diagnostics.filter((found) => found.start <= span.end && span.start <= found.end);
}

/** The fixes of the findings that touch `span`, in the order of the findings. */
export function codeActionsAt({ diagnostics }: Pick<FileAnalysis, "diagnostics">, span: Span): CodeAction[] {
  return findingsAt(diagnostics, span).flatMap((diagnostic) =>
    (diagnostic.fixes ?? []).map(({ title, edits, preferred }) => ({
      title,
      edits,
      preferred: preferred ?? false,
      diagnostic,
    })),
  );
}
