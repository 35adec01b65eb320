import type { Span } from "./span.ts";

/** One stretch that the derived text took over unchanged: `derived..derived+length` is `source..source+length`. */
export interface Segment {
  readonly derived: number;
  readonly source: number;
  readonly length: number;
  /** Length in the source where it is another one: an escape (`\"`) or a doubled quote that became one character. */
  readonly sourceLength?: number;
}

/**
 * Where a derived text (a deployed expression) comes from in its source (a file).
 * Offsets are UTF-16. What the derived text made up (a space for a comment) belongs to the place between its neighbours.
 */
export class SourceMap {
  readonly #segments: readonly Segment[];

  /** `segments` ascend in both `derived` and `source`. */
  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** The source offset of a derived offset. At a seam the start of the later stretch wins, except at the very end. */
  toSource(derived: number): number {
    let before: Segment | undefined;
    for (const segment of this.#segments) {
      if (segment.derived > derived) break;
      before = segment;
    }
    if (before === undefined) return this.#segments[0]?.source ?? 0;
    return before.source + Math.min(derived - before.derived, before.length);
  }

  /** The source span of a derived span: it never takes in a comment that stands after the span's last character. */
  spanToSource(span: Span): Span {
    const start = this.toSource(span.start);
    if (span.end <= span.start) return { start, end: start };
    return { start, end: Math.max(start, this.#endInSource(span.end - 1)) };
  }

  /** Where the source of the derived character at `derived` ends. */
  #endInSource(derived: number): number {
    const escaped = this.#segments.find(
      (segment) =>
        segment.sourceLength !== undefined && segment.derived <= derived && derived < segment.derived + segment.length,
    );
    return escaped === undefined ? this.toSource(derived) + 1 : escaped.source + (escaped.sourceLength as number);
  }

  /** The derived offset of a source offset; one that the derived text dropped goes to where it was dropped. */
  toDerived(source: number): number {
    let result = 0;
    for (const segment of this.#segments) {
      if (segment.source > source) break;
      result = segment.derived + Math.min(source - segment.source, segment.length);
    }
    return result;
  }
}
