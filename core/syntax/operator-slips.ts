import { BYTES, typeName } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator, Field, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import type { NamingScanner } from "./name-slips.ts";
import {
  foreignComparison,
  foreignNegation,
  infixFunction,
  nearOperator,
  type Phrase,
  phraseAt,
  type Word,
  wordAt,
} from "./operator-words.ts";
import { comparisonOperatorAt } from "./operators.ts";
import {
  balancedEnd,
  bareWordEnd,
  excerpt,
  foreignQuoted,
  isBoundary,
  isDoubled,
  isForeignQuote,
  looseStringEnd,
  reportDoubled,
} from "./recovery.ts";
import { isDigit, isWord, type Scanner } from "./scanner.ts";
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
  scanner: NamingScanner,
  failure: Failure,
  left: Operand,
  next: number,
): RecoveredOperator | undefined {
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  if (scanner.code(next) === 0x5b) {
    reportSpaceBeforeIndex(scanner, failure, left.end, next);
    return undefined;
  }
  const phrase = phraseAt(scanner, next);
  if (phrase !== undefined) return reportPhrase(scanner, failure, left, phrase);
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
  if (reportParenthesised(scanner, failure, left, next)) return undefined;
  if (scanner.code(next) === 0x28 && left.kind === "field") {
    reportFieldAsFunction(scanner, failure, left, next);
    return undefined;
  }
  if (next > left.end && isDoubled(scanner, left, next)) {
    reportDoubled(scanner, failure, left, next);
    const start = scanner.triviaEnd(scanner.at);
    const following = comparisonOperatorAt(scanner, start);
    return following === undefined ? undefined : { operator: following, span: { start, end: scanner.operatorEnd } };
  }
  if (isBoundary(scanner, next)) {
    const span = { start: left.start, end: left.end };
    scanner.report(failure, "syntax/expected-operator", span, { operand, type: typeName(left.type) });
    return undefined;
  }
  const meant = missingOperator(scanner, next);
  if (meant !== undefined) return reportMissingOperator(scanner, failure, left, next, meant);
  return reportUnknownOperator(scanner, failure, left, word);
}

/** The operator that is missing before a value at `next`; undefined where no value starts. */
export function missingOperator(scanner: NamingScanner, next: number): ComparisonOperator | undefined {
  const first = scanner.code(next);
  if (first === 0x7b || first === 0x24) return "in";
  const startsValue =
    first === 0x22 ||
    isDigit(first) ||
    (first === 0x2d && isDigit(scanner.code(next + 1))) ||
    (first === 0x72 && (scanner.code(next + 1) === 0x22 || scanner.code(next + 1) === 0x23)) ||
    isForeignQuote(scanner, next) ||
    namesField(scanner, next);
  if (!startsValue) return undefined;
  const isPattern = first === 0x22 && PATTERN.test(scanner.text.slice(next + 1, looseStringEnd(scanner, next).end - 1));
  return isPattern ? "matches" : "eq";
}

/** Text that reads like a regular expression. */
const PATTERN = /^\^|\$$|\.\*|\\[.dws/]/;

/** Whether a known field or function stands at `at`. */
function namesField(scanner: NamingScanner, at: number): boolean {
  const name = scanner.text.slice(at, scanner.identifierEnd(at));
  return scanner.scheme.field(name) !== undefined || scanner.scheme.function(name) !== undefined;
}

/** `http.host "a"`: the operator is put in front of what stands there. */
function reportMissingOperator(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  next: number,
  meant: ComparisonOperator,
): RecoveredOperator {
  const first = scanner.code(next);
  const gap = next === left.end ? " " : "";
  const end =
    first === 0x22
      ? looseStringEnd(scanner, next).end
      : Math.max(first === 0x7b ? next + 1 : bareWordEnd(scanner, next), next + 1);
  // `http.host "a" eq`: the operator stands on the wrong side of its value.
  const after = scanner.triviaEnd(end);
  const trailing = first === 0x7b ? undefined : comparisonOperatorAt(scanner, after);
  const isMoved = trailing !== undefined && isBoundary(scanner, scanner.triviaEnd(scanner.operatorEnd));
  const operator = isMoved ? trailing : meant;
  const edits = [{ start: next, end: next, newText: `${gap}${operator} ` }];
  if (isMoved) edits.push({ start: end, end: scanner.operatorEnd, newText: "" });
  const fix: Fix = { title: isMoved ? `Move ${operator} here` : `Insert ${operator}`, edits, preferred: true };
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  scanner.report(failure, "syntax/missing-operator", { start: next, end }, { operand, example: operator }, [fix]);
  return { operator, span: { start: next, end: next } };
}

