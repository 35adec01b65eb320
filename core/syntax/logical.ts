import { arrayOf, BOOL, typeName, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { Argument, Comparison, Expression, LogicalOperator } from "./ast.ts";
import { reportLogicalInArgument, reportUnclosed } from "./call-slips.ts";
import { ComparisonParser } from "./comparisons.ts";
import { expectedLiteral, type Failure, typeMismatch, unknownIdentifier } from "./engine-errors.ts";
import { isEchoOf, lastLeaf, mendTornString, reportBooleanCompared, reportUnexpected } from "./junk-slips.ts";
import { foreignLogical, nearLogical, type Word, wordAt } from "./operator-words.ts";
import { AND, LOGICAL_OPERATORS, logicalLength, logicalRank, OR, type Rank } from "./operators.ts";
import { balancedEnd, isDoubled, isLogicalWord, junkEnd, missing, reportDoubled } from "./recovery.ts";
import { resultType } from "./result-type.ts";
import { anyFix } from "./type-slips.ts";
import { replaceFix } from "./value-slips.ts";

const ARRAY_OF_BOOL = arrayOf(BOOL);

/** The grammar of `or`, `xor`, `and`, `not`, groups and quantifiers. */
export abstract class LogicalParser extends ComparisonParser {
  /** The item before the logical operator read last. */
  private previous: Expression | undefined = undefined;

  /** The comparison before the logical operator read last, whose field `or "b"` leaves out. */
  protected previousComparison(): Comparison | undefined {
    const leaf = this.previous === undefined ? undefined : lastLeaf(this.previous);
    return leaf?.kind === "comparison" && leaf.right.kind !== "missing" ? leaf : undefined;
  }

  protected logical(): Expression {
    return this.chain(this.simple(), OR);
  }

  /**
   * Goes on after `left` with operators that bind at least as tightly as `minimum`. Types are checked at each step and
   * reported where the engine does: after the operator that follows the right operand, else right after the operand.
   */
  protected chain(first: Expression, minimum: Rank): Expression {
    let left = first;
    let operatorStart = this.triviaEnd(this.at);
    let rank = logicalRank(this, operatorStart);
    if (rank < minimum || rank === 0) return left;
    let items: Expression[] = [left];
    let operators: Span[] = [];
    let current = rank;
    const leftType = resultType(left);
    while (rank !== 0 && rank >= minimum) {
      if (rank !== current) {
        left = logicalNode(current, operators, items, leftType);
        items = [left];
        operators = [];
        current = rank;
      }
      const operatorEnd = operatorStart + logicalLength(this, operatorStart, rank);
      operators.push({ start: operatorStart, end: operatorEnd });
      this.at = this.triviaEnd(operatorEnd);
      this.previous = items[items.length - 1];
      let right = this.simple();
      operatorStart = this.triviaEnd(this.at);
      let next = logicalRank(this, operatorStart);
      while (next > rank) {
        right = this.chain(right, next);
        operatorStart = this.triviaEnd(this.at);
        next = logicalRank(this, operatorStart);
      }
      items.push(right);
      const rightType = resultType(right);
      if (leftType !== rightType || leftType.kind === "Map") {
        const at = next === 0 ? this.at : this.triviaEnd(operatorStart + logicalLength(this, operatorStart, next));
        this.checkOperands(leftType, rightType, items[0] as Expression, right, at);
      }
      rank = next;
    }
    return logicalNode(current, operators, items, leftType);
  }

  private checkOperands(left: ValueType, right: ValueType, first: Expression, node: Expression, at: number): void {
    if (left === UNKNOWN || right === UNKNOWN) return;
    if (left === right && left.kind !== "Map") return;
    if (left.kind === "Array" && right.kind === "Array") return;
    const failure = typeMismatch(left, right, at, this.end);
    const eachItem =
      right === ARRAY_OF_BOOL && left === BOOL ? node : left === ARRAY_OF_BOOL && right === BOOL ? first : undefined;
    if (eachItem !== undefined && this.quantifierDepth === 0) {
      this.report(failure, "type/needs-quantifier", eachItem, {}, [anyFix(eachItem)]);
    } else {
      this.report(failure, "type/logical-operands", node, { left: typeName(left), right: typeName(right) });
    }
  }

  private simple(): Expression {
    const code = this.code(this.at);
    if (code === 0x28) return this.group();
    if (code === 0x21) return this.not(1);
    if (code === 0x6e && this.startsWith("not", this.at)) return this.not(3);
    if (code === 0x61) {
      const open = this.quantifierOpen(this.at);
      if (open !== -1) return this.quantifier(open);
    }
    // Names of fields and functions are lower case and seldom start with `n`, so this is rare.
    if ((code >= 0x41 && code <= 0x5a) || code === 0x6e) return this.keywordSlip() ?? this.comparison();
    return this.comparison();
  }

  /** `NOT`, `ANY(`, `ALL(` and misspelt ones: reported, then read as what they mean. */
  private keywordSlip(): Expression | undefined {
    const start = this.at;
    const end = this.identifierEnd(start);
    const written = this.text.slice(start, end);
    const lower = written.toLowerCase();
    const open = this.triviaEnd(end);
    if (this.namesOperand(start)) return undefined;
    const isNearNot = /^(no|nt|nto|nott|noot|nnot)$/.test(lower) && this.startsExpression(open);
    const instead = isNearNot ? "not" : lower;
    if (instead !== "not" && instead !== "any" && instead !== "all") return undefined;
    if (instead !== "not" && this.code(open) !== 0x28) return undefined;
    const fix = replaceFix(`Write ${instead}`, { start, end }, instead);
    this.report(unknownIdentifier(start, end), "syntax/logical-operator", { start, end }, { written, instead }, [fix]);
    return instead === "not" ? this.not(end - start) : this.quantifier(open);
  }

  private group(): Expression {
    const start = this.at;
    if (!this.enter(start)) {
      const { end, closed } = balancedEnd(this, start);
      this.skip(start + 1, closed ? end - 1 : end);
      this.at = end;
      return { kind: "group", start, end, inner: missing("operand", start + 1), closed, type: UNKNOWN };
    }
    this.brackets++;
    this.at = this.triviaEnd(start + 1);
    let inner = this.logical();
    this.depth--;
    let next = this.triviaEnd(this.at);
    if (this.code(next) !== 0x29) {
      inner = this.resume(inner, expectedLiteral(")", next, this.end), undefined);
      next = this.triviaEnd(this.at);
    }
    const closed = this.code(next) === 0x29;
    if (closed) this.at = next + 1;
    else reportUnclosed(this, expectedLiteral(")", next, this.end), start, this.brackets, this.at);
    this.brackets--;
    return { kind: "group", start, end: this.at, inner, closed, type: resultType(inner) };
  }

  private not(length: number): Expression {
    const start = this.at;
    const operator = { start, end: start + length };
    if (!this.enter(start)) return this.notTooDeep(operator);
    this.at = this.triviaEnd(operator.end);
    const operand = this.simple();
    this.depth--;
    return {
      kind: "not",
      start,
      end: Math.max(operand.end, operator.end),
      operator,
      operand,
      type: resultType(operand),
    };
  }

  /** Steps over a run of `not` beyond the nesting limit, and what it negates, without going deeper. */
  private notTooDeep(operator: Span): Expression {
    let at = operator.end;
    for (;;) {
      at = this.triviaEnd(at);
      if (this.code(at) === 0x21) at++;
      else if (this.startsWith("not", at)) at += 3;
      else break;
    }
    const end = Math.max(this.code(at) === 0x28 ? balancedEnd(this, at).end : junkEnd(this, at, true), operator.end);
    this.skip(operator.end, end);
    this.at = end;
    return { kind: "not", start: operator.start, end, operator, operand: missing("operand", end), type: UNKNOWN };
  }

  protected quantifierOpen(at: number): number {
    if (this.code(at) !== 0x61) return -1;
    const second = this.code(at + 1);
    const third = this.code(at + 2);
    if (!((second === 0x6e && third === 0x79) || (second === 0x6c && third === 0x6c))) return -1;
    const open = this.triviaEnd(at + 3);
    return this.code(open) === 0x28 ? open : -1;
  }

  private quantifier(open: number): Expression {
    const start = this.at;
    const nameEnd = start + 3;
    const name = (this.code(start + 1) | 0x20) === 0x6e ? "any" : "all";
    if (!this.enter(open)) {
      const { end, closed } = balancedEnd(this, open);
      this.skip(open + 1, closed ? end - 1 : end);
      this.at = end;
      return {
        kind: "quantifier",
        start,
        end,
        name,
        nameEnd,
        open,
        argument: missing("operand", open + 1),
        closed,
        type: BOOL,
      };
    }
    this.at = this.triviaEnd(open + 1);
    const argumentStart = this.at;
    const mistakes = this.mistakes;
    this.brackets++;
    this.quantifierDepth++;
    let argument: Argument = this.argument();
    this.depth--;
    const actual = this.argumentType;
    if (mistakes === this.mistakes && actual !== ARRAY_OF_BOOL && actual !== UNKNOWN) {
      const failure = typeMismatch(ARRAY_OF_BOOL, actual, argumentStart, this.at);
      const next = this.triviaEnd(this.at);
      // With something other than an operator after it, the operand is not meant as the whole argument.
      if ((argument.kind === "field" || argument.kind === "call") && this.standsForOperator(next))
        argument = this.withoutOperator(argument, next, failure);
      else this.report(failure, "type/quantifier-argument", argument, { name, type: typeName(actual) });
    }
    let next = this.triviaEnd(this.at);
    if (this.code(next) !== 0x29) {
      const failure = expectedLiteral(")", next, this.end);
      if (next < this.end && this.isLeftOpen(open)) reportUnclosed(this, failure, open, 1, this.at);
      else argument = this.resumeArgument(argument, failure, name);
      next = this.triviaEnd(this.at);
    }
    this.quantifierDepth--;
    const closed = this.code(next) === 0x29;
    if (closed) this.at = next + 1;
    else reportUnclosed(this, expectedLiteral(")", next, this.end), open, this.brackets, this.at);
    this.brackets--;
    return { kind: "quantifier", start, end: this.at, name, nameEnd, open, argument, closed, type: BOOL };
  }

  private resumeArgument(argument: Argument, failure: Failure, name: string): Argument {
    if (argument.kind === "string" || argument.kind === "integer" || argument.kind === "ip") {
      const end = junkEnd(this, this.at, false);
      this.report(failure, "syntax/unclosed", argument, { opening: `${name}(`, closing: ")" });
      this.skip(this.at, end);
      this.at = end;
      return argument;
    }
    return this.resume(argument, failure, name);
  }

  /**
   * Goes on after `left`, which is complete, where neither an operator nor `)` nor the end follows. Reports what stands
   * there as `failure` and reads on, until a `)`, the end or (in a call named `owner`) a comma.
   */
  protected resume(first: Expression, failure: Failure, owner: string | undefined): Expression {
    let left = first;
    for (;;) {
      const start = this.triviaEnd(this.at);
      const code = this.code(start);
      if (code < 0 || code === 0x29 || (code === 0x2c && owner !== undefined)) return left;
      if (isLogicalWord(this, start)) {
        if (owner !== undefined) {
          const end = start + logicalLength(this, start, logicalRank(this, start));
          reportLogicalInArgument(this, failure, first, { start, end }, owner);
        }
        left = this.chain(left, OR);
        continue;
      }
      left = this.resumeAt(left, start, failure, owner !== undefined);
      left = this.chain(left, OR);
    }
  }

  /** One step of `resume`: what stands at `start` is reported, then read as what it probably means. */
  private resumeAt(left: Expression, start: number, failure: Failure, inCall: boolean): Expression {
    const mended = mendTornString(this, failure, left, start);
    if (mended !== undefined) return mended;
    const booleanEnd = reportBooleanCompared(this, failure, left, start);
    if (booleanEnd !== undefined) {
      this.skip(start, booleanEnd);
      this.at = booleanEnd;
      return left;
    }
    const isEcho = isEchoOf(this, left, start);
    const word = this.logicalSlip(start, inCall);
    if (word.rank !== 0) {
      const instead = LOGICAL_OPERATORS[word.rank] as LogicalOperator;
      // A comma needs no blanks around it, a word does.
      const before = this.code(word.start - 1) > 0x20 ? " " : "";
      const after = this.code(word.end) > 0x20 ? " " : "";
      const newText = word.text === "," || word.text === ";" ? before + instead + after : instead;
      const fix = replaceFix(`Write ${instead}`, word, newText);
      this.report(failure, "syntax/logical-operator", word, { written: word.text, instead }, [fix]);
      return this.joined(left, word.rank, word, word.end);
    }
    // Text without a blank before it belongs to what is broken there.
    const isAttached = isEcho && this.text.charCodeAt(start - 1) > 0x20;
    if (!isAttached && this.startsExpression(start)) {
      const next = isEcho ? start : this.missingLogical(failure, left, start);
      return next === -1 ? left : this.joined(left, AND, { start: next, end: next }, next);
    }
    const end = Math.max(junkEnd(this, start, inCall), start + 1);
    if (isEcho) this.mistakes++;
    else reportUnexpected(this, failure, left, { start, end });
    this.skip(start, end);
    this.at = end;
    return left;
  }

  /** Reports that nothing joins `left` with what starts at `start`. Gives where to read on; -1 for nowhere. */
  private missingLogical(failure: Failure, left: Expression, start: number): number {
    const leaf = lastLeaf(left);
    const span = { start, end: Math.max(this.identifierEnd(start), start + 1) };
    if (leaf.kind === "field" && isDoubled(this, leaf, start)) {
      reportDoubled(this, failure, leaf, start);
      return -1;
    }
    const gap = this.text.charCodeAt(start - 1) <= 0x20 ? "" : " ";
    const fixes = (["and", "or"] as const).map((word) => ({
      title: `Insert ${word}`,
      edits: [{ start, end: start, newText: `${gap}${word} ` }],
      preferred: word === "and",
    }));
    this.report(failure, "syntax/missing-logical-operator", span, {}, fixes);
    return start;
  }

  /** A word or sign at `start` that stands for a logical operator; its rank is 0 when it is none. */
  private logicalSlip(start: number, inCall: boolean): Word & { readonly rank: Rank } {
    const word = wordAt(this, start);
    const rank = foreignLogical(word.text);
    if (rank !== 0) return { ...word, rank };
    // In a call a comma separates arguments.
    const isComma = !inCall && (this.code(start) === 0x2c || this.code(start) === 0x3b);
    const slip = isComma ? { start, end: start + 1, text: this.text.charAt(start) } : word;
    const isWordOfItsOwn = this.text.charCodeAt(start - 1) <= 0x20 || this.text.charCodeAt(start - 1) === 0x29;
    const near = isComma ? AND : isWordOfItsOwn ? nearLogical(word.text) : 0;
    const next = this.triviaEnd(slip.end);
    const isFollowed = this.startsExpression(next) || (!isComma && next >= this.end);
    return { ...slip, rank: isFollowed ? near : 0 };
  }

  /** `left` joined with the expression that starts at `next`. */
  private joined(left: Expression, rank: Rank, operator: Span, next: number): Expression {
    this.at = this.triviaEnd(next);
    const right = this.simple();
    return logicalNode(rank, [{ start: operator.start, end: operator.end }], [left, right], resultType(left));
  }

  /** Whether an expression starts at `at` beyond doubt: a bracket, a negation, a quantifier or a known name. */
  private startsExpression(at: number): boolean {
    const code = this.code(at);
    if (code === 0x28 || (code === 0x21 && this.code(at + 1) !== 0x3d)) return true;
    if (this.quantifierOpen(at) !== -1 || this.namesOperand(at)) return true;
    return (
      /^not\b/.test(this.text.slice(at, at + 4)) || (this.isCloudflare && /^true\b/.test(this.text.slice(at, at + 5)))
    );
  }
}

function logicalNode(
  rank: Rank,
  operators: readonly Span[],
  items: readonly Expression[],
  type: ValueType,
): Expression {
  const start = (items[0] as Expression).start;
  const last = items[items.length - 1] as Expression;
  const lastOperator = operators[operators.length - 1] as Span;
  return {
    kind: "logical",
    start,
    end: Math.max(last.end, lastOperator.end),
    operator: LOGICAL_OPERATORS[rank] as LogicalOperator,
    operators,
    items,
    type,
  };
}
