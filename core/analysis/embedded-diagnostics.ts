import type { Diagnostic, Fix } from "#core/diagnostics/diagnostic.ts";
import type { EmbeddedExpression } from "#core/document/model.ts";
import type { Span } from "#core/text/span.ts";

/** Text that means itself in every YAML scalar style. */
const PLAIN = /^[\w.,()[\]{}* -]*$/;

/** A finding in an embedded expression as a finding in the file. Fixes that would need escaping there are left out. */
export function inFile(found: Diagnostic, embedded: EmbeddedExpression, text: string): Diagnostic {
  const { engine, related, fixes, ...rest } = found;
  const { span, map } = embedded;
  const isBlock = text[span.start] === "|" || text[span.start] === ">";
  // A value whose quotes are not closed yet leads nowhere in the file.
  const isMapped = map.segments.length > 0;
  const fits = (fix: Fix) =>
    isMapped && fix.edits.every((edit) => (isBlock ? !/[\n\r]/.test(edit.newText) : PLAIN.test(edit.newText)));
  const place = <T extends Span>(item: T): T => ({ ...item, ...within(span, map.spanToSource(item)) });
  return {
    ...place(rest),
    ...(engine === undefined ? {} : { engine: place(engine) }),
    ...(related === undefined ? {} : { related: related.map(place) }),
    ...(fixes === undefined
      ? {}
      : { fixes: fixes.filter(fits).map((fix) => ({ ...fix, edits: fix.edits.map(place) })) }),
  };
}

/** The end of a value has no character of its own to stand on. */
function within(outer: Span, inner: Span): Span {
  const clamped = (offset: number): number => Math.min(Math.max(offset, outer.start), outer.end);
  return { start: clamped(inner.start), end: clamped(inner.end) };
}
