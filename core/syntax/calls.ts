import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { arrayOf, BYTES, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { EngineError } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Argument, Call, Expression, Index, Operand } from "./ast.ts";
import {
  reportArgumentCount,
  reportArgumentKind,
  reportArgumentType,
  reportBlindArgument,
  reportEachInLaterArgument,
  reportMissingComma,
  reportNesting,
  reportUnclosed,
} from "./call-slips.ts";
import {
  argumentCount,
  argumentKind,
  argumentType,
  expectedLiteral,
  type Failure,
  mapEachMisuse,
  nestingLimit,
  unrecognised,
} from "./engine-errors.ts";
import type { Finding } from "./findings.ts";
import { scanIp } from "./ip.ts";
import { scanInteger } from "./numbers.ts";
import { OperandParser } from "./operands.ts";
import { comparisonOperatorAt } from "./operators.ts";
import {
  argumentEnd,
  balancedEnd,
  isDoubled,
  isForeignQuote,
  isLogicalWord,
  junkEnd,
  reportDoubled,
} from "./recovery.ts";
import { elementType, isLiteral, resultType } from "./result-type.ts";
import { isHexDigit, isWord } from "./scanner.ts";
import { expectedTypes, fits, hasMapEach, minimumArguments, parameterAt, takesText } from "./signatures.ts";
import { scanByteString, scanString } from "./strings.ts";
import { recoverString, reportTornString } from "./value-slips.ts";

/** The grammar of function calls and their arguments (LANGUAGE.md §2.1, §2.2). */
export abstract class CallParser extends OperandParser {
  /** Calls whose parentheses are open around the cursor. */
  protected callDepth = 0;
  /** Groups, calls and quantifiers whose parentheses are open around the cursor. */
  protected brackets = 0;
  /** Type of the argument read last, as the function sees it. */
  protected argumentType: ValueType = UNKNOWN;

  /** Reads a whole logical expression. */
  protected abstract logical(): Expression;
  /** Reads the rest of a comparison, its operator and right side. */
  protected abstract comparisonOf(left: Operand): Expression;
  /** Goes on after `left` where neither an operator nor the end of the part follows; see `LogicalParser`. */
  protected abstract resume(left: Expression, failure: Failure, owner: string | undefined): Expression;
  /** Offset of the `(` of a quantifier at `at`, or -1. */
  protected abstract quantifierOpen(at: number): number;

  protected call(name: string, start: number, nameEnd: number, definition: SchemeFunction | undefined): Operand {
    this.skipTrivia();
    const open = this.at;
    if (this.code(open) !== 0x28) {
      this.at = nameEnd;
      return this.callWithoutParentheses(name, start, nameEnd, open, definition);
    }
    if (!this.enter(open)) {
      const { end, closed } = balancedEnd(this, open);
      this.skip(open + 1, closed ? end - 1 : end);
      this.at = end;
      return this.callNode(name, start, nameEnd, definition, open, [], [], closed, UNKNOWN);
    }
    const args: Argument[] = [];
    const commas: number[] = [];
    this.callDepth++;
    this.brackets++;
    const own = this.arguments(name, definition, args, commas);
    this.brackets--;
    this.callDepth--;
    this.depth--;
    const closed = this.code(this.at) === 0x29;
    if (closed) this.at++;
    return this.callNode(name, start, nameEnd, definition, open, args, commas, closed, own);
  }

  private callNode(
    name: string,
    start: number,
    nameEnd: number,
    definition: SchemeFunction | undefined,
    open: number,
    args: readonly Argument[],
    commas: readonly number[],
    closed: boolean,
    type: ValueType,
  ): Call {
    const close = this.at;
    const indexes: readonly Index[] = closed ? this.indexes(type, start) : [];
    const count = closed ? this.mapEach : 0;
    return {
      kind: "call",
      start,
      end: this.at,
      name,
      nameEnd,
      definition,
      open,
      arguments: args,
      commas,
      closed,
      close,
      indexes,
      mapEach: count,
      type: closed ? this.indexedType : type,
    };
  }

