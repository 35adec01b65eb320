/** A zero-based line and a zero-based column in UTF-16 code units, as editors count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets of line starts. Lines end at LF, CRLF or a lone CR, as in the Language Server Protocol. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0x0a) starts.push(i + 1);
      else if (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a) starts.push(i + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset at which the zero-based `line` starts; the text's length beyond the last line. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Line and column of `offset`, which is clamped to the text. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - (this.#starts[low] as number) };
  }

  /** Offset of `position`, clamped to its line and to the text. */
  offsetAt(position: Position): number {
    const start = this.lineStart(position.line);
    return Math.min(start + Math.max(0, position.character), this.lineStart(position.line + 1));
  }
}
