import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Comparison, Missing } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignComparison, wordAt } from "./operator-words.ts";
import { comparisonOperatorAt, logicalRank } from "./operators.ts";
import {
  excerpt,
  foreignQuoted,
  isBoundary,
  isDoubled,
  isLogicalWord,
  junkEnd,
  looseStringEnd,
  missing,
} from "./recovery.ts";
import { isDigit, isWord, type Scanner } from "./scanner.ts";
import { replaceFix } from "./value-slips.ts";

/** The end of a literal that stands at `at`, or `at` when none does. */
function literalEnd(scanner: Scanner, at: number): number {
  const first = scanner.code(at);
  if (first === 0x22) return looseStringEnd(scanner, at).end;
  if (first === 0x72 && scanner.code(at + 1) === 0x22) return looseStringEnd(scanner, at + 1).end;
  const quoted = foreignQuoted(scanner, at);
  if (quoted !== undefined) return quoted.end;
  if (!isDigit(first) && !(first === 0x2d && isDigit(scanner.code(at + 1)))) return at;
  let end = at + 1;
  while (
    isWord(scanner.code(end)) ||
    scanner.code(end) === 0x2e ||
    scanner.code(end) === 0x3a ||
    scanner.code(end) === 0x2f
  )
    end++;
  return end;
}

/** A literal where an operand belongs: `"x" eq field`, or a value without its comparison. */
function recoverLiteralOperand(
  scanner: Scanner,
  failure: Failure,
  end: number,
  inArguments: boolean,
  previous: Comparison | undefined,
): Missing {
  const { at: start, text } = scanner;
  const span = { start, end };
  const operatorStart = scanner.triviaEnd(end);
  if (comparisonOperatorAt(scanner, operatorStart) === undefined) {
    const fixes = previous === undefined ? [] : [repeatFix(scanner, previous.start, previous.operatorSpan.end)];
    scanner.report(failure, "syntax/literal-alone", span, { text: excerpt(text.slice(start, end)) }, fixes);
  } else {
    const rightStart = scanner.triviaEnd(scanner.operatorEnd);
    const rightEnd = scanner.identifierEnd(rightStart);
    const edits = [
      { start, end, newText: text.slice(rightStart, rightEnd) },
      { start: rightStart, end: rightEnd, newText: text.slice(start, end) },
    ];
    const isLast = isBoundary(scanner, scanner.triviaEnd(rightEnd));
    const isSymmetric = /^(eq|ne|==|!=)$/.test(text.slice(operatorStart, scanner.operatorEnd));
    const fixes =
      isSymmetric && isLast && rightEnd > rightStart ? [{ title: "Swap the sides", edits, preferred: true }] : [];
    scanner.report(failure, "syntax/literal-left", span, {}, fixes);
  }
  return skipTo(scanner, Math.max(junkEnd(scanner, start, inArguments), end));
}

/** Puts the text `[start, end)` of the comparison before the cursor once more in front of the cursor. */
function repeatFix(scanner: Scanner, start: number, end: number): Fix {
  const again = scanner.text.slice(start, end);
  const edits = [{ start: scanner.at, end: scanner.at, newText: `${again} ` }];
  return { title: `Insert ${excerpt(again)}`, edits, preferred: true };
}

function skipTo(scanner: Scanner, end: number): Missing {
  const start = scanner.at;
  scanner.skip(start, end);
  scanner.at = end;
  return missing("operand", start);
}

/** Nothing stands where an operand should, or the logical operator before it stands there once more. */
function missingOperand(scanner: Scanner, failure: Failure): Missing {
  const start = scanner.at;
  if (!isLogicalWord(scanner, start)) {
    scanner.report(failure, "syntax/expected-operand", { start, end: start }, {});
    return missing("operand", start);
  }
  const { end, text } = wordAt(scanner, start);
  const before = scanner.textEnd(start);
  const first = { start: before - text.length, end: before };
  const isTwice = isDoubled(scanner, first, start) && scanner.text.slice(first.start, first.end) === text;
  if (isTwice) {
    const fix = { title: "Remove one", edits: [{ start: first.end, end, newText: "" }], preferred: true };
    scanner.report(failure, "syntax/doubled", { start, end }, { text }, [fix]);
  } else scanner.report(failure, "syntax/expected-operand", { start, end }, {});
  return missing("operand", start);
}

