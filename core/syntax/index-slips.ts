import { typeName, type ValueType } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { Index } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import { foreignQuoted, isDoubled, looseStringEnd } from "./recovery.ts";
import { isWord, type Scanner } from "./scanner.ts";
import { quote, replaceFix } from "./value-slips.ts";

/** Reports what stands between brackets and is no index, and moves over it. */
export function reportIndexContent(scanner: Scanner, failure: Failure, start: number): void {
  if (scanner.code(start) === 0x22) {
    const { end, closed } = looseStringEnd(scanner, start);
    const span = { start, end: Math.max(end, start + 1) };
    if (failure.kind === "ExpectedLiteral") scanner.report(failure, "syntax/key-text", span, {});
    else if (closed)
      scanner.report(failure, "syntax/escape", failure, {
        written: scanner.text.slice(failure.start - 1, failure.end),
      });
    else scanner.report(failure, "syntax/unclosed-string", span, { delimiter: '"' });
    scanner.at = end;
    return;
  }
  if (scanner.code(start) === 0x5b) {
    reportDoubledBracket(scanner, failure, start);
    return;
  }
  let end = start;
  const quoted = foreignQuoted(scanner, start);
  if (quoted !== undefined) end = quoted.end;
  else while (isWord(scanner.code(end)) || scanner.code(end) === 0x2d || scanner.code(end) === 0x2e) end++;
  const span = { start, end };
  const text = quoted?.content ?? scanner.text.slice(start, end);
  const isName = text !== "" && !/^-?[0-9]+$/.test(text);
  const fixes = isName ? [replaceFix(`Write ${quote(text)}`, span, quote(text))] : [];
  scanner.report(failure, "syntax/index", span, {}, fixes);
  scanner.skip(start, end);
  scanner.at = end;
}

/** `[ [*]`: the second bracket is stepped over, with what it holds. */
function reportDoubledBracket(scanner: Scanner, failure: Failure, start: number): void {
  const edits = [{ start: scanner.textEnd(start), end: start + 1, newText: "" }];
  const fix = { title: "Remove one", edits, preferred: true };
  scanner.report(failure, "syntax/doubled", { start, end: start + 1 }, { text: "[" }, [fix]);
  let end = start + 1;
  for (let code = scanner.code(end); code > 0x0d && code !== 0x5d && code !== 0x29; code = scanner.code(end)) end++;
  scanner.skip(start, end);
  scanner.at = end;
}

/** Reports an index without `]`; what stands before the bracket, on the same line, is stepped over. */
export function reportUnclosedIndex(scanner: Scanner, failure: Failure, open: number, isEcho: boolean): void {
  const { at } = scanner;
  let end = at;
  while (isIndexText(scanner.code(end))) end = scanner.code(end) === 0x22 ? looseStringEnd(scanner, end).end : end + 1;
  const found = scanner.code(end) === 0x5d;
  const content = { start: scanner.triviaEnd(open + 1), end: scanner.textEnd(end) };
  const span = found ? content : { start: open, end: open + 1 };
  if (found && end > at) {
    const first = { start: content.start, end: scanner.textEnd(at) };
    const isTwice =
      isDoubled(scanner, first, scanner.triviaEnd(at)) &&
      scanner.triviaEnd(at) + first.end - first.start === content.end;
    const fix = { title: "Remove one", edits: [{ start: first.end, end: content.end, newText: "" }], preferred: true };
    scanner.report(failure, "syntax/index", span, {}, isTwice ? [fix] : []);
  } else if (!isEcho) {
    const fix = { title: "Add the closing ]", edits: [{ start: at, end: at, newText: "]" }], preferred: true };
    scanner.report(failure, "syntax/unclosed", span, { opening: "[", closing: "]" }, [fix]);
  }
  if (found) {
    scanner.skip(at, end + 1);
    scanner.at = end + 1;
  }
}

/** Whether a character may be part of what someone wrote between brackets. */
function isIndexText(code: number): boolean {
  return code >= 0x20 && !NO_INDEX_TEXT.has(code);
}

const NO_INDEX_TEXT: ReadonlySet<number> = new Set(Array.from("()[]{}", (character) => character.charCodeAt(0)));

/** Reports an index that the operand's type does not have. */
export function reportIndexType(
  scanner: Scanner,
  failure: Failure,
  index: Index,
  type: ValueType,
  operand: Span,
): void {
  const access = scanner.text.slice(index.start, index.end);
  const details = { access, type: typeName(type), operand: scanner.text.slice(operand.start, operand.end) };
  scanner.report(failure, "type/index", index, details);
}