/** A word that is no operator, or a character that means nothing there. Gives the operator that the word is near to. */
function reportUnknownOperator(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  word: Word,
): RecoveredOperator | undefined {
  const near = word.text === "" ? undefined : nearOperator(word.text);
  if (near !== undefined) {
    const span = { start: word.start, end: word.end };
    const fix = replaceFix(`Write ${near}`, span, near);
    scanner.report(failure, "syntax/comparison-operator", span, { written: word.text, instead: near }, [fix]);
    return { operator: near, span };
  }
  const length = Math.max(word.text.length, scanner.characterLength(word.start), 1);
  const span = { start: word.start, end: Math.min(word.start + length, scanner.end) };
  const written = scanner.text.slice(span.start, span.end);
  const operators = OPERATORS_OF[left.type.kind] ?? ANY_OPERATOR;
  scanner.report(failure, "syntax/unknown-operator", span, { written, type: typeName(left.type), operators });
  return undefined;
}

const ANY_OPERATOR: readonly string[] = ["eq", "ne", "in"];

const OPERATORS_OF: Readonly<Record<string, readonly string[]>> = {
  Bytes: ["eq", "ne", "in", "contains", "matches", "wildcard"],
  Int: ["eq", "ne", "lt", "le", "gt", "ge", "in"],
  Ip: ["eq", "ne", "in"],
};

/** `field(`: the parentheses are stepped over, as far as they are closed. */
function reportFieldAsFunction(scanner: Scanner, failure: Failure, left: Field, open: number): void {
  scanner.report(failure, "syntax/field-as-function", { start: open, end: open + 1 }, { name: left.name });
  const { end, closed } = balancedEnd(scanner, open);
  scanner.at = closed ? end : open + 1;
  scanner.skip(open, scanner.at);
}

/** An operator of several words. */
function reportPhrase(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  phrase: Phrase,
): RecoveredOperator | undefined {
  const { start, end, operator, call, negated } = phrase;
  if (call !== undefined) {
    reportInfixFunction(scanner, failure, left, phrase, call, negated);
    return undefined;
  }
  if (operator === undefined) return undefined;
  if (negated) return reportNegated(scanner, failure, left, { start, end, operator });
  const fix = replaceFix(`Write ${operator}`, { start, end }, operator);
  scanner.report(failure, "syntax/comparison-operator", { start, end }, { written: phrase.text, instead: operator }, [
    fix,
  ]);
  return { operator, span: { start, end } };
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
function reportInfixFunction(
  scanner: Scanner,
  failure: Failure,
  left: Operand,
  word: Word,
  name: string,
  negated = false,
): void {
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
  const call = `${negated ? "not " : ""}${name}(${operand}, ${argument})`;
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

/** `f( (field), 1)`: parentheses around an argument, or one too many of them. */
function reportParenthesisedArgument(scanner: NamingScanner, failure: Failure, left: Operand, next: number): boolean {
  const code = scanner.code(next);
  if (code !== 0x29 && code !== 0x2c) return false;
  const open = scanner.textEnd(left.start) - 1;
  const before = scanner.textEnd(open);
  if (scanner.code(open) !== 0x28 || !startsArguments(scanner, before)) return false;
  if (!scanner.wantsReport({ start: open, end: left.end })) return false;
  const edits = [{ start: open, end: left.start, newText: "" }];
  const isOpen = isUnbalanced(scanner);
  if (code === 0x29 && !isOpen) edits.push({ start: left.end, end: next + 1, newText: "" });
  // The brackets left open are this mistake.
  if (isOpen) scanner.unclosedReported = true;
  const operand = excerpt(scanner.text.slice(left.start, left.end));
  const fixes = code === 0x29 || isOpen ? [{ title: "Remove the parentheses", edits, preferred: true }] : [];
  scanner.report(failure, "syntax/operand-in-parentheses", { start: open, end: left.end }, { operand }, fixes);
  return true;
}

/** Whether the text before `at` ends where an argument of a known function starts. */
function startsArguments(scanner: NamingScanner, at: number): boolean {
  const code = scanner.code(at - 1);
  if (code === 0x2c) return true;
  if (code !== 0x28) return false;
  const nameEnd = scanner.textEnd(at - 1);
  let start = nameEnd;
  while (start > 0 && isWord(scanner.code(start - 1))) start--;
  return scanner.scheme.function(scanner.text.slice(start, nameEnd)) !== undefined;
}

/** Whether more parentheses are opened than closed. */
function isUnbalanced(scanner: Scanner): boolean {
  let depth = 0;
  for (let at = 0; at < scanner.end; ) {
    const code = scanner.code(at);
    if (code === 0x28) depth++;
    else if (code === 0x29) depth--;
    at = code === 0x22 ? looseStringEnd(scanner, at).end : at + 1;
  }
  return depth > 0;
}

/** `(field) eq "x"`: parentheses around an operand. */
function reportParenthesised(scanner: NamingScanner, failure: Failure, left: Operand, next: number): boolean {
  if (reportParenthesisedArgument(scanner, failure, left, next)) return true;
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