  /** Called with the cursor after a function's name that no `(` follows. */
  protected abstract callWithoutParentheses(
    name: string,
    start: number,
    nameEnd: number,
    open: number,
    definition: SchemeFunction | undefined,
  ): Operand;

  /** Counts a level of nesting whose bracket or operator is at `at`; false, and reported, when it is one too many. */
  protected enter(at: number): boolean {
    if (this.depth < this.nestingLimit) {
      this.depth++;
      return true;
    }
    reportNesting(this, nestingLimit(this.nestingLimit, at, this.end), at, this.nestingLimit);
    return false;
  }

  /** Reads arguments up to the `)`, which is left; gives the call's type before its indexes. */
  private arguments(
    name: string,
    definition: SchemeFunction | undefined,
    args: Argument[],
    commas: number[],
  ): ValueType {
    const open = this.at;
    const before = this.mistakes;
    let firstType: ValueType = UNKNOWN;
    let isMapped = false;
    let isFirstWrong = false;
    let tooMany = false;
    this.at++;
    this.skipTrivia();
    for (let code = this.code(this.at); code >= 0 && code !== 0x29; code = this.code(this.at)) {
      const index = args.length;
      if (index > 0 && !this.separator(name, open, args, commas)) break;
      const start = this.at;
      const mistakes = this.mistakes;
      const parameter = definition && parameterAt(definition, index, this.isCloudflare);
      // The first argument is what a function works on, and nearly always a field.
      this.wantsText = (index > 0 || definition?.form === "concat") && takesText(parameter);
      const argument = this.argument();
      if (this.at === start && argument.kind === "missing" && this.code(start) !== 0x2c && this.code(start) !== 0x29) {
        this.skipJunk(start);
      }
      args.push(argument);
      if (index === 0) {
        firstType = this.argumentType;
        isMapped = hasMapEach(argument);
      }
      const isSound = this.mistakes === mistakes;
      if (index === 0 && !isSound) isFirstWrong = true;
      if (isSound && definition !== undefined && !tooMany) {
        tooMany = !this.checkArgument(definition, argument, index, firstType, args);
        if (index === 0 && this.mistakes > mistakes) isFirstWrong = true;
      }
      this.skipTrivia();
    }
    if (definition === undefined) {
      if (this.code(this.at) !== 0x29)
        reportUnclosed(
          this,
          expectedLiteral(")", this.at, this.end),
          open,
          this.brackets,
          args.at(-1)?.end ?? open + 1,
        );
      return UNKNOWN;
    }
    if (args.length < minimumArguments(definition) && (this.mistakes === before || this.engineError === undefined)) {
      const failure = argumentCount(this.at, this.end);
      reportArgumentCount(this, failure, definition, args.length, { start: open, end: this.at }, this.isCloudflare);
    }
    if (this.code(this.at) !== 0x29)
      reportUnclosed(this, expectedLiteral(")", this.at, this.end), open, this.brackets, args.at(-1)?.end ?? open + 1);
    // What a wrong first argument makes of the result is anyone's guess.
    if (isFirstWrong) return UNKNOWN;
    const returns = definition.returns === "first" ? firstType : definition.returns;
    return isMapped && returns !== UNKNOWN ? arrayOf(returns) : returns;
  }

  /** Moves over the comma before a further argument; false when the call ends here. */
  private separator(name: string, open: number, args: Argument[], commas: number[]): boolean {
    if (this.code(this.at) !== 0x2c && !this.recoverSeparator(name, open, args)) {
      const code = this.code(this.at);
      if (code !== 0x2c) return false;
    }
    if (this.code(this.at) !== 0x2c) return true;
    commas.push(this.at);
    this.at++;
    this.skipTrivia();
    return true;
  }