/** After an operand failed at the cursor because no name starts there. */
export function recoverOperand(
  scanner: Scanner,
  failure: Failure,
  inArguments: boolean,
  previous: Comparison | undefined,
): Missing {
  const start = scanner.at;
  if (isBoundary(scanner, start)) return missingOperand(scanner, failure);
  const end = literalEnd(scanner, start);
  if (end > start) return recoverLiteralOperand(scanner, failure, end, inArguments, previous);
  if (failure.start > start || scanner.code(start) === 0x2e) return recoverName(scanner, failure);
  const word = wordAt(scanner, start);
  if (comparisonOperatorAt(scanner, start) !== undefined || foreignComparison(word.text) !== undefined) {
    return recoverLeadingOperator(scanner, failure, Math.max(word.end, start + 1), inArguments, previous);
  }
  const junk = Math.max(junkEnd(scanner, start, inArguments), start + 1);
  const length = Math.max(1, word.end - start, scanner.characterLength(start));
  scanner.report(failure, "syntax/expected-operand", { start, end: start + length }, {});
  return skipTo(scanner, junk);
}

/** A name with an empty part, such as `a..b`. */
function recoverName(scanner: Scanner, failure: Failure): Missing {
  const start = scanner.at;
  let end = start;
  while (isWord(scanner.code(end)) || scanner.code(end) === 0x2e) end++;
  const name = scanner.text.slice(start, end);
  const meant = name.replaceAll(/\.{2,}/g, ".").replace(/^\./, "");
  const fixes =
    meant === name || name.endsWith(".") ? [] : [replaceFix(`Write ${excerpt(meant)}`, { start, end }, meant)];
  scanner.report(failure, "syntax/identifier", { start, end }, { name: excerpt(name) }, fixes);
  return skipTo(scanner, Math.max(junkEnd(scanner, start, true), end));
}

/** An operator with nothing on its left; its right side is stepped over. */
function recoverLeadingOperator(
  scanner: Scanner,
  failure: Failure,
  operatorEnd: number,
  inArguments: boolean,
  previous: Comparison | undefined,
): Missing {
  const start = scanner.at;
  const operator = scanner.text.slice(start, operatorEnd);
  // `eq http.host "a"`: the field stands on the wrong side of its operator.
  const field = scanner.triviaEnd(operatorEnd);
  const fieldEnd = scanner.identifierEnd(field);
  const edits = [
    { start, end: field, newText: "" },
    { start: fieldEnd, end: fieldEnd, newText: ` ${operator}` },
  ];
  const repeat = previous === undefined ? [] : [repeatFix(scanner, previous.left.start, previous.left.end)];
  const isPrefix = fieldEnd > field && !isBoundary(scanner, scanner.triviaEnd(fieldEnd));
  const fixes = isPrefix
    ? [{ title: `Move ${operator} behind ${excerpt(scanner.text.slice(field, fieldEnd))}`, edits }]
    : repeat;
  scanner.report(failure, "syntax/operator-without-left-side", { start, end: operatorEnd }, { operator }, fixes);
  return skipTo(scanner, Math.max(junkEnd(scanner, start, inArguments), operatorEnd));
}

/**
 * What an unknown word may be where an operand belongs: an operator, a literal or a Boolean constant. Undefined when it
 * is best taken as a name.
 */
export function recoverWord(
  scanner: Scanner,
  failure: Failure,
  name: string,
  inArguments: boolean,
  previous: Comparison | undefined,
): Missing | undefined {
  const start = scanner.at;
  const end = start + name.length;
  const next = scanner.code(scanner.triviaEnd(end));
  if (logicalRank(scanner, start) > 0 && isLogicalWord(scanner, start)) return missingOperand(scanner, failure);
  if (foreignComparison(name) !== undefined && next !== 0x28) {
    return recoverLeadingOperator(scanner, failure, end, inArguments, previous);
  }
  if (/^(true|false)$/i.test(name)) {
    scanner.report(failure, "type/boolean-literal", { start, end }, { name });
    return skipTo(scanner, Math.max(junkEnd(scanner, start, inArguments), end));
  }
  if (isDigit(name.charCodeAt(0))) {
    return recoverLiteralOperand(scanner, failure, literalEnd(scanner, start), inArguments, previous);
  }
  return undefined;
}
