import type { FileAnalysis } from "#core/analysis/model.ts";
import { DEFAULT_PHASE } from "#core/catalog/catalog.ts";
import type { EmbeddedExpression, Rule } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { touches } from "#core/text/span.ts";
import { expressionCompletions } from "./completion/expression.ts";
import { headerCompletions } from "./completion/header.ts";
import type { Completion } from "./completion/item.ts";
import { hasPhrase } from "./completion/phrase.ts";
import { bodySnippets } from "./completion/rule-snippets.ts";
import { scalarEscape } from "./completion/yaml-scalar.ts";
import type { IdeFacts } from "./facts.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";

export interface CompletionRequest {
  readonly analysis: FileAnalysis;
  /** UTF-16 offset in the file. */
  readonly offset: number;
  readonly facts: IdeFacts;
  /** The character that asked by being typed; absent when the reader asked. */
  readonly trigger?: string;
}

/** What may stand at the cursor, in no particular order: `sortText` orders it. Never throws; works in half-typed text. */
export function completionsAt(request: CompletionRequest): Completion[] {
  const { analysis, offset } = request;
  const rule = ruleAt(analysis.file, offset);
  if (rule === undefined) return [];
  const embedded = embeddedAt(analysis.file, rule, offset);
  if (embedded !== undefined) return embeddedCompletions(request, rule, embedded);
  const header = headerPart(rule);
  if (header !== undefined && offset <= header.end) {
    return offset > header.start ? headerCompletions({ ...request, rule, header }) : [];
  }
  if (offset < rule.body.start) return [];
  const snippets = request.trigger === undefined ? bodySnippets(analysis, rule, offset) : [];
  // `rule-mtls` is the name of a snippet; to the language it is a word, and then another.
  if (snippets.some(({ edit }) => analysis.file.text.slice(edit.start, offset).includes("-"))) return snippets;
  return [...snippets, ...expressionCompletions(place(request, rule, rule.expression, offset), request.trigger)];
}

/**
 * Whether the next letter may add what the list does not have: `user` and a blank are followed by operators, `user ag` means
 * a field. Editors then ask again instead of narrowing the list that they have.
 */
export function mayGrow(request: CompletionRequest): boolean {
  const { analysis, offset } = request;
  const rule = ruleAt(analysis.file, offset);
  if (rule === undefined) return false;
  const embedded = embeddedAt(analysis.file, rule, offset);
  if (embedded === undefined)
    return offset >= rule.body.start && hasPhrase(place(request, rule, rule.expression, offset));
  return hasPhrase(place(request, rule, embedded.tree, embedded.map.toDerived(offset)));
}

function place({ analysis, facts }: CompletionRequest, rule: Rule, tree: Tree, offset: number) {
  const phase = rule.settings.phase || DEFAULT_PHASE;
  return { tree, offset, scheme: analysis.scheme, phase, facts, file: analysis.file, rule };
}

/** Completes in the scalar's value and carries the edits over to the file, in the scalar's own way of quoting. */
function embeddedCompletions(request: CompletionRequest, rule: Rule, embedded: EmbeddedExpression): Completion[] {
  const { map, tree, span } = embedded;
  const { text } = request.analysis.file;
  const offset = map.toDerived(request.offset);
  const inScalar = scalarEscape(text.slice(span.start, span.end));
  return expressionCompletions(place(request, rule, tree, offset), request.trigger).flatMap((completion) => {
    const { start, end, newText } = completion.edit;
    const inFile = start === end ? { start: request.offset, end: request.offset } : map.spanToSource({ start, end });
    // In the middle of an escape, or across the lines of a folded scalar, nothing can be replaced.
    if (!touches(inFile, request.offset) || /[\r\n]/.test(text.slice(inFile.start, inFile.end))) return [];
    return [{ ...completion, edit: { ...inFile, newText: inScalar(newText) } }];
  });
}