  /** Where a comma or `)` should follow an argument. True when the next argument starts at the cursor without one. */
  private recoverSeparator(name: string, open: number, args: Argument[]): boolean {
    const start = this.at;
    const failure = expectedLiteral(",", start, this.end);
    const last = args.at(-1) as Argument;
    const torn = last.kind === "string" ? reportTornString(this, failure, last, start, "argument") : undefined;
    if (torn !== undefined) {
      args[args.length - 1] = torn;
      this.skipTrivia();
      return false;
    }
    if (this.isLeftOpen(open)) {
      this.at = last.end;
      reportUnclosed(this, failure, open, 1, last.end);
      return false;
    }
    if (isDoubled(this, last, start)) {
      reportDoubled(this, failure, last, start);
      this.skipTrivia();
      return false;
    }
    if (this.startsArgument(start)) {
      reportMissingComma(this, failure, last, start);
      return true;
    }
    if (isLiteral(last)) {
      const end = Math.max(argumentEnd(this, start), start + 1);
      this.report(failure, "syntax/argument-separator", { start, end }, {});
      this.skip(start, end);
      this.at = end;
    } else {
      this.at = last.end;
      args[args.length - 1] = this.resume(last, failure, name);
    }
    this.skipTrivia();
    return false;
  }

  /** Whether the bracket at `open` is never closed. Asked only until one is found, as it looks at all the rest. */
  protected isLeftOpen(open: number): boolean {
    return !this.unclosedReported && !balancedEnd(this, open).closed;
  }

  /** Whether a literal or a known name stands at `at`, which an argument may start with. */
  private startsArgument(at: number): boolean {
    const code = this.code(at);
    if (isLogicalWord(this, at) || comparisonOperatorAt(this, at) !== undefined) return false;
    return code === 0x22 || (code >= 0x30 && code <= 0x39) || isForeignQuote(this, at) || this.namesOperand(at);
  }

  private skipJunk(start: number): void {
    this.at = Math.min(Math.max(junkEnd(this, start, true), start + 1), this.end);
    this.skip(start, this.at);
  }

  /** Reads one argument, dispatched by its first three characters exactly as the engine does (LANGUAGE.md §2.1). */
  protected argument(): Argument {
    const { at, wantsText } = this;
    this.wantsText = false;
    const first = this.code(at);
    const second = this.code(at + 1);
    if (first === 0x22 || (first === 0x72 && (second === 0x22 || second === 0x23))) return this.stringArgument();
    if (
      first === 0x28 ||
      first === 0x21 ||
      (first === 0x6e && this.startsWith("not", at)) ||
      this.quantifierOpen(at) !== -1
    ) {
      const expression = this.logical();
      this.argumentType = resultType(expression);
      return expression;
    }
    if (isNameOnly(first) || (isWord(first) && isNameOnly(second)) || this.isNameAt(at))
      return this.operandArgument(wantsText);
    return this.blindArgument(wantsText);
  }

  /** Whether two word characters and then one that is no hexadecimal digit make the argument a name for sure. */
  private isNameAt(at: number): boolean {
    return isWord(this.code(at)) && isWord(this.code(at + 1)) && isNameOnly(this.code(at + 2));
  }

  private stringArgument(): Argument {
    this.argumentType = BYTES;
    const start = this.at;
    const literal = scanString(this);
    if (literal !== undefined) return literal;
    this.at = start;
    return recoverString(this, this.failure as Failure);
  }

  /** An operand, with one comparison when an operator follows. */
  private operandArgument(wantsText: boolean): Argument {
    this.wantsText = wantsText;
    const left = this.operand();
    this.wantsText = false;
    if (left.kind === "missing") {
      this.argumentType = UNKNOWN;
      return left;
    }
    return this.comparisonArgument(left);
  }

  private comparisonArgument(left: Operand): Argument {
    const end = this.at;
    const next = this.triviaEnd(end);
    if (comparisonOperatorAt(this, next) === undefined) {
      this.argumentType = left.type;
      return left;
    }
    const comparison = this.comparisonOf(left);
    this.argumentType = resultType(comparison);
    return comparison;
  }

