import { OPERATORS } from "#core/catalog/generated/operators.ts";
import { contextAt } from "#core/syntax/context.ts";
import type { Span } from "#core/text/span.ts";
import type { Candidate, Completion } from "./item.ts";
import { operandCandidates } from "./operands.ts";
import { abbreviates, finish } from "./order.ts";
import type { ExpressionPlace } from "./place.ts";

/** Words with a blank between them where one name is wanted: `user ag`, which the language reads as a name and an operator. */
export interface Phrase {
  /** In the tree's text: from the first word to the end of the one at the cursor. */
  readonly span: Span;
  /** What stands before the cursor, without blanks, in lower case. */
  readonly typed: string;
}

/** What is known, so no part of a phrase: words of the language, and names that it has. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...OPERATORS.flatMap(({ english }) => english.split(" ")),
  "any",
  "all",
  "true",
  "false",
]);

/** Longer ones are no names. */
const MOST_WORDS = 4;
const WORDS = new RegExp(`(?:[A-Za-z]\\w* ){1,${MOST_WORDS - 1}}$`);

/** The phrase whose last word is at the cursor or begins there. */
export function phraseAt({ tree, offset, context, scheme }: ExpressionPlace): Phrase | undefined {
  const before = WORDS.exec(tree.text.slice(Math.max(tree.start, context.replace.start - 80), context.replace.start));
  if (before === null || context.inside !== undefined || !/^\w*$/.test(context.prefix)) return undefined;
  const words = before[0].trimEnd().split(" ");
  // A function's name with a blank behind it is no call yet, so `lower case` is a phrase.
  const known = (word: string): boolean => KEYWORDS.has(word) || scheme.field(word) !== undefined;
  const own = words.slice(words.findLastIndex(known) + 1);
  if (own.length === 0) return undefined;
  const start = context.replace.start - own.join(" ").length - 1;
  // The first word may be the end of a dotted name.
  if (/[\w.$"'\]-]/.test(tree.text[start - 1] ?? "")) return undefined;
  const typed = [...own, tree.text.slice(context.replace.start, offset)].join("").toLowerCase();
  return { span: { start, end: context.replace.end }, typed };
}

/** Whether what stands before the cursor is the beginning of a phrase. */
export function hasPhrase(place: Omit<ExpressionPlace, "context">): boolean {
  const { tree, offset } = place;
  // A look at the text, which most of the time is enough, before the expression is read.
  if (!/[A-Za-z]\w* \w*$/.test(tree.text.slice(Math.max(tree.start, offset - 80), offset))) return false;
  return phraseAt({ ...place, context: contextAt(tree, offset) }) !== undefined;
}

/**
 * The fields and functions that a phrase means, by their names or by what people call them. None while its last word may
 * still become one of the words that are `offered`: `country co` is the beginning of `country contains`.
 */
export function phraseCompletions(place: ExpressionPlace, offered: readonly Completion[]): Completion[] {
  const { context } = place;
  const phrase = context.prefix === "" ? undefined : phraseAt(place);
  const last = context.prefix.toLowerCase();
  if (phrase === undefined || offered.some(({ label }) => label.startsWith(last))) return [];
  const first = contextAt(place.tree, phrase.span.start);
  if (first.expects !== "operand" && first.expects !== "argument") return [];
  const candidates = operandCandidates({ ...place, context: { ...first, replace: phrase.span } }, first.accepts);
  const means = ({ kind, label, concepts = [] }: Candidate): boolean =>
    kind !== "keyword" && [label, ...concepts].some((name) => abbreviates(phrase.typed, name));
  return finish(candidates.filter(means), phrase.span, phrase.typed).map((completion) => ({
    ...completion,
    // Editors look for what was typed as it was typed.
    filterText: `${place.tree.text.slice(phrase.span.start, place.offset)} ${completion.filterText}`,
  }));
}
