import { keyOf } from "#core/analysis/reason/operand-key.ts";
import { intervalOf } from "#core/analysis/reason/points.ts";
import type { Expression, Logical, Node, Tree } from "#core/syntax/ast.ts";
import { overlaps, type Span, sliceOf } from "#core/text/span.ts";
import { spellingFor } from "./notation.ts";
import { commentsIn, indentAt, partsOf, removeBrackets, replace } from "./pieces.ts";
import { type Question, questionsOf } from "./questions.ts";
import type { Draft } from "./refactoring.ts";
import { lineEndOf, type Site } from "./site.ts";

/** `a eq 1 or a eq 2` → `a in {1 2}`; `not a eq 1 and not a in {2 3}` → `not a in {1 2 3}`. */
export function joinWithIn(site: Site): Draft[] {
  const { path } = site;
  for (let index = path.length - 1; index >= 0; index--) {
    const chain = path[index] as Node;
    if (chain.kind !== "logical") continue;
    const questions = questionsAt(chain, path[index + 1], site);
    if (questions.length < 2) continue;
    const title = chain.operator === "or" ? "Join with `in`" : "Join with `not … in`";
    const edits =
      questions.length < chain.items.length ? ofSome(site, chain, questions) : ofAll(site, index, questions);
    return [{ title, edits }];
  }
  return [];
}

/**
 * The questions that can be joined with the one in `item`; without an item, those that the selection touches, of the first
 * operand that has several.
 */
function questionsAt(chain: Logical, item: Node | undefined, { tree, span }: Site): Question[] {
  const isSelected = (question: Question): boolean =>
    item !== undefined || span.start === span.end || overlaps(question.item, span);
  const all = questionsOf(chain, tree).filter(isSelected);
  const chosen = item === undefined ? all : all.filter((question) => question.item === item);
  for (const one of chosen) {
    const found = sameOperand(all, one, chain, tree);
    if (found.length > 1 && found.includes(one)) return found;
  }
  return [];
}

/** The questions about one operand. One that is apart from the rest comes along where no comment stands before it. */
function sameOperand(all: readonly Question[], one: Question, chain: Logical, tree: Tree): Question[] {
  const key = keyOf(one.left, tree.text);
  const found: Question[] = [];
  for (const question of all.filter(({ left }) => keyOf(left, tree.text) === key)) {
    const [first] = found;
    const isInRun = first === undefined || question.place - first.place === found.length;
    const gap = { start: chain.items[question.place - 1]?.end ?? question.item.start, end: question.item.start };
    if (isInRun || commentsIn(tree, gap).length === 0) found.push(question);
  }
  return found;
}

/** Some items become one, in the first one's place; what stands between them stays. */
function ofSome(site: Site, chain: Logical, questions: readonly Question[]): Draft["edits"] {
  const [first] = questions as [Question];
  const run = questions.filter(({ place }, index) => place - first.place === index);
  const end = (run.at(-1) as Question).item.end;
  const apart = questions.slice(run.length);
  return [
    replace(site.text, { start: first.item.start, end }, joined(site, chain, questions)),
    ...apart.map(({ item, place }) => ({
      start: (chain.items[place - 1] as Expression).end,
      end: item.end,
      newText: "",
    })),
  ];
}

/** All items become one, which needs no brackets. */
function ofAll(site: Site, index: number, questions: readonly Question[]): Draft["edits"] {
  const { text, tree, path } = site;
  const chain = path[index] as Logical;
  const newText = joined(site, chain, questions);
  const parent = path[index - 1];
  if (parent?.kind === "group" && commentsIn(tree, parent).length === commentsIn(tree, chain).length) {
    const [open, close] = removeBrackets(text, parent);
    return [replace(text, { start: open.start, end: close.end }, newText)];
  }
  return [replace(text, chain, newText)];
}

/** A member of the new set or a comment in it. */
interface Piece extends Span {
  readonly comment: boolean;
  /** Whether it starts a line. */
  readonly broken: boolean;
}

function joined({ text, tree }: Site, chain: Logical, questions: readonly Question[]): string {
  const [first] = questions as [Question];
  const pieces = piecesOf(questions, tree);
  const lineEnd = lineEndOf(text);
  const indent = indentAt(text, first.item.start);
  const isTall = pieces.some(({ comment, broken }) => comment || broken);
  const newLine = `${lineEnd}${indent}  `;
  let content = "";
  for (const [index, piece] of pieces.entries()) {
    const breaks = piece.broken || pieces[index - 1]?.comment === true;
    const separator = index === 0 ? (isTall ? newLine : "") : breaks ? newLine : " ";
    content += separator + sliceOf(text, piece);
  }
  if (isTall) content += lineEnd + indent;
  const not = chain.operator === "and" ? spellingFor(tree)("not").replace("not", "not ") : "";
  return `${not}${sliceOf(text, first.left)} in {${content}}`;
}

/** The members of all questions, each value once, and the comments among them. */
function piecesOf(questions: readonly Question[], tree: Tree): Piece[] {
  const { text } = tree;
  const pieces: Piece[] = [];
  const known = new Set<string>();
  const add = (span: Span, comment: boolean, from: number): void => {
    pieces.push({ start: span.start, end: span.end, comment, broken: text.slice(from, span.start).includes("\n") });
  };
  for (const [index, { item, place, right }] of questions.entries()) {
    const before = questions[index - 1];
    if (before?.place === place - 1) {
      let from = before.item.end;
      for (const comment of commentsIn(tree, { start: from, end: item.start })) {
        add(comment, true, from);
        from = comment.end;
      }
    }
    let from: number | undefined;
    for (const part of partsOf(right, tree)) {
      if (part.kind === "comment") add(part, true, from ?? right.start);
      else {
        const { from: first, to } = intervalOf(part, text);
        const value = `${first} ${to}`;
        if (!known.has(value)) add(part, false, from ?? part.start);
        known.add(value);
      }
      from = part.end;
    }
  }
  return pieces;
}
