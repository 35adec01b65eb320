import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { BOOL, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Field, Index, Missing, Operand, ParseOptions } from "./ast.ts";
import { expectedLiteral, expectedName, type Failure, invalidIndex, unknownIdentifier } from "./engine-errors.ts";
import { reportIndexContent, reportIndexType, reportUnclosedIndex } from "./index-slips.ts";
import { textOf } from "./literals.ts";
import { EMPTY_HASH, nextHash } from "./name-index.ts";
import { isUnquotedText, reportFusedCall, reportUnknownName } from "./name-slips.ts";
import { scanInteger } from "./numbers.ts";
import { missing } from "./recovery.ts";
import { RightSideParser } from "./right-sides.ts";
import { isWord } from "./scanner.ts";
import { scanQuoted } from "./strings.ts";
import { recoverString } from "./value-slips.ts";

const MAX_POSITION = 0xffff_ffffn;
const NO_INDEXES: readonly Index[] = [];

/** Whatever the options say, recursion stops here: a deeper tree would overflow the stack of its readers. */
const HARD_NESTING_LIMIT = 1000;
const DEFAULT_NESTING_LIMIT = 128;

/** The grammar of fields and their indexes. Calls are one layer up. */
export abstract class OperandParser extends RightSideParser {
  readonly nestingLimit: number;
  /** Groups, `not`, calls and quantifiers that are open. */
  depth = 0;
  /** Whether a quoted string may stand at the cursor instead of the operand. */
  protected wantsText = false;
  /** Hash of the identifier scanned last. */
  private nameHash = EMPTY_HASH;
  /** Type of the operand after the indexes read last. */
  protected indexedType: ValueType = UNKNOWN;
  /** Number of `[*]` among the indexes read last. */
  protected mapEach = 0;

  constructor(text: string, options: ParseOptions) {
    super(text, options);
    this.nestingLimit = Math.min(options.maxNestingDepth ?? DEFAULT_NESTING_LIMIT, HARD_NESTING_LIMIT);
  }

  /** Reads the call of a function whose name, known or not, ends at `nameEnd`, the cursor. */
  protected abstract call(
    name: string,
    start: number,
    nameEnd: number,
    definition: SchemeFunction | undefined,
  ): Operand;

  /**
   * Reads a field or a call with its indexes. Where there is none, a `missing` node: the failure is reported and
   * nothing is consumed.
   */
  operand(): Operand | Missing {
    const start = this.at;
    const nameEnd = this.scanIdentifier();
    if (nameEnd === -1) return this.recoverOperand(this.failure as Failure);
    const known = this.names.find(this.text, start, nameEnd, this.nameHash);
    const field = known?.field;
    if (field !== undefined) {
      this.at = nameEnd;
      return this.field(field.name, start, nameEnd, field, field.type);
    }
    if (known?.definition !== undefined && known.definition.form !== "quantifier") {
      this.at = nameEnd;
      return this.call(known.name, start, nameEnd, known.definition);
    }
    return this.unknownOperand(this.text.slice(start, nameEnd), start, nameEnd);
  }

  /** A name that the scheme does not know: reported, then read as what its surroundings make of it. */
  private unknownOperand(name: string, start: number, nameEnd: number): Operand | Missing {
    this.at = start;
    const recovered = this.recoverName(name, nameEnd);
    if (recovered !== undefined) return recovered;
    this.at = nameEnd;
    const open = this.triviaEnd(nameEnd);
    const isCall = this.code(open) === 0x28;
    const failure = unknownIdentifier(start, nameEnd);
    if (this.wantsText && !isCall && isUnquotedText(this, name)) {
      this.at = start;
      const text = recoverString(this, failure);
      return missing("operand", text.end);
    }
    const fusedEnd = isCall ? undefined : reportFusedCall(this, failure, { start, end: nameEnd }, name);
    if (fusedEnd !== undefined) {
      this.skip(start, fusedEnd);
      this.at = fusedEnd;
      return missing("operand", start);
    }
    reportUnknownName(this, failure, { start, end: nameEnd }, name, isCall);
    if (isCall) return this.call(name, start, nameEnd, this.scheme.function(name));
    return this.field(name, start, nameEnd, undefined, UNKNOWN);
  }

  /** What an unknown word at the cursor may be instead of a name, such as an operator; undefined when a name it is. */
  protected abstract recoverName(name: string, nameEnd: number): Operand | Missing | undefined;

  /** What to make of a place where an operand should start and no name does. */
  protected abstract recoverOperand(failure: Failure): Operand | Missing;

