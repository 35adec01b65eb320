import type { EngineError, Fix } from "#core/diagnostics/diagnostic.ts";
import type { Code, Details } from "#core/diagnostics/messages.ts";
import type { Span } from "#core/text/span.ts";
import type { ParseOptions } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import type { Finding, Late } from "./findings.ts";

/** After so many findings the rest of the text is beyond help, and every further check would cost time. */
const MAX_FINDINGS = 100;

const WORD = 1;
const HEX = 2;
const DIGIT = 4;

/** Classes of the ASCII characters: identifier characters, hexadecimal digits, decimal digits. */
const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9_]/.test(character)) CLASSES[code] = (CLASSES[code] as number) | WORD;
  if (/[0-9A-Fa-f]/.test(character)) CLASSES[code] = (CLASSES[code] as number) | HEX;
  if (/[0-9]/.test(character)) CLASSES[code] = (CLASSES[code] as number) | DIGIT;
}

/** Whether a UTF-16 code unit (or -1 for the end) may stand in an identifier segment. */
export function isWord(code: number): boolean {
  return code >= 0 && code < 128 && ((CLASSES[code] as number) & WORD) !== 0;
}

export function isHexDigit(code: number): boolean {
  return code >= 0 && code < 128 && ((CLASSES[code] as number) & HEX) !== 0;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Unicode White_Space, which the engine trims at both ends. It is not JavaScript's `trim`. */
export function isUnicodeSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
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

/** A place to go back to when an attempt fails. */
export interface Checkpoint {
  readonly at: number;
  readonly findings: number;
  readonly skipped: number;
  readonly engineError: EngineError | undefined;
  readonly mistakes: number;
  readonly unclosedReported: boolean;
}

/**
 * The character level: a cursor over the trimmed text, white space, and the book of findings. Literal scanners are
 * functions over it that return a node, or undefined after setting `failure`, so that a caller may try something else.
 */
export class Scanner {
  readonly text: string;
  /** The end of the trimmed expression: what the engine means by the end of input. */
  readonly end: number;
  /** UTF-16 offset of the next character. */
  at: number;
  /** Why the last literal scanner returned undefined. */
  failure: Failure | undefined = undefined;
  engineError: EngineError | undefined = undefined;
  readonly findings: Finding[] = [];
  readonly skipped: Span[] = [];
  readonly inFile: boolean;
  /** Production's dialect, not the public engine's at `af1a1e9`. */
  readonly isCloudflare: boolean;
  /** Where the comparison operator ends that was looked for and found last. */
  operatorEnd = 0;
  /** Offset of the `{` of the set whose commas were reported last. */
  commasReportedIn = -1;
  /** As many `#` as a raw string had that never ended; one later with as many never ends either. */
  unclosedRawHashes = Number.POSITIVE_INFINITY;
  private lastBraceOffset: number | undefined = undefined;
  /** Whether a bracket was found unclosed already; further ones are the same mistake. */
  unclosedReported = false;
  /** How many mistakes were met, reported or not. */
  mistakes = 0;

  constructor(text: string, options: ParseOptions) {
    this.text = text;
    this.inFile = options.trivia === "file";
    this.isCloudflare = options.dialect === "cloudflare";
    const limit = Math.min(options.end ?? text.length, text.length);
    const first = Math.max(0, Math.min(options.start ?? 0, limit));
    let start = first;
    let end = limit;
    while (start < end && isUnicodeSpace(text.charCodeAt(start))) start++;
    while (end > start && isUnicodeSpace(text.charCodeAt(end - 1))) end--;
    // Of nothing but white space the engine keeps the empty text at its start.
    if (start === end) start = end = first;
    this.at = start;
    this.end = end;
    if (this.inFile) this.skipTrivia();
  }

  /** The code unit at `offset`, -1 at the end of input. */
  code(offset: number): number {
    return offset < this.end ? this.text.charCodeAt(offset) : -1;
  }

  /** Moves over white space. */
  skipTrivia(): void {
    this.at = this.triviaEnd(this.at);
  }

  /** The end of the white space at `from`: space, CR, LF; in a file tabs and comments too. */
  triviaEnd(from: number): number {
    const { text, end } = this;
    let at = from;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === 0x20 || code === 0x0a || code === 0x0d) at++;
      else if (this.inFile && code === 0x09) at++;
      else if (this.inFile && code === 0x23) {
        const newline = text.indexOf("\n", at);
        at = newline === -1 || newline > end ? end : newline;
      } else break;
    }
    return at;
  }

  /** Offset of the last `}` of the text; -1 when there is none. */
  lastBrace(): number {
    this.lastBraceOffset ??= this.text.lastIndexOf("}", this.end - 1);
    return this.lastBraceOffset;
  }

  /** The end of the text before `at` without the blanks between them; comments are not looked at. */
  textEnd(at: number): number {
    let end = at;
    while (end > 0 && this.text.charCodeAt(end - 1) <= 0x20) end--;
    return end;
  }

  /** Whether `word` stands at `offset`; like the engine, it does not look at what follows. */
  startsWith(word: string, offset: number): boolean {
    return offset + word.length <= this.end && this.text.startsWith(word, offset);
  }

  /** The end of the dotted identifier that starts at `offset`, or `offset` when none does. Never fails. */
  identifierEnd(offset: number): number {
    let at = offset;
    for (;;) {
      const segment = at;
      while (isWord(this.code(at))) at++;
      if (at === segment) return segment > offset ? segment - 1 : offset;
      if (this.code(at) !== 0x2e) return at;
      at++;
    }
  }

  /** The character at `offset` as the engine counts characters: a surrogate pair is one. */
  characterLength(offset: number): number {
    const high = this.code(offset);
    if (high < 0) return 0;
    if (high < 0xd800 || high > 0xdbff) return 1;
    const low = this.code(offset + 1);
    return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
  }

  checkpoint(): Checkpoint {
    return {
      at: this.at,
      findings: this.findings.length,
      skipped: this.skipped.length,
      engineError: this.engineError,
      mistakes: this.mistakes,
      unclosedReported: this.unclosedReported,
    };
  }

  rollBack(to: Checkpoint): void {
    this.at = to.at;
    this.findings.length = to.findings;
    this.skipped.length = to.skipped;
    this.engineError = to.engineError;
    this.mistakes = to.mistakes;
    this.unclosedReported = to.unclosedReported;
  }

  /** Notes text that no node will hold. */
  skip(start: number, end: number): void {
    if (end > start) this.skipped.push({ start, end });
  }

  /**
   * Notes a finding. The first one carries the engine's error; later ones are dropped where something is reported
   * already, because they only echo it. What is costly to find out, such as a suggestion, is given as a function.
   */
  report<C extends Code>(
    failure: Failure,
    code: C,
    span: Span,
    details: Late<Details<C>>,
    fixes?: Late<readonly Fix[]>,
  ): void {
    this.mistakes++;
    let engine: EngineError | undefined;
    if (this.engineError === undefined) {
      engine = this.cut(failure);
      this.engineError = engine;
    } else if (!this.wantsReport(span)) return;
    const { start, end } = span;
    this.findings.push({ code, start, end, details, fixes, engine });
  }

  /** Whether a finding at `span` would be kept, so that what is costly to find out is found out only then. */
  wantsReport(span: Span): boolean {
    return this.engineError === undefined || (this.findings.length < MAX_FINDINGS && !this.isReported(span));
  }

  /** Whether a finding already stands on a part of `span`, or at its place when either is empty. */
  isReported(span: Span): boolean {
    for (const known of this.findings) {
      const touching = known.start === known.end || span.start === span.end;
      if (
        touching ? known.start <= span.end && span.start <= known.end : known.start < span.end && span.start < known.end
      )
        return true;
    }
    return false;
  }

  /**
   * Whether something between `from` and `to`, ends included, is reported already: text right after it that makes no
   * sense is most likely the same mistake.
   */
  isEcho(from: number, to: number): boolean {
    return this.findings.some((known) => known.start <= to && from <= known.end);
  }

  /** A failure as the engine would print it: its span is cut at the end of its first line. */
  cut(failure: Failure): EngineError {
    const newline = this.text.indexOf("\n", failure.start);
    const end = newline !== -1 && newline < failure.end ? newline : failure.end;
    return { kind: failure.kind, message: failure.message, start: failure.start, end };
  }
}
