import type { RegexSpan } from "./ast.ts";
import type { RegexFault, RegexReason } from "./error-text.ts";

/** Thrown to leave the parser at once; what went wrong is in {@link Cursor.fault}. One object, so it costs no stack trace. */
const LEAVE = new Error("regex refused");

/** Rust's `char::is_whitespace`: Unicode's White_Space property. */
export function isWhitespace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/**
 * A place in a pattern, with the moves the engine's parser makes. Offsets are UTF-16; a move is by one character, so a
 * surrogate pair is one step and a lone surrogate is another.
 */
export class Cursor {
  readonly text: string;
  readonly length: number;
  position = 0;
  /** Verbose mode, flag `x`. */
  ignoreWhitespace = false;
  /** Comments met in verbose mode, `#` to the end of the line. */
  readonly comments: RegexSpan[] = [];
  /** Something was met whose meaning or legality depends on the `u` flag. */
  sawUnicode = false;
  /** The first fault, once {@link fail} was called. */
  fault: RegexFault | undefined;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
  }

  atEnd(): boolean {
    return this.position >= this.length;
  }

  /** The UTF-16 unit here, NaN at the end. Enough to compare with ASCII. */
  unit(): number {
    return this.text.charCodeAt(this.position);
  }

  /** The code point here; call it only when not at the end. */
  codePoint(): number {
    return this.text.codePointAt(this.position) ?? 0;
  }

  /** The offset after the character here. */
  afterCharacter(): number {
    const unit = this.text.charCodeAt(this.position);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = this.text.charCodeAt(this.position + 1);
      if (next >= 0xdc00 && next <= 0xdfff) return this.position + 2;
    }
    return this.position + 1;
  }

  /** Steps over a character. False when that leads to the end, or when already there. */
  bump(): boolean {
    if (this.position >= this.length) return false;
    this.position = this.afterCharacter();
    return this.position < this.length;
  }

  /** Steps over `prefix`, which must be ASCII, if it stands here. */
  bumpIf(prefix: string): boolean {
    if (!this.text.startsWith(prefix, this.position)) return false;
    this.position += prefix.length;
    return true;
  }

  /** In verbose mode, steps over white space and comments. */
  bumpSpace(): void {
    if (!this.ignoreWhitespace) return;
    while (this.position < this.length) {
      const unit = this.unit();
      if (isWhitespace(unit)) {
        this.position++;
      } else if (unit === 0x23) {
        const start = this.position;
        const newline = this.text.indexOf("\n", start);
        this.position = newline < 0 ? this.length : newline + 1;
        this.comments.push({ start, end: this.position });
      } else {
        return;
      }
    }
  }

  /** A step, then {@link bumpSpace}. False at the end. */
  bumpAndSpace(): boolean {
    if (!this.bump()) return false;
    this.bumpSpace();
    return this.position < this.length;
  }

  /** The UTF-16 unit after the character here, NaN if none. */
  peek(): number {
    return this.text.charCodeAt(this.afterCharacter());
  }

  /**
   * Like {@link peek}, past white space in verbose mode. A `#` on the way is skipped as well, but not the comment it
   * begins: so the engine does it.
   */
  peekPastSpace(): number {
    if (!this.ignoreWhitespace) return this.peek();
    let inComment = false;
    for (let index = this.afterCharacter(); index < this.length; index++) {
      const unit = this.text.charCodeAt(index);
      if (isWhitespace(unit)) continue;
      if (unit !== 0x23 || inComment) return unit;
      inComment = true;
    }
    return Number.NaN;
  }

  /** Gives the pattern up. The caller of the parser reads {@link fault}. */
  fail(kind: RegexReason, start: number, end: number, auxiliary?: RegexSpan): never {
    this.fault = auxiliary === undefined ? { kind, start, end } : { kind, start, end, auxiliary };
    throw LEAVE;
  }

  /** {@link fail} on the character here. */
  failHere(kind: RegexReason, auxiliary?: RegexSpan): never {
    this.fail(kind, this.position, this.afterCharacter(), auxiliary);
  }
}
