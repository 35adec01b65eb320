import type { Span } from "#core/text/span.ts";
import type { Diagnostic, Fix } from "./diagnostic.ts";

/** The same findings at another place of another text: every offset moved by `distance`. */
export function moveDiagnostics(diagnostics: readonly Diagnostic[], distance: number): readonly Diagnostic[] {
  return distance === 0 ? diagnostics : diagnostics.map((found) => moveDiagnostic(found, distance));
}

function moveDiagnostic(found: Diagnostic, distance: number): Diagnostic {
  return {
    ...moved(found, distance),
    ...(found.engine === undefined ? {} : { engine: moved(found.engine, distance) }),
    ...(found.related === undefined ? {} : { related: found.related.map((other) => moved(other, distance)) }),
    ...(found.fixes === undefined ? {} : { fixes: found.fixes.map((fix) => moveFix(fix, distance)) }),
  };
}

function moveFix(fix: Fix, distance: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => moved(edit, distance)) };
}

function moved<T extends Span>(span: T, distance: number): T {
  return { ...span, start: span.start + distance, end: span.end + distance };
}
