import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { contains, type Span, sliceOf } from "#core/text/span.ts";
import { ruleAt } from "../rule-at.ts";
import type { Refactoring } from "./refactoring.ts";

type Notation = "C-like" | "English";

/** Operators that have two spellings: in English and C-like. */
const SPELLINGS: readonly (readonly [english: string, symbols: string])[] = [
  ["and", "&&"],
  ["or", "||"],
  ["xor", "^^"],
  ["not", "!"],
  ["eq", "=="],
  ["ne", "!="],
  ["lt", "<"],
  ["le", "<="],
  ["gt", ">"],
  ["ge", ">="],
  ["bitwise_and", "&"],
  ["matches", "~"],
];
const TO: Readonly<Record<Notation, ReadonlyMap<string, string>>> = {
  "C-like": new Map(SPELLINGS),
  English: new Map(SPELLINGS.map(([english, symbols]) => [symbols, english])),
};

/** Writes all operators of the expression at `span` in symbols, or all in words. The expression must have no errors. */
export function switchNotation({ file }: FileAnalysis, span: Span): Refactoring[] {
  const rule = ruleAt(file, span.start);
  if (rule === undefined || !contains(rule.body, span) || rule.expression.engineError !== undefined) return [];
  return (["C-like", "English"] as const)
    .map((notation) => ({ title: `Switch to ${notation} notation`, edits: editsTo(notation, rule.expression) }))
    .filter(({ edits }) => edits.length > 0);
}

function editsTo(notation: Notation, tree: Tree): TextEdit[] {
  return operatorsOf(tree)
    .map((operator) => editTo(notation, tree.text, operator))
    .filter((edit) => edit !== undefined)
    .sort((a, b) => a.start - b.start);
}

function operatorsOf({ root }: Tree): Span[] {
  const spans: Span[] = [];
  for (const node of descendants(root)) {
    if (node.kind === "logical") spans.push(...node.operators);
    else if (node.kind === "not") spans.push(node.operator);
    else if (node.kind === "comparison") spans.push(node.operatorSpan);
  }
  return spans;
}

/** An operator in the other spelling, with the white space that words need and `!` does without. */
function editTo(notation: Notation, text: string, span: Span): TextEdit | undefined {
  const { start } = span;
  const spelling = TO[notation].get(sliceOf(text, span));
  if (spelling === undefined) return undefined;
  if (spelling === "!") {
    const end = text.slice(span.end).search(/[^ ]/) + span.end;
    const isNext = !/[\s#]/.test(text[end] ?? "");
    return { start, end: isNext ? end : span.end, newText: spelling };
  }
  if (notation === "C-like") return { start, end: span.end, newText: spelling };
  const before = /[\s(,!&|^]/.test(text[start - 1] ?? " ") ? "" : " ";
  const after = /\s/.test(text[span.end] ?? " ") ? "" : " ";
  return { start, end: span.end, newText: `${before}${spelling}${after}` };
}
