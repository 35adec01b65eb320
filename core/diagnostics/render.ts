import type { Diagnostic } from "./diagnostic.ts";

/**
 * A diagnostic as text for a terminal: place, severity, message and code, then the line with carets under the span.
 * `file` is what stands before the place. Without colour.
 */
export function renderDiagnostic(text: string, diagnostic: Diagnostic, file: string): string {
  throw new Error(`not written yet: ${file} ${text.length} ${diagnostic.code}`);
}
