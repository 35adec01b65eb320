import { BYTES, IP, typeName, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type {
  ComparisonOperator,
  ListName,
  Literal,
  Missing,
  Operand,
  ParseOptions,
  RegexLiteral,
  Right,
  SetLiteral,
  SetMember,
  WildcardLiteral,
} from "./ast.ts";
import { badRegex, expectedLiteral, type Failure, typeMismatch, unsupportedOperator } from "./engine-errors.ts";
import { parseIp, scanIp, scanIpMember } from "./ip.ts";
import { patternOf } from "./literals.ts";
import { EMPTY_HASH, type NameIndex, nameIndexOf, nextHash } from "./name-index.ts";
import { looksLikeField } from "./name-slips.ts";
import { scanInteger, scanIntegerMember } from "./numbers.ts";
import { bareWordEnd } from "./recovery.ts";
import { judgeRegex } from "./regex/judge.ts";
import { lookAheadFixes, wildcardFixes } from "./regex-slips.ts";
import { resultType } from "./result-type.ts";
import { reportForeignOperator, reportSecondOperator, reportSetAfterOperator } from "./right-slips.ts";
import { isWord, Scanner } from "./scanner.ts";
import { recoverList, recoverMember, recoverSet, reportNoList } from "./set-slips.ts";
import { scanRegex, scanString } from "./strings.ts";
import { addElementFixes, reportUnsupported } from "./type-slips.ts";
import {
  recoverLiteral,
  recoverRegex,
  recoverRight,
  recoverWildcard,
  replaceFix,
  reportWildcard,
} from "./value-slips.ts";
import { scanWildcard, wildcardFailure } from "./wildcard.ts";

/** Reads a single literal of `type` at the cursor; undefined with the failure set when there is none. */
function scanLiteral(scanner: Scanner, type: ValueType): Literal | undefined {
  switch (type.kind) {
    case "Int":
      return scanInteger(scanner);
    case "Ip":
      return scanIp(scanner);
    default:
      return scanString(scanner);
  }
}

/** Reads a member of a set whose left side is of `type`. */
function scanMember(scanner: Scanner, type: ValueType): SetMember | undefined {
  switch (type.kind) {
    case "Int":
      return scanIntegerMember(scanner);
    case "Ip":
      return scanIpMember(scanner);
    default:
      return scanString(scanner);
  }
}

/** Whether a name on the right side may start with this character: a letter or `_`, but no digit. */
function isNameStart(code: number): boolean {
  return isWord(code) && !(code >= 0x30 && code <= 0x39);
}

const LOOK_AROUND = "unsupported-look-around";
const BACKREFERENCE = "unsupported-backreference";

/** The grammar of what follows a comparison operator; the type on the left decides it (LANGUAGE.md §3.2). */
export abstract class RightSideParser extends Scanner {
  readonly scheme: ParseOptions["scheme"];
  readonly starLimit: number;
  protected readonly names: NameIndex;

  constructor(text: string, options: ParseOptions) {
    super(text, options);
    this.scheme = options.scheme;
    this.names = nameIndexOf(options.scheme);
    this.starLimit = options.wildcardStarLimit ?? Number.POSITIVE_INFINITY;
  }

  /** Reads a field or a call with its indexes. */
  abstract operand(): Operand | Missing;

  /** Why the word at the cursor is no operand: an unknown name, or no name at all. Does not move the cursor. */
  protected abstract nameFailure(): Failure;

  /** Reads the right side; the cursor stands after the operator and its white space. */
  rightSide(left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const { kind } = left.type;
    switch (operator) {
      case "in":
        if (kind === "Unknown") break;
        return this.membership(left, operatorSpan);
      case "bitwise_and":
        if (kind === "Int") return this.compared(left, operator, operatorSpan);
        break;
      case "contains":
        if (kind === "Bytes") return this.literal(left, operator, operatorSpan);
        break;
      case "matches":
        if (kind === "Bytes") return this.regex(left, operatorSpan);
        break;
      case "wildcard":
      case "strict wildcard":
        if (kind === "Bytes") return this.wildcard(left, operator, operatorSpan);
        break;
      default:
        if (kind === "Bytes" || kind === "Int" || kind === "Ip") return this.compared(left, operator, operatorSpan);
    }
    if (kind === "Unknown") return this.unjudged();
    return this.unsupported(left, operator, operatorSpan);
  }

  /** Quantifiers that are open around the cursor. */
  protected quantifierDepth = 0;

  /** An operator that the left type does not have: reported, its right side taken without a judgement. */
  private unsupported(left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const failure = unsupportedOperator(left.type, operatorSpan.start, operatorSpan.end);
    const fixes = reportUnsupported(this, left, operator, operatorSpan, failure);
    const right = this.unjudged();
    addElementFixes(fixes, left, Math.max(right.end, this.at), this.quantifierDepth > 0);
    return right;
  }

  /** The right side of something that is not understood: by its own first character, or an operand. */
  private unjudged(): Right {
    return this.isCloudflare && this.namesOperand(this.at) ? this.operand() : recoverRight(this);
  }

  /**
   * Equality, ordering and `&`: a literal, in production's dialect also an operand of the same type. That dialect tries the
   * literal first; where it fails at a letter, the text is a name and what is wrong with the name is the error.
   */
  private compared(left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const start = this.at;
    const literal = scanLiteral(this, left.type);
    if (literal !== undefined) return literal;
    this.at = start;
    if (this.isCloudflare && isNameStart(this.code(start))) {
      if (this.namesOperand(start)) return this.rightOperand(left);
      this.failure = this.nameFailure();
    }
    return this.notALiteral(this.failure as Failure, left, operator, operatorSpan);
  }

  /** No literal stands on the right: another language's operator, a set or a list after the wrong one, or a slip. */
  private notALiteral(failure: Failure, left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const meant = reportForeignOperator(this, failure, operatorSpan);
    if (meant !== undefined) {
      this.skipTrivia();
      return this.rightSide(left, meant, { start: operatorSpan.start, end: this.at });
    }
    const second = this.secondOperator(failure, left, operator, operatorSpan);
    if (second !== undefined) return second;
    const first = this.code(this.at);
    if (first === 0x7b || first === 0x24) {
      reportSetAfterOperator(this, failure, operator, operatorSpan);
      return first === 0x7b ? this.set(left.type) : recoverRight(this);
    }
    if (this.isCloudflare && operator !== "contains" && operator !== "bitwise_and" && looksLikeField(this)) {
      return this.operand();
    }
    if (this.reportAddressForText(failure, left)) return recoverRight(this);
    return this.knownOperand(failure, operatorSpan) ?? recoverLiteral(this, failure, left.type, operatorSpan);
  }

  /** A second operator where the right side should start: reported, and what follows is read as its right side. */
  private secondOperator(
    failure: Failure,
    left: Operand,
    operator: ComparisonOperator,
    operatorSpan: Span,
  ): Right | undefined {
    if (this.at === operatorSpan.end) return undefined;
    const second = reportSecondOperator(this, failure, operator, operatorSpan);
    if (second === undefined) return undefined;
    const end = this.at;
    this.skipTrivia();
    return this.rightSide(left, second, { start: operatorSpan.start, end });
  }

  /** `ip eq 1.2.3.4`: an address for a field of type String that has a namesake with addresses. */
  private reportAddressForText(failure: Failure, left: Operand): boolean {
    const meant = `${left.name}.src`;
    if (left.type !== BYTES || this.scheme.field(meant)?.type !== IP) return false;
    const word = this.text.slice(this.at, bareWordEnd(this, this.at));
    if (parseIp(word) === undefined) return false;
    const fix = replaceFix(`Write ${meant}`, { start: left.start, end: left.end }, meant);
    this.report(failure, "type/field-family", left, { name: left.name, example: meant }, [fix]);
    return true;
  }

  /** A known field or call where only a written value may stand: reported, then read. */
  private knownOperand(failure: Failure, operatorSpan: Span): Right | undefined {
    const start = this.at;
    if (!this.namesOperand(start)) return undefined;
    const span = { start, end: this.identifierEnd(start) };
    const operator = this.text.slice(operatorSpan.start, operatorSpan.end);
    const operand = this.text.slice(span.start, span.end);
    this.report(failure, "type/right-field", span, { operator, operand });
    return this.operand();
  }

  /** Whether the identifier at `start` is a field or a function of the scheme. */
  namesOperand(start: number): boolean {
    const end = this.identifierEnd(start);
    if (end === start) return false;
    let hash = EMPTY_HASH;
    for (let at = start; at < end; at++) hash = nextHash(hash, this.text.charCodeAt(at));
    const known = this.names.find(this.text, start, end, hash);
    if (known === undefined) return false;
    return known.field !== undefined || known.definition?.form !== "quantifier";
  }

  private rightOperand(left: Operand): Right {
    const right = this.operand();
    if (right.kind === "missing" || right.type === UNKNOWN) return right;
    const actual = resultType(right);
    if (actual !== left.type) {
      this.report(typeMismatch(left.type, actual, right.start, right.end), "type/right-operand", right, {
        operand: this.text.slice(right.start, right.end),
        type: typeName(actual),
        wanted: typeName(left.type),
      });
    }
    return right;
  }

  private literal(left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const start = this.at;
    const literal = scanLiteral(this, left.type);
    if (literal !== undefined) return literal;
    this.at = start;
    return this.notALiteral(this.failure as Failure, left, operator, operatorSpan);
  }

  private regex(left: Operand, operatorSpan: Span): Right {
    const start = this.at;
    const literal = scanRegex(this);
    if (literal === undefined) {
      this.at = start;
      const meant = reportForeignOperator(this, this.failure as Failure, operatorSpan);
      if (meant !== undefined) {
        this.skipTrivia();
        return this.rightSide(left, meant, { start: operatorSpan.start, end: this.at });
      }
      const failure = this.failure as Failure;
      return (
        this.secondOperator(failure, left, "matches", operatorSpan) ??
        this.knownOperand(failure, operatorSpan) ??
        recoverRegex(this, failure)
      );
    }
    this.judgePattern(literal, left, operatorSpan);
    return literal;
  }

  private judgePattern(literal: RegexLiteral, left: Operand, operatorSpan: Span): void {
    const { pattern, map } = patternOf(literal, this.text);
    const error = judgeRegex(pattern);
    if (error === undefined) return;
    const failure =
      literal.form === "raw"
        ? badRegex(error.message, literal.end, this.end)
        : badRegex(error.message, literal.content.start, literal.content.end);
    const span = map.spanToSource(error);
    if (error.kind === LOOK_AROUND)
      this.report(failure, "syntax/regex-look-around", span, {}, lookAheadFixes(this, left, operatorSpan, literal));
    else if (error.kind === BACKREFERENCE) this.report(failure, "syntax/regex-backreference", span, {});
    else {
      const fixes = wildcardFixes(this, operatorSpan, literal);
      this.report(failure, "syntax/regex", span, { reason: error.reason.replace(/\.$/, "") }, fixes);
    }
  }

  private wildcard(left: Operand, operator: ComparisonOperator, operatorSpan: Span): Right {
    const start = this.at;
    const literal = scanWildcard(this);
    if (literal === undefined) {
      this.at = start;
      const failure = this.failure as Failure;
      return (
        this.secondOperator(failure, left, operator, operatorSpan) ??
        this.knownOperand(failure, operatorSpan) ??
        recoverWildcard(this, failure)
      );
    }
    this.judgeWildcard(literal);
    return literal;
  }

  private judgeWildcard(literal: WildcardLiteral): void {
    const failure = wildcardFailure(literal, this.text, this.end, this.starLimit);
    if (failure !== undefined) reportWildcard(this, literal, failure);
  }

  /** `in`: a set in braces or a list. */
  private membership(left: Operand, operatorSpan: Span): Right {
    const first = this.code(this.at);
    const { kind } = left.type;
    if (kind !== "Bytes" && kind !== "Int" && kind !== "Ip") {
      return this.unsupported(left, "in", operatorSpan);
    }
    if (first === 0x24) return this.list(left, operatorSpan);
    if (first === 0x7b) return this.set(left.type);
    const failure = expectedLiteral("{", this.at, this.end);
    return this.secondOperator(failure, left, "in", operatorSpan) ?? recoverSet(this, failure, left);
  }

  /** Reads a list name at the cursor, which stands on its `$`. */
  private list(left: Operand, operatorSpan: Span): ListName {
    const start = this.at;
    const first = start + 1;
    let end = first;
    while (isListCharacter(this.code(end))) end++;
    this.at = end;
    const name = this.text.slice(first, end);
    if (end === first || this.code(first) === 0x2e || this.code(end - 1) === 0x2e) {
      return recoverList(this, start, end);
    }
    if (!this.scheme.hasList(left.type)) {
      const failure = unsupportedOperator(left.type, operatorSpan.start, end);
      reportNoList(this, left, { start: operatorSpan.start, end }, failure);
    }
    return { kind: "list", start, end, name };
  }

  /** Reads a set at the cursor, which stands on its `{`. */
  set(type: ValueType): SetLiteral {
    const start = this.at;
    const members: SetMember[] = [];
    this.at++;
    for (;;) {
      this.skipTrivia();
      const first = this.code(this.at);
      if (first === 0x7d) {
        this.at++;
        return { kind: "set", start, end: this.at, members, closed: true };
      }
      const memberStart = this.at;
      const member = scanMember(this, type);
      if (member !== undefined) members.push(member);
      else {
        this.at = memberStart;
        if (!recoverMember(this, this.failure as Failure, type, start, members)) {
          return { kind: "set", start, end: this.at, members, closed: false };
        }
      }
    }
  }
}

/** Lower-case letters, digits, `_` and `.`. */
function isListCharacter(code: number): boolean {
  return code === 0x2e || (isWord(code) && (code < 0x41 || code > 0x5a));
}
