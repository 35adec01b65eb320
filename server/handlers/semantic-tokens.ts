import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensEdit,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type SemanticToken, TOKEN_MODIFIERS, TOKEN_TYPES, type TokenType } from "#core/ide/semantic-token.ts";
import { semanticTokensOf } from "#core/ide/semantic-tokens.ts";
import { overlaps } from "#core/text/span.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import * as fromProto from "../from-proto.ts";

/** Where a grammar colours too, it shows more of these than one colour: classes in a pattern, YAML's quotes. */
const LEFT_TO_GRAMMAR: ReadonlySet<TokenType> = new Set(["string", "escape", "regexp", "comment"]);

/** All tokens, those of a range, or what changed since an answer that the client still has. */
export function semanticTokens({ documents, capabilities }: ServerContext) {
  // What was answered last goes with its document.
  const answered = new WeakMap<TextDocument, Required<SemanticTokens>>();
  let answers = 0;
  const augments = capabilities.textDocument?.semanticTokens?.augmentsSyntaxTokens === true;
  const shown = (tokens: readonly SemanticToken[]): readonly SemanticToken[] =>
    augments ? tokens.filter(({ type }) => !LEFT_TO_GRAMMAR.has(type)) : tokens;

  const answer = ({ document, analysis }: OpenFile): Required<SemanticTokens> => {
    answers++;
    const result = { resultId: String(answers), data: encoded(document, shown(semanticTokensOf(analysis))) };
    answered.set(document, result);
    return result;
  };

  return {
    full: ({ textDocument }: SemanticTokensParams): SemanticTokens => {
      const file = documents.get(textDocument.uri);
      return file === undefined ? NO_TOKENS : answer(file);
    },
    delta: ({ textDocument, previousResultId }: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta => {
      const file = documents.get(textDocument.uri);
      if (file === undefined) return NO_TOKENS;
      const before = answered.get(file.document);
      const now = answer(file);
      if (before?.resultId !== previousResultId) return now;
      return { resultId: now.resultId, edits: editsBetween(before.data, now.data) };
    },
    range: ({ textDocument, range }: SemanticTokensRangeParams): SemanticTokens => {
      const file = documents.get(textDocument.uri);
      if (file === undefined) return NO_TOKENS;
      const span = fromProto.span(file.document, range);
      const tokens = semanticTokensOf(file.analysis, span).filter((token) => overlaps(token, span));
      return { data: encoded(file.document, shown(tokens)) };
    },
  };
}

const NO_TOKENS: SemanticTokens = { data: [] };

function encoded(document: TextDocument, tokens: readonly SemanticToken[]): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const { line, character } = document.positionAt(start);
    const bits = modifiers.reduce((set, modifier) => set | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    builder.push(line, character, end - start, TOKEN_TYPES.indexOf(type), bits);
  }
  return builder.build().data;
}

/** One edit from one answer's numbers to another's: whoever types changes one place. */
function editsBetween(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head++;
  if (head === before.length && head === now.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: now.slice(head, now.length - tail) }];
}
