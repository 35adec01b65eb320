import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { arrayOf, BOOL, UNKNOWN } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Argument, Expression, Operand } from "./ast.ts";
import { CallParser } from "./calls.ts";
import { expectedLiteral, expectedName, type Failure, unsupportedOperator } from "./engine-errors.ts";
import { missingOperator, reportWrongOperator } from "./operator-slips.ts";
import { wordAt } from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import { argumentEnd, isBoundary, isDoubled, missing, reportDoubled } from "./recovery.ts";
import { resultType } from "./result-type.ts";
import { recoverRight } from "./value-slips.ts";

const ARRAY_OF_BOOL = arrayOf(BOOL);

/** The grammar of comparisons: an operand, and an operator with its right side unless the operand is Boolean. */
export abstract class ComparisonParser extends CallParser {
  /** Reads a comparison or a bare Boolean operand; a `missing` node, reported, where no operand starts. */
  protected comparison(): Expression {
    const left = this.bareTrue() ?? this.operand();
    return left.kind === "missing" ? left : this.comparisonOf(left);
  }

  protected comparisonOf(left: Operand): Expression {
    const { type } = left;
    const isBoolean = type === BOOL || ((type.kind === "Array" || type.kind === "Map") && type.element === BOOL);
    if (isBoolean) {
      if (type !== BOOL && left.mapEach > 0) {
        const failure = unsupportedOperator(resultType(left), left.end, left.end);
        const details = { operand: this.text.slice(left.start, left.end) };
        this.report(failure, "type/each-of-boolean", left, details);
      }
      return left;
    }
    const operatorStart = this.triviaEnd(left.end);
    const operator = comparisonOperatorAt(this, operatorStart);
    if (operator === undefined) {
      // Nothing is known of what an unknown name needs.
      if (type === UNKNOWN) return left;
      return this.withoutOperator(left, operatorStart, expectedName("ComparisonOp", operatorStart, this.end));
    }
    const operatorSpan = { start: operatorStart, end: this.operatorEnd };
    this.at = this.operatorEnd;
    this.skipTrivia();
    const right = this.rightSide(left, operator, operatorSpan);
    return {
      kind: "comparison",
      start: left.start,
      end: Math.max(right.end, this.at > right.end && right.kind === "missing" ? this.at : right.end, operatorSpan.end),
      left,
      operator,
      operatorSpan,
      right,
      type: left.mapEach > 0 ? ARRAY_OF_BOOL : BOOL,
    };
  }

  /** Whether a word, a sign or a value stands at `at` where an operator should. */
  protected standsForOperator(at: number): boolean {
    return !isBoundary(this, at) && (wordAt(this, at).text !== "" || missingOperator(this, at) !== undefined);
  }

  /** An operand that needs an operator and has none; the engine says `failure` of it. */
  protected withoutOperator(left: Operand, next: number, failure: Failure): Expression {
    const recovered = reportWrongOperator(this, failure, left, next);
    const type = left.mapEach > 0 ? ARRAY_OF_BOOL : BOOL;
    if (recovered === undefined) {
      this.skipComparison();
      const end = Math.max(left.end, this.at);
      const nowhere = { start: left.end, end: left.end };
      const right = missing("operator", left.end);
      return { kind: "comparison", start: left.start, end, left, operator: "eq", operatorSpan: nowhere, right, type };
    }
    const { operator, span } = recovered;
    this.at = this.triviaEnd(span.end);
    const right = this.rightSide(left, operator, span);
    const end = Math.max(right.end, span.end, right.kind === "missing" ? this.at : 0);
    return { kind: "comparison", start: left.start, end, left, operator, operatorSpan: span, right, type };
  }

  protected callWithoutParentheses(
    name: string,
    start: number,
    nameEnd: number,
    open: number,
    definition: SchemeFunction | undefined,
  ): Operand {
    const failure = expectedLiteral("(", open, this.end);
    if (open > nameEnd && isDoubled(this, { start, end: nameEnd }, open)) {
      this.at = open;
      reportDoubled(this, failure, { start, end: nameEnd }, open);
      return this.call(name, start, this.at, definition);
    }
    const fixes: Fix[] = [];
    this.report(failure, "syntax/call-parenthesis", { start, end: nameEnd }, { name }, fixes);
    const args: Argument[] = [];
    // `lower"a")`: only the opening parenthesis is missing.
    if (this.code(open) === 0x22) {
      const end = argumentEnd(this, open);
      const close = this.triviaEnd(end);
      if (this.code(close) === 0x29 && this.brackets === 0) {
        const edits = [{ start: nameEnd, end: open, newText: "(" }];
        fixes.push({ title: "Add the opening (", edits, preferred: true });
        this.skip(open, close + 1);
        this.at = close + 1;
      }
    }
    // `lower http.host`: the operand that follows is the argument.
    if (this.namesOperand(open)) {
      this.at = open;
      const argument = this.operand();
      args.push(argument);
      const edits = [
        { start: nameEnd, end: open, newText: "(" },
        { start: argument.end, end: argument.end, newText: ")" },
      ];
      if (definition?.required.length === 1) fixes.push({ title: "Add the parentheses", edits, preferred: true });
    }
    const returns = args.length === 0 || definition === undefined ? UNKNOWN : definition.returns;
    return {
      kind: "call",
      start,
      end: this.at,
      name,
      nameEnd,
      definition,
      open: nameEnd,
      arguments: args,
      commas: [],
      closed: false,
      close: nameEnd,
      indexes: [],
      mapEach: 0,
      type: returns === "first" ? UNKNOWN : returns,
    };
  }

  /** Moves over an operator and its right side that a mistake before them left without a left side. */
  private skipComparison(): void {
    const start = this.triviaEnd(this.at);
    if (this.skipped.at(-1)?.end !== this.at || comparisonOperatorAt(this, start) === undefined) return;
    this.at = this.operatorEnd;
    this.skipTrivia();
    recoverRight(this);
    this.skip(start, this.at);
  }
}
