/** What was found in files, as text for people and as JSON for programs. */
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { renderDiagnostic } from "#core/diagnostics/render.ts";
import type { RuleFile } from "#core/document/model.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Terminal } from "./terminal.ts";

export interface CheckedFile {
  readonly shown: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Its rules; undefined for a configuration. */
  readonly rules?: RuleFile;
}

/** A diagnostic as FORMAT.md §4.1 writes it. Offsets are UTF-16 in the text. */
export function plainDiagnostic({ code, message, start, end, engine }: Diagnostic) {
  const said =
    engine === undefined ? {} : { engine: { message: engine.message, start: engine.start, end: engine.end } };
  return { code, message, start, end, ...said };
}

/** The same with severity and places counted from 1, as editors show them. */
function placedDiagnostic(diagnostic: Diagnostic, lines: LineIndex) {
  const from = lines.positionAt(diagnostic.start);
  const to = lines.positionAt(diagnostic.end);
  return {
    severity: diagnostic.severity,
    ...plainDiagnostic(diagnostic),
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

export function jsonReport(files: readonly CheckedFile[]): string {
  const report = {
    files: files.map((file) => {
      const lines = new LineIndex(file.text);
      return { file: file.shown, diagnostics: file.diagnostics.map((found) => placedDiagnostic(found, lines)) };
    }),
    summary: countsOf(files),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

export function textReport(files: readonly CheckedFile[], terminal: Terminal): string {
  const parts = files.flatMap((file) => file.diagnostics.map((found) => rendered(file, found, terminal)));
  return [...parts, `${summary(files)}\n`].join("");
}

/** One diagnostic with its line and carets. */
export function rendered(
  { text, shown }: Pick<CheckedFile, "text" | "shown">,
  found: Diagnostic,
  terminal: Terminal,
): string {
  const plain = renderDiagnostic(text, found, shown).replace(/\n*$/, "\n");
  return plain.replace(new RegExp(`\\b${found.severity}\\b`), (word) => terminal.colour(found.severity, word));
}

export function countsOf(files: readonly CheckedFile[]) {
  const count = (severity: Diagnostic["severity"]): number =>
    files.reduce((sum, file) => sum + file.diagnostics.filter((found) => found.severity === severity).length, 0);
  return {
    files: files.length,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    hints: count("hint"),
  };
}

/** "2 errors and 1 warning in 3 files." */
export function summary(files: readonly CheckedFile[]): string {
  const counts = countsOf(files);
  const some = (
    [
      ["error", counts.errors],
      ["warning", counts.warnings],
      ["info", counts.infos],
      ["hint", counts.hints],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
  const found =
    some.length === 0
      ? "No problems"
      : some.length === 1
        ? some[0]
        : `${some.slice(0, -1).join(", ")} and ${some.at(-1)}`;
  return `${found} in ${counts.files} ${counts.files === 1 ? "file" : "files"}.`;
}