  /**
   * Where a name and a literal look alike: the operand is tried, and its error is thrown away when a literal fits.
   * When nothing does, the engine says so about all the rest, while the reader is told about the operand's mistake.
   */
  private blindArgument(wantsText: boolean): Argument {
    const start = this.at;
    if (!this.namesOperand(start)) return this.blindLiteral() ?? this.blindFailure(start, wantsText);
    const before = this.checkpoint();
    const mistakes = this.mistakes;
    const operand = this.operand();
    if (this.mistakes === mistakes && operand.kind !== "missing") return this.comparisonArgument(operand);
    const after = this.checkpoint();
    const findings = this.findings.slice(before.findings);
    const skipped = this.skipped.slice(before.skipped);
    this.rollBack(before);
    const literal = this.blindLiteral();
    if (literal !== undefined) return literal;
    this.mistakes = after.mistakes;
    this.restore(findings, skipped, after.at, before.engineError === undefined, unrecognised(start, this.end));
    this.argumentType = UNKNOWN;
    return operand.kind === "missing" ? operand : this.comparisonArgument(operand);
  }

  /** Brings back the findings of an attempt; the first error, if it is among them, becomes `failure`. */
  private restore(
    findings: readonly Finding[],
    skipped: readonly Span[],
    at: number,
    isFirst: boolean,
    failure: Failure,
  ): void {
    this.at = at;
    if (isFirst) this.engineError = this.cut(failure);
    // Without spreading: there may be more of them than a call takes arguments.
    for (const span of skipped) this.skipped.push(span);
    for (const found of findings) {
      const isEngineError = isFirst && found === findings[0] && this.engineError !== undefined;
      this.findings.push(isEngineError ? { ...found, engine: this.engineError as EngineError } : found);
    }
  }

  private blindLiteral(): Argument | undefined {
    const start = this.at;
    for (const scan of [scanIp, scanInteger, scanByteString]) {
      this.at = start;
      const literal = scan(this);
      if (literal !== undefined) {
        this.argumentType = elementType(literal);
        return literal;
      }
    }
    this.at = start;
    return undefined;
  }

  private blindFailure(start: number, wantsText: boolean): Argument {
    this.argumentType = UNKNOWN;
    const failure = unrecognised(start, this.end);
    const nameEnd = this.identifierEnd(start);
    const recovered = reportBlindArgument(this, failure, nameEnd, wantsText);
    if (recovered !== undefined) return recovered;
    // A name that nobody knows is read on as an operand; what is reported about it again is dropped as an echo.
    const operand = this.operand();
    return operand.kind === "missing" ? operand : this.comparisonArgument(operand);
  }

  /** Checks an argument in the engine's order; false when it is one too many. */
  private checkArgument(
    definition: SchemeFunction,
    argument: Argument,
    index: number,
    firstType: ValueType,
    args: readonly Argument[],
  ): boolean {
    const { start } = argument;
    const end = this.at;
    if (index > 0 && hasMapEach(argument)) {
      reportEachInLaterArgument(this, mapEachMisuse(start, end), argument, definition.name);
      return true;
    }
    const parameter = parameterAt(definition, index, this.isCloudflare);
    if (parameter === undefined) {
      // Where an argument is missing or a bracket is open, who knows which one is too many.
      if (this.engineError !== undefined && (this.unclosedReported || args.some((other) => other.kind === "missing")))
        return false;
      const failure = argumentCount(start, this.end);
      reportArgumentCount(this, failure, definition, index + 1, { start, end }, this.isCloudflare);
      return false;
    }
    const wantsOther = isLiteral(argument) ? parameter.kind === "field" : parameter.kind === "literal";
    if (wantsOther && parameter.kind !== "both") {
      const failure = argumentKind(index, parameter.kind, start, end);
      reportArgumentKind(this, failure, argument, definition.name, index, parameter.kind);
      return true;
    }
    const actual = this.argumentType;
    const expected = expectedTypes(parameter, firstType);
    if (actual !== UNKNOWN && expected !== undefined && !fits(actual, expected)) {
      const failure = argumentType(index, expected, actual, start, end);
      reportArgumentType(this, failure, argument, definition.name, index, expected, actual);
    }
    return true;
  }
}

/** A word character that is no hexadecimal digit. */
function isNameOnly(code: number): boolean {
  return isWord(code) && !isHexDigit(code);
}
