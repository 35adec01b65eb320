import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import type { Draft } from "./refactoring.ts";
import type { Site } from "./site.ts";

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

/** Writes all operators of the expression in symbols, or all in words. */
export function switchNotation({ tree }: Site): Draft[] {
  return (["C-like", "English"] as const)
    .map((notation) => ({ title: `Switch to ${notation} notation`, edits: editsTo(notation, tree) }))
    .filter(({ edits }) => edits.length > 0);
}

/** How to spell an operator like the rest of an expression: in symbols where all others are. */
export function spellingFor(tree: Tree): (english: string) => string {
  const written = operatorsOf(tree).map((span) => sliceOf(tree.text, span));
  const inSymbols = written.some((word) => TO.English.has(word)) && !written.some((word) => TO["C-like"].has(word));
  return (english) => (inSymbols ? (TO["C-like"].get(english) ?? english) : english);
}

/** An operator's English name, spelt in the notation that `like` is written in. */
export function spelledLike(like: string, english: string): string {
  return TO.English.has(like) ? (TO["C-like"].get(english) ?? english) : english;
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
