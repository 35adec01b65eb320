import type { AssertionName, LiteralForm, PerlClassNode, RegexNode, UnicodeClassNode } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const BACKSLASH = 0x5c;

/** Characters with a meaning of their own somewhere in a pattern. */
const OPERATORS = new Set("\\.+*?()|[]{}^$#&-~");

const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["f", 0x0c],
  ["t", 0x09],
  ["n", 0x0a],
  ["r", 0x0d],
  ["v", 0x0b],
]);

const ASSERTION_ESCAPES: ReadonlyMap<string, AssertionName> = new Map([
  ["A", "start-text"],
  ["z", "end-text"],
  ["b", "word-boundary"],
  ["B", "not-word-boundary"],
  ["<", "word-start"],
  [">", "word-end"],
]);

const BRACED_BOUNDARIES: ReadonlyMap<string, AssertionName> = new Map([
  ["start", "word-start"],
  ["end", "word-end"],
  ["start-half", "word-start-half"],
  ["end-half", "word-end-half"],
]);

const PERL_CLASSES: ReadonlyMap<string, Pick<PerlClassNode, "name" | "negated">> = new Map([
  ["d", { name: "digit", negated: false }],
  ["D", { name: "digit", negated: true }],
  ["s", { name: "space", negated: false }],
  ["S", { name: "space", negated: true }],
  ["w", { name: "word", negated: false }],
  ["W", { name: "word", negated: true }],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

function isHexDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

function isBoundaryLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x2d;
}

function isScalarValue(codePoint: number): boolean {
  return codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}

function literal(codePoint: number, form: LiteralForm, start: number, end: number): RegexNode {
  return { kind: "literal", form, codePoint, start, end };
}

/** An escape sequence. The cursor stands on the backslash and is left behind the sequence. */
export function parseEscape(cursor: Cursor): RegexNode {
  const start = cursor.position;
  if (!cursor.bump()) cursor.fail("escape-unexpected-eof", start, cursor.position);
  const unit = cursor.unit();
  const letter = cursor.text.charAt(cursor.position);
  if (unit >= 0x30 && unit <= 0x39) cursor.fail("unsupported-backreference", start, cursor.position + 1);

  const digits = HEX_DIGITS.get(letter);
  if (digits !== undefined) return parseHex(cursor, start, digits);
  if (letter === "p" || letter === "P") return parseUnicodeClass(cursor, start, letter === "P");
  const perl = PERL_CLASSES.get(letter);
  cursor.bump();
  const end = cursor.position;
  if (perl !== undefined) return { kind: "perl-class", name: perl.name, negated: perl.negated, start, end };

  if (OPERATORS.has(letter)) return literal(unit, "operator-escape", start, end);
  const assertion = ASSERTION_ESCAPES.get(letter);
  if (assertion !== undefined) {
    if (letter === "b" && cursor.unit() === OPEN_BRACE) {
      const braced = parseBracedBoundary(cursor, start);
      if (braced !== undefined) return { kind: "assertion", assertion: braced, start, end: cursor.position };
    }
    return { kind: "assertion", assertion, start, end };
  }
  const control = CONTROL_ESCAPES.get(letter);
  if (control !== undefined) return literal(control, "control-escape", start, end);
  const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  if (unit < 0x80 && !isLetter) return literal(unit, "needless-escape", start, end);
  return cursor.fail("escape-unrecognized", start, end);
}

/**
 * `{start}` and its like after `\b`. Undefined, with the cursor back on the brace, if it can only be a counted
 * repetition.
 */
function parseBracedBoundary(cursor: Cursor, escapeStart: number): AssertionName | undefined {
  const brace = cursor.position;
  if (!cursor.bumpAndSpace()) {
    cursor.fail("special-word-or-repetition-unexpected-eof", escapeStart, cursor.position);
  }
  const contents = cursor.position;
  if (!isBoundaryLetter(cursor.unit())) {
    cursor.position = brace;
    return undefined;
  }
  let name = "";
  while (isBoundaryLetter(cursor.unit())) {
    name += cursor.text.charAt(cursor.position);
    cursor.bumpAndSpace();
  }
  if (cursor.unit() !== CLOSE_BRACE) cursor.fail("special-word-boundary-unclosed", brace, cursor.position);
  const end = cursor.position;
  cursor.bump();
  return BRACED_BOUNDARIES.get(name) ?? cursor.fail("special-word-boundary-unrecognized", contents, end);
}

/** `\xHH`, `\uHHHH`, `\UHHHHHHHH`, or digits in braces after any of the three. */
function parseHex(cursor: Cursor, start: number, digits: number): RegexNode {
  if (!cursor.bumpAndSpace()) cursor.fail("escape-unexpected-eof", cursor.position, cursor.position);
  if (cursor.unit() === OPEN_BRACE) return parseHexBrace(cursor, start);
  const digitsStart = cursor.position;
  let value = 0;
  for (let count = 0; count < digits; count++) {
    if (count > 0 && !cursor.bumpAndSpace()) {
      cursor.fail("escape-unexpected-eof", cursor.position, cursor.position);
    }
    if (!isHexDigit(cursor.unit())) cursor.failHere("escape-hex-invalid-digit");
    value = value * 16 + Number.parseInt(cursor.text.charAt(cursor.position), 16);
  }
  cursor.bumpAndSpace();
  if (!isScalarValue(value)) cursor.fail("escape-hex-invalid", digitsStart, cursor.position);
  return literal(value, digits === 2 ? "hex-byte" : "hex-fixed", start, cursor.position);
}

function parseHexBrace(cursor: Cursor, start: number): RegexNode {
  const brace = cursor.position;
  const digitsStart = brace + 1;
  let value = 0;
  let empty = true;
  while (cursor.bumpAndSpace() && cursor.unit() !== CLOSE_BRACE) {
    if (!isHexDigit(cursor.unit())) cursor.failHere("escape-hex-invalid-digit");
    value = value * 16 + Number.parseInt(cursor.text.charAt(cursor.position), 16);
    empty = false;
  }
  if (cursor.atEnd()) cursor.fail("escape-unexpected-eof", brace, cursor.position);
  const digitsEnd = cursor.position;
  cursor.bumpAndSpace();
  if (empty) cursor.fail("escape-hex-empty", brace, cursor.position);
  if (!isScalarValue(value)) cursor.fail("escape-hex-invalid", digitsStart, digitsEnd);
  return literal(value, "hex-brace", start, cursor.position);
}

/** `\pX` or `\p{...}`. Whether the name exists is judged later. */
function parseUnicodeClass(cursor: Cursor, start: number, negated: boolean): UnicodeClassNode {
  cursor.sawUnicode = true;
  if (!cursor.bumpAndSpace()) cursor.fail("escape-unexpected-eof", cursor.position, cursor.position);
  if (cursor.unit() !== OPEN_BRACE) {
    if (cursor.unit() === BACKSLASH) cursor.failHere("unicode-class-invalid");
    const name = cursor.text.slice(cursor.position, cursor.afterCharacter());
    cursor.bumpAndSpace();
    return { kind: "unicode-class", negated, name, start, end: cursor.position };
  }
  let query = "";
  while (cursor.bumpAndSpace() && cursor.unit() !== CLOSE_BRACE) {
    query += cursor.text.slice(cursor.position, cursor.afterCharacter());
  }
  if (cursor.atEnd()) cursor.fail("escape-unexpected-eof", cursor.position, cursor.position);
  cursor.bump();
  const end = cursor.position;
  for (const operator of ["!=", ":", "="] as const) {
    const index = query.indexOf(operator);
    if (index < 0) continue;
    const value = query.slice(index + operator.length);
    return { kind: "unicode-class", negated, name: query.slice(0, index), operator, value, start, end };
  }
  return { kind: "unicode-class", negated, name: query, start, end };
}
