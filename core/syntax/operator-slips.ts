import { BYTES, typeName } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, foreignNegation, infixFunction, type Word, wordAt } from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import { balancedEnd, bareWordEnd, excerpt, foreignQuoted, isBoundary, looseStringEnd } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { quote, replaceFix } from "./value-slips.ts";

export interface RecoveredOperator {
  readonly operator: ComparisonOperator;
  readonly span: Span;
}

/**
 * Reports what stands where an operator should, at `next`, or that none does. Gives the operator that was meant, if
 * that is clear; else the cursor is moved over what was consumed along with it.
 */
export function reportWrongOperator(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  next: number,
): RecoveredOperator | undefined {
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  if (scanner.code(next) === 0x5b) {
    reportSpaceBeforeIndex(scanner, failure, left.end, next);
    return undefined;
  }
  const word = wordAt(scanner, next);
  const negated = negatedOperator(scanner, word);
  if (negated !== undefined) return reportNegated(scanner, failure, left, negated);
  const call = infixFunction(word.text);
  if (call !== undefined && scanner.code(scanner.triviaEnd(word.end)) !== 0x28) {
    reportInfixFunction(scanner, failure, left, word, call);
    return undefined;
  }
  const operator = foreignComparison(word.text);
  if (operator !== undefined) {
    const span = operator === "ne" || operator === "eq" ? negationAware(scanner, word) : { ...word, operator };
    const fix = replaceFix(`Write ${span.operator}`, span, span.operator);
    const written = scanner.text.slice(span.start, span.end);
    scanner.report(failure, "syntax/comparison-operator", span, { written, instead: span.operator }, [fix]);
    return { operator: span.operator, span: { start: span.start, end: span.end } };
  }
  if (!reportParenthesised(scanner, failure, left, next)) {
    const isLast = isBoundary(scanner, next) || next === left.end;
    const span = isLast ? { start: left.start, end: left.end } : { start: next, end: Math.max(word.end, next + 1) };
    scanner.report(failure, "syntax/expected-operator", span, { operand, type: typeName(left.type) });
  }
  return undefined;
}

/** `is` may be followed by `not`. */
function negationAware(scanner: Scanner, word: Word): RecoveredOperatorWord {
  const operator = foreignComparison(word.text) as ComparisonOperator;
  const second = wordAt(scanner, scanner.triviaEnd(word.end));
  const isNegated = word.text.toLowerCase() === "is" && second.text.toLowerCase() === "not";
  return isNegated ? { start: word.start, end: second.end, operator: "ne" } : { ...word, operator };
}

interface RecoveredOperatorWord extends Span {
  readonly operator: ComparisonOperator;
}

/** `not in`, `not contains`, `!~`: the negation and the operator that follows it. */
function negatedOperator(scanner: Scanner, word: Word): RecoveredOperatorWord | undefined {
  const single = foreignNegation(word.text);
  if (single !== undefined) return { start: word.start, end: word.end, operator: single };
  if (word.text.toLowerCase() !== "not" && word.text !== "!") return undefined;
  const second = wordAt(scanner, scanner.triviaEnd(word.end));
  const known = comparisonOperatorAt(scanner, second.start);
  if (known !== undefined && scanner.operatorEnd >= second.end) {
    return { start: word.start, end: scanner.operatorEnd, operator: known };
  }
  const foreign = foreignComparison(second.text);
  return foreign === undefined ? undefined : { start: word.start, end: second.end, operator: foreign };
}

function reportNegated(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  found: RecoveredOperatorWord,
): RecoveredOperator {
  const span = { start: found.start, end: found.end };
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  const written = scanner.text.slice(span.start, span.end);
  const fix: Fix = {
    title: `Write not ${operand} ${found.operator}`,
    edits: [
      { start: left.start, end: left.start, newText: "not " },
      { ...span, newText: found.operator },
    ],
    preferred: true,
  };
  const instead = `not ${operand} ${found.operator} …`;
  scanner.report(failure, "syntax/not-operator", span, { written, instead }, [fix]);
  return { operator: found.operator, span };
}

/** `field starts_with "x"`: the call, with the text that stands as its second argument. */
function reportInfixFunction(scanner: Scanner, failure: Failure, left: Operand, word: Word, name: string): void {
  const operand = scanner.text.slice(left.start, left.end);
  const start = scanner.triviaEnd(word.end);
  const first = scanner.code(start);
  const foreign = foreignQuoted(scanner, start);
  let end = start;
  let argument = '"…"';
  if (foreign !== undefined) [end, argument] = [foreign.end, quote(foreign.content)];
  else if (first === 0x22 || (first === 0x72 && scanner.code(start + 1) === 0x22)) {
    end = looseStringEnd(scanner, first === 0x72 ? start + 1 : start).end;
    argument = scanner.text.slice(start, end);
  } else if (!isBoundary(scanner, start)) {
    end = bareWordEnd(scanner, start);
    argument = left.type === BYTES ? quote(scanner.text.slice(start, end)) : scanner.text.slice(start, end);
  }
  const call = `${name}(${operand}, ${argument})`;
  const fixes = end > start ? [replaceFix(`Write ${excerpt(call)}`, { start: left.start, end }, call)] : [];
  const span = { start: word.start, end: word.end };
  scanner.report(failure, "syntax/infix-function", span, { name, call: excerpt(call) }, fixes);
  scanner.at = Math.max(end, word.end);
  scanner.skip(word.start, scanner.at);
}

/** `field [0]`: the brackets are stepped over. */
function reportSpaceBeforeIndex(scanner: Scanner, failure: Failure, from: number, open: number): void {
  const fix: Fix = { title: "Remove the blank", edits: [{ start: from, end: open, newText: "" }], preferred: true };
  scanner.report(failure, "syntax/index-space", { start: from, end: open }, {}, [fix]);
  let at = open;
  while (scanner.code(at) === 0x5b) {
    let close = at + 1;
    for (let code = scanner.code(close); code >= 0 && code !== 0x5d; code = scanner.code(close))
      close = code === 0x22 ? looseStringEnd(scanner, close).end : close + 1;
    at = Math.min(close + 1, scanner.end);
  }
  scanner.skip(open, at);
  scanner.at = at;
}

/** `(field) eq "x"`: parentheses around an operand. */
function reportParenthesised(scanner: Scanner, failure: Failure, left: Operand, next: number): boolean {
  if (scanner.code(next) !== 0x29) return false;
  let open = left.start - 1;
  while (open >= 0 && scanner.text.charCodeAt(open) <= 0x20) open--;
  if (scanner.text.charCodeAt(open) !== 0x28) return false;
  const after = scanner.triviaEnd(next + 1);
  if (comparisonOperatorAt(scanner, after) === undefined) return false;
  const span = { start: open, end: scanner.operatorEnd };
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  const edits = [
    { start: open, end: left.start, newText: "" },
    { start: left.end, end: next + 1, newText: "" },
  ];
  const fixes =
    balancedEnd(scanner, open).end === next + 1 ? [{ title: "Remove the parentheses", edits, preferred: true }] : [];
  scanner.report(failure, "syntax/operand-in-parentheses", span, { operand }, fixes);
  return true;
}
