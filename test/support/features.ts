/**
 * Everything that an editor may ask of a file at an offset, in one list. Each answers what is wrong with its own answer,
 * so that a walk over texts tries every feature in every place. A new feature is one more entry here.
 */
import type { FileAnalysis } from "#core/analysis/model.ts";
import { refactoringsAt } from "#core/ide/actions/refactoring.ts";
import { codeActionsAt } from "#core/ide/code-actions.ts";
import type { Completion } from "#core/ide/completion/item.ts";
import { completionsAt } from "#core/ide/completion.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { highlightsAt } from "#core/ide/highlights.ts";
import { hoverAt } from "#core/ide/hover.ts";
import { inlayHintsOf } from "#core/ide/inlay-hints.ts";
import { onTypeEdits } from "#core/ide/on-type.ts";
import { selectionsAt } from "#core/ide/selections.ts";
import { semanticTokensOf } from "#core/ide/semantic-tokens.ts";
import { signatureAt } from "#core/ide/signature.ts";
import { applyEdits } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

/** What is asked: a file, what is known of the world, and a place. */
export interface Question {
  readonly analysis: FileAnalysis;
  readonly facts: IdeFacts;
  /** UTF-16 offset in the file. */
  readonly offset: number;
}

export interface Feature {
  readonly name: string;
  /** Asks, and says what cannot be right about the answer; undefined when nothing is. */
  readonly ask: (question: Question) => string | undefined;
}

/** A feature that answers with places or edits: each must lie in the text. */
function places(name: string, ask: (question: Question) => readonly Span[]): Feature {
  return {
    name,
    ask: (question) => {
      const { length } = question.analysis.file.text;
      const outside = ask(question).find(({ start, end }) => !(0 <= start && start <= end && end <= length));
      return outside === undefined ? undefined : `${outside.start}..${outside.end} is outside of the text`;
    },
  };
}

export const FEATURES: readonly Feature[] = [
  ...[undefined, " ", ".", '"'].map(
    (trigger): Feature => ({
      name: trigger === undefined ? "completion" : `completion after ${JSON.stringify(trigger)}`,
      ask: (question) => {
        const found = completionsAt({ ...question, ...(trigger === undefined ? {} : { trigger }) });
        return twice(found) ?? firstOf(found, (item) => completionProblem(item, question));
      },
    }),
  ),
  { name: "hover", ask: hoverProblem },
  { name: "signature help", ask: signatureProblem },
  {
    name: "code actions",
    ask: ({ analysis, facts, offset }) => {
      const here = { start: offset, end: offset };
      const before = { start: offset >> 1, end: offset };
      const actions = [
        ...codeActionsAt(analysis, here),
        ...[here, before].flatMap((span) => refactoringsAt(analysis, span, facts)),
      ];
      // Throws where edits overlap or lie outside.
      for (const { edits } of actions) applyEdits(analysis.file.text, edits);
      return undefined;
    },
  },
  places("selections", ({ analysis, offset }) => selectionsAt(analysis, offset)),
  places("highlights", ({ analysis, offset }) => highlightsAt(analysis, offset)),
  places("semantic tokens", ({ analysis, offset }) => semanticTokensOf(analysis, { start: offset, end: offset + 1 })),
  places("inlay hints", ({ analysis, facts, offset }) =>
    inlayHintsOf(analysis, { start: offset, end: offset }, { facts }).flatMap((hint) => [
      { start: hint.offset, end: hint.offset },
      ...(hint.edits ?? []),
    ]),
  ),
  ...["\n", ")", "}", "-"].map((typed) =>
    places(`formatting after ${JSON.stringify(typed)}`, ({ analysis, offset }) => onTypeEdits(analysis, offset, typed)),
  ),
];

function firstOf<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An entry that is offered a second time, to the same effect. */
function twice(found: readonly Completion[]): string | undefined {
  const seen = new Set<string>();
  for (const { label, kind, edit } of found) {
    const entry = `${kind} ${label} ${edit.newText}`;
    if (seen.has(entry)) return `${entry} is offered twice`;
    seen.add(entry);
  }
  return undefined;
}

function completionProblem(
  { label, edit, filterText }: Completion,
  { analysis, offset }: Question,
): string | undefined {
  const { text } = analysis.file;
  const replaced = text.slice(edit.start, edit.end);
  if (edit.start > offset || edit.end < offset) return `${label} edits ${edit.start}..${edit.end}, beside the cursor`;
  if (edit.end > text.length) return `${label} edits behind the end`;
  if (/[\r\n]/.test(replaced)) return `${label} replaces a line end in ${JSON.stringify(replaced)}`;
  if (label === "" || edit.newText === "") return `${label} writes nothing`;
  return filterText.startsWith(label) ? undefined : `${label} is not found by its label`;
}

/** Words that come from a value which was expected and is not there. */
const SLIPS = /\bundefined\b|\bNaN\b|\[object /;

function hoverProblem({ analysis, facts, offset }: Question): string | undefined {
  const found = hoverAt(analysis, offset, facts);
  if (found === undefined) return undefined;
  if (found.start > offset || found.end < offset) return `${found.start}..${found.end} is beside the cursor`;
  if (found.start === found.end) return "it is about nothing";
  if (found.markdown.trim() === "") return "it says nothing";
  return SLIPS.test(found.markdown.replaceAll(/`[^`]*`/g, "")) ? `it says ${found.markdown}` : undefined;
}

function signatureProblem({ analysis, offset }: Question): string | undefined {
  const found = signatureAt(analysis, offset);
  if (found === undefined) return undefined;
  const outside = found.parameters.some(
    ({ span: [start, end] }) => !(0 < start && start < end && end < found.label.length),
  );
  return outside || found.active < 0 ? `places in ${found.label}` : undefined;
}
