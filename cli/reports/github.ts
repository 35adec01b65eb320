/** Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request. */
import type { Diagnostic, Severity } from "#core/diagnostics/diagnostic.ts";
import { LineIndex } from "#core/text/line-index.ts";
import { type CheckedFile, summary } from "../findings.ts";

const COMMANDS: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

export function githubReport(files: readonly CheckedFile[]): string {
  const commands = files.flatMap((file) => {
    const lines = new LineIndex(file.text);
    return file.diagnostics.map((found) => command(file.shown, found, lines));
  });
  return [...commands, summary(files)].map((line) => `${line}\n`).join("");
}

function command(file: string, found: Diagnostic, lines: LineIndex): string {
  const from = lines.positionAt(found.start);
  const to = lines.positionAt(found.end);
  const properties: Record<string, string | number> = { file, line: from.line + 1, endLine: to.line + 1 };
  // Columns of two lines are not taken.
  if (from.line === to.line) Object.assign(properties, { col: from.character + 1, endColumn: to.character + 1 });
  properties["title"] = found.code;
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[found.severity]} ${written.join(",")}::${escapeData(found.message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
