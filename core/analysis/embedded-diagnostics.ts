import type { Diagnostic, Fix } from "#core/diagnostics/diagnostic.ts";
import type { EmbeddedExpression } from "#core/document/model.ts";
import type { Span } from "#core/text/span.ts";

/** Text that means itself in every YAML scalar style. */
const PLAIN = /^[\w.,()[\]{}* -]*$/;

/** A finding in an embedded expression as a finding in the file. Fixes that would need escaping there are left out. */
export function inFile(found: Diagnostic, embedded: EmbeddedExpression, text: string): Diagnostic {
  const place = <T extends Span>(item: T): T => ({ ...item, ...embedded.map.spanToSource(item) });
  const { engine, related, fixes, ...rest } = found;
  const isBlock = text[embedded.span.start] === "|" || text[embedded.span.start] === ">";
  const fits = (fix: Fix) =>
    fix.edits.every((edit) => (isBlock ? !/[\n\r]/.test(edit.newText) : PLAIN.test(edit.newText)));
  const span = embedded.map.spanToSource(found);
  return {
    ...rest,
    // The end of the value has no character of its own to stand on.
    start: Math.min(Math.max(span.start, embedded.span.start), embedded.span.end),
    end: Math.min(Math.max(span.end, embedded.span.start), embedded.span.end),
    ...(engine === undefined ? {} : { engine: place(engine) }),
    ...(related === undefined ? {} : { related: related.map(place) }),
    ...(fixes === undefined
      ? {}
      : { fixes: fixes.filter(fits).map((fix) => ({ ...fix, edits: fix.edits.map(place) })) }),
  };
}
