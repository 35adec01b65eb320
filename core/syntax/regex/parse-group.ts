import type { GroupNode, RegexFlag, RegexFlags, RegexSpan } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

const HYPHEN = 0x2d;
const COLON = 0x3a;
const CLOSE_PAREN = 0x29;
const CLOSE_ANGLE = 0x3e;

const FLAGS: ReadonlySet<string> = new Set<RegexFlag>(["i", "m", "s", "U", "u", "R", "x"]);

/** What stands between a group's parenthesis and its body. */
export type GroupHead = Pick<GroupNode, "index" | "name" | "flags">;

/** `(?flags)`, which opens no group. */
export interface FlagSetting {
  readonly setting: RegexFlags;
}

function isFlag(letter: string): letter is RegexFlag {
  return FLAGS.has(letter);
}

/**
 * Letters and underscore; further on digits, `.`, `[` and `]` too. Beyond ASCII this asks JavaScript's Unicode tables,
 * which may be a version away from the engine's.
 */
function isNameCharacter(codePoint: number, first: boolean): boolean {
  if (codePoint < 0x80) {
    const letter = (codePoint >= 0x61 && codePoint <= 0x7a) || (codePoint >= 0x41 && codePoint <= 0x5a);
    if (letter || codePoint === 0x5f) return true;
    if (first) return false;
    const digit = codePoint >= 0x30 && codePoint <= 0x39;
    return digit || codePoint === 0x2e || codePoint === 0x5b || codePoint === 0x5d;
  }
  const character = String.fromCodePoint(codePoint);
  return first ? /^\p{Alphabetic}$/u.test(character) : /^[\p{Alphabetic}\p{N}]$/u.test(character);
}

/** Reads group heads of one pattern: it numbers the capturing groups and keeps their names apart. */
export class GroupHeads {
  /** Capturing groups so far. */
  captures = 0;
  private readonly names = new Map<string, RegexSpan>();

  /** From the parenthesis to the first character of the body, or past the whole of `(?flags)`. */
  read(cursor: Cursor): GroupHead | FlagSetting {
    const start = cursor.position;
    cursor.bump();
    cursor.bumpSpace();
    const inner = cursor.position;
    if (cursor.bumpIf("?=") || cursor.bumpIf("?!") || cursor.bumpIf("?<=") || cursor.bumpIf("?<!")) {
      cursor.fail("unsupported-look-around", start, cursor.position);
    }
    if (cursor.bumpIf("?P<") || cursor.bumpIf("?<")) {
      this.captures++;
      return { index: this.captures, name: this.readName(cursor) };
    }
    if (!cursor.bumpIf("?")) {
      this.captures++;
      return { index: this.captures };
    }
    if (cursor.atEnd()) cursor.fail("group-unclosed", start, start + 1);
    const flags = readFlags(cursor);
    const opensGroup = cursor.unit() === COLON;
    cursor.bump();
    if (opensGroup) return { flags };
    if (flags.start === flags.end) cursor.fail("repetition-missing", inner, inner);
    return { setting: flags };
  }

  private readName(cursor: Cursor): RegexSpan & { readonly text: string } {
    const start = cursor.position;
    while (!cursor.atEnd() && cursor.unit() !== CLOSE_ANGLE) {
      if (!isNameCharacter(cursor.codePoint(), cursor.position === start)) {
        cursor.failHere("group-name-invalid");
      }
      cursor.bump();
    }
    const end = cursor.position;
    if (cursor.atEnd()) cursor.fail("group-name-unexpected-eof", end, end);
    cursor.bump();
    if (start === end) cursor.fail("group-name-empty", start, start);
    const text = cursor.text.slice(start, end);
    const original = this.names.get(text);
    if (original !== undefined) cursor.fail("group-name-duplicate", start, end, original);
    this.names.set(text, { start, end });
    return { start, end, text };
  }
}

/** The letters up to `:` or `)`, where the cursor is left. */
function readFlags(cursor: Cursor): RegexFlags {
  const start = cursor.position;
  const enabled: RegexFlag[] = [];
  const disabled: RegexFlag[] = [];
  const seen = new Map<string, RegexSpan>();
  let negated = false;
  let dangling = false;
  while (cursor.unit() !== COLON && cursor.unit() !== CLOSE_PAREN) {
    const letter = cursor.text.charAt(cursor.position);
    dangling = cursor.unit() === HYPHEN;
    if (!dangling && !isFlag(letter)) cursor.failHere("flag-unrecognized");
    const original = seen.get(letter);
    if (original !== undefined) {
      cursor.failHere(dangling ? "flag-repeated-negation" : "flag-duplicate", original);
    }
    seen.set(letter, { start: cursor.position, end: cursor.position + 1 });
    if (dangling) negated = true;
    else if (isFlag(letter)) (negated ? disabled : enabled).push(letter);
    if (!cursor.bump()) cursor.fail("flag-unexpected-eof", cursor.position, cursor.position);
  }
  const end = cursor.position;
  if (dangling) cursor.fail("flag-dangling-negation", end - 1, end);
  return { enabled, disabled, start, end };
}
