import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { arrayOf, BOOL, UNKNOWN } from "#core/catalog/value-type.ts";
import type { Expression, Operand } from "./ast.ts";
import { CallParser } from "./calls.ts";
import { expectedLiteral, expectedName, unsupportedOperator } from "./engine-errors.ts";
import { reportWrongOperator } from "./operator-slips.ts";
import { comparisonOperatorAt } from "./operators.ts";
import { missing } from "./recovery.ts";
import { resultType } from "./result-type.ts";

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
    if (operator === undefined) return this.withoutOperator(left, operatorStart);
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

  /** An operand that needs an operator and has none. */
  private withoutOperator(left: Operand, next: number): Expression {
    // Nothing is known of what an unknown name needs.
    if (left.type === UNKNOWN) return left;
    const failure = expectedName("ComparisonOp", next, this.end);
    const recovered = reportWrongOperator(this, failure, left, next);
    const type = left.mapEach > 0 ? ARRAY_OF_BOOL : BOOL;
    if (recovered === undefined) {
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
    this.report(failure, "syntax/call-parenthesis", { start, end: nameEnd }, { name });
    return {
      kind: "call",
      start,
      end: nameEnd,
      name,
      nameEnd,
      definition,
      open: nameEnd,
      arguments: [],
      commas: [],
      closed: false,
      close: nameEnd,
      indexes: [],
      mapEach: 0,
      type: UNKNOWN,
    };
  }
}