  /** Production's bare `true`, at the cursor where an expression starts. */
  protected bareTrue(): Field | undefined {
    const start = this.at;
    if (!this.isCloudflare || !this.startsWith("true", start)) return undefined;
    const end = start + 4;
    const after = this.code(end);
    if (isWord(after) || after === 0x2e || this.scheme.field("true") !== undefined) return undefined;
    this.at = end;
    return this.field("true", start, end, TRUE, BOOL);
  }

  protected field(
    name: string,
    start: number,
    nameEnd: number,
    definition: Field["definition"],
    type: ValueType,
  ): Field {
    if (this.code(nameEnd) !== 0x5b) {
      return { kind: "field", start, end: nameEnd, name, nameEnd, definition, indexes: NO_INDEXES, mapEach: 0, type };
    }
    const indexes = this.indexes(type, start);
    const { at: end, mapEach, indexedType } = this;
    return { kind: "field", start, end, name, nameEnd, definition, indexes, mapEach, type: indexedType };
  }

  /** The end of the identifier at the cursor, with `nameHash`; or -1 with the failure set. Does not move the cursor. */
  protected scanIdentifier(): number {
    const { text, end } = this;
    let at = this.at;
    let hash = EMPTY_HASH;
    for (;;) {
      const segment = at;
      let code = at < end ? text.charCodeAt(at) : -1;
      while (isWord(code)) {
        hash = nextHash(hash, code);
        at++;
        code = at < end ? text.charCodeAt(at) : -1;
      }
      if (at === segment) {
        this.failure = expectedName("identifier character", at, end);
        return -1;
      }
      if (code !== 0x2e) {
        this.nameHash = hash;
        return at;
      }
      hash = nextHash(hash, code);
      at++;
    }
  }

  protected nameFailure(): Failure {
    const end = this.scanIdentifier();
    return end === -1 ? (this.failure as Failure) : unknownIdentifier(this.at, end);
  }

  /** Reads the indexes at the cursor of an operand of `type`; leaves `indexedType` and `mapEach`. */
  protected indexes(type: ValueType, operandStart: number): readonly Index[] {
    this.indexedType = type;
    this.mapEach = 0;
    if (this.code(this.at) !== 0x5b) return NO_INDEXES;
    const indexes: Index[] = [];
    while (this.code(this.at) === 0x5b) {
      const start = this.at;
      const index = this.index();
      indexes.push(index);
      if (index.access === "each") this.mapEach++;
      const next = elementOf(this.indexedType, index);
      if (next === undefined) {
        const at = index.access === "each" ? undefined : (index.key ?? index.position);
        const failure = invalidIndex(at, this.indexedType, start, index.end);
        reportIndexType(this, failure, index, this.indexedType, { start: operandStart, end: start });
      }
      this.indexedType = next ?? UNKNOWN;
    }
    return indexes;
  }

  /** Reads one pair of brackets; the cursor stands on `[`. */
  private index(): Index {
    const start = this.at;
    this.at++;
    this.skipTrivia();
    const contentStart = this.at;
    let access: Index["access"] = "missing";
    let key: string | undefined;
    let position: number | undefined;
    let failure: Failure | undefined;
    const first = this.code(contentStart);
    if (first === 0x2a) {
      this.at++;
      access = "each";
    } else if (first === 0x22) {
      const literal = scanQuoted(this);
      if (literal === undefined) failure = this.failure;
      else {
        key = textOf(literal, this.text);
        if (key === undefined) failure = expectedLiteral("expected utf8 string", contentStart, this.end);
        else access = "key";
      }
    } else {
      const literal = scanInteger(this);
      if (literal === undefined)
        failure = expectedLiteral("expected quoted utf8 string or positive integer", contentStart, this.end);
      else if (literal.value < 0n || literal.value > MAX_POSITION)
        failure = expectedLiteral("expected positive integer as index", contentStart, this.end);
      else {
        position = Number(literal.value);
        access = "position";
      }
    }
    if (failure !== undefined) reportIndexContent(this, failure, contentStart);
    const content = { start: contentStart, end: this.at };
    this.skipTrivia();
    const closed = this.code(this.at) === 0x5d;
    if (closed) this.at++;
    else {
      this.at = content.end;
      reportUnclosedIndex(this, expectedLiteral("]", this.triviaEnd(this.at), this.end), start, failure !== undefined);
    }
    return { kind: "index", start, end: this.at, access, key, position, content, closed };
  }
}

/** The field that production knows as the bare expression `true`. */
const TRUE = { name: "true", type: BOOL };

/** The type behind one index; undefined when the type has no such index. */
function elementOf(type: ValueType, index: Index): ValueType | undefined {
  if (type === UNKNOWN || index.access === "missing") return UNKNOWN;
  if (type.kind === "Array") return index.access === "key" ? undefined : type.element;
  if (type.kind === "Map") return index.access === "position" ? undefined : type.element;
  return undefined;
}
