import type { Span } from "#core/text/span.ts";

/**
 * What a stretch of text is, in the protocol's names. Fields and lists (which are `readonly`) are variables, operators in
 * letters are keywords, header keys are properties, actions are events, phases namespaces, refs labels; a country or
 * another value that its field is known to take is an enum member.
 */
export const TOKEN_TYPES = [
  "variable",
  "function",
  "keyword",
  "operator",
  "number",
  "enumMember",
  "property",
  "event",
  "namespace",
  "label",
  "string",
  "escape",
  "regexp",
  "comment",
] as const;
export const TOKEN_MODIFIERS = ["deprecated", "readonly", "defaultLibrary", "declaration"] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
