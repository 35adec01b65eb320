import type { FileAnalysis } from "#core/analysis/model.ts";
import { countryInfo, fieldInfo } from "#core/catalog/catalog.ts";
import type { Rule } from "#core/document/model.ts";
import { readingOf } from "#core/document/parse-file.ts";
import type { Node, Tree } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { type Token, type TokenKind, tokensOf } from "#core/syntax/tokens.ts";
import { descendants } from "#core/syntax/visit.ts";
import { overlaps, type Span } from "#core/text/span.ts";
import { comparedField } from "./compared-field.ts";
import { isCountryField } from "./completion/values.ts";
import { headerTokens } from "./header-tokens.ts";
import { knownValues } from "./known-values.ts";
import { expressionsOf } from "./placed-expression.ts";
import type { SemanticToken, TokenModifier, TokenType } from "./semantic-token.ts";

/** Tokens of a rule at the place where they were found first. */
interface Found {
  readonly start: number;
  readonly tokens: readonly SemanticToken[];
}

const remembered = new WeakMap<object, Found>();

/**
 * The tokens of the rules that overlap `span`, all of them without it: sorted, without overlaps, none across a line's end.
 * Names that are not known have none. A rule whose text did not change costs nothing.
 */
export function semanticTokensOf({ file }: FileAnalysis, span?: Span): SemanticToken[] {
  const rules = span === undefined ? file.rules : file.rules.filter((rule) => overlaps(rule, span));
  return rules.flatMap((rule) => {
    const reading = readingOf(rule);
    const found = remembered.get(reading) ?? { start: rule.start, tokens: ruleTokens(rule, file.text) };
    remembered.set(reading, found);
    return moved(found.tokens, rule.start - found.start);
  });
}

function moved(tokens: readonly SemanticToken[], distance: number): readonly SemanticToken[] {
  if (distance === 0) return tokens;
  return tokens.map((token) => ({ ...token, start: token.start + distance, end: token.end + distance }));
}

function ruleTokens(rule: Rule, text: string): SemanticToken[] {
  const expressions = expressionsOf(rule).flatMap(({ tree, toFile }) =>
    expressionTokens(tree).map((token) => ({ ...token, ...toFile(token) })),
  );
  const tokens = [...headerTokens(rule, text), ...expressions].flatMap((token) => lineParts(token, text));
  return withoutOverlaps(tokens.sort((a, b) => a.start - b.start));
}

/** A token for each line that it stands in, without the blanks at the line's ends. */
function lineParts(token: SemanticToken, text: string): SemanticToken[] {
  const part = text.slice(token.start, token.end);
  if (!/[\n\r]/.test(part)) return token.end > token.start ? [token] : [];
  return [...part.matchAll(/[^\s](?:[^\n\r]*[^\s])?/g)].map(({ 0: line, index }) => {
    const start = token.start + index;
    return { ...token, start, end: start + line.length };
  });
}

/** YAML can give one place to two values (an alias); the first keeps it. */
function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  let end = 0;
  return tokens.filter((token) => {
    const fits = token.start >= end;
    if (fits) end = token.end;
    return fits;
  });
}

/** What the parser's tokens are without a look at their nodes. */
const TYPES: Readonly<Record<TokenKind, TokenType | undefined>> = {
  field: undefined,
  function: undefined,
  keyword: "keyword",
  operator: "operator",
  string: "string",
  wildcard: "string",
  regex: "regexp",
  number: "number",
  ip: "number",
  list: "variable",
  punctuation: undefined,
  comment: "comment",
  whitespace: undefined,
  skipped: undefined,
};

type Role = Pick<SemanticToken, "type" | "modifiers">;

function expressionTokens(tree: Tree): SemanticToken[] {
  const roles = rolesOf(tree);
  return tokensOf(tree).flatMap((token) => {
    const role = roles.get(token.start) ?? roleOf(token, tree.text);
    if (role === undefined) return [];
    const { start, end } = token;
    return token.kind === "string" || token.kind === "wildcard"
      ? stringTokens({ start, end }, role, tree.text)
      : [{ start, end, ...role }];
  });
}

function roleOf({ kind, start, end }: Token, text: string): Role | undefined {
  const written = text.slice(start, end).trim();
  // Operators in letters look like words, so themes colour them as such; a range's dots are an operator.
  const type =
    kind === "operator" && /^[a-z]/i.test(written)
      ? "keyword"
      : kind === "punctuation" && written === ".."
        ? "operator"
        : TYPES[kind];
  if (type === undefined) return undefined;
  return { type, modifiers: kind === "list" ? ["readonly"] : [] };
}

/** What only the typed tree knows, by the offset where it starts. */
function rolesOf(tree: Tree): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>();
  for (const node of descendants(tree.root)) {
    switch (node.kind) {
      case "field":
        if (node.definition !== undefined) roles.set(node.start, { type: "variable", modifiers: fieldModifiers(node) });
        break;
      case "call":
        if (node.definition !== undefined) roles.set(node.start, FUNCTION);
        break;
      case "quantifier":
        roles.set(node.start, FUNCTION);
        break;
      case "comparison":
        for (const value of valuesOfField(node.left, node.right, tree.text)) roles.set(value.start, VALUE);
        break;
    }
  }
  return roles;
}

const FUNCTION: Role = { type: "function", modifiers: ["defaultLibrary"] };
const VALUE: Role = { type: "enumMember", modifiers: ["readonly"] };

function fieldModifiers({ name }: { readonly name: string }): TokenModifier[] {
  const info = fieldInfo(name);
  return info?.deprecated === true || (info?.removed !== undefined && info.removed !== false) ? ["deprecated"] : [];
}

/** The strings on the right that the field on the left is known to take. */
function valuesOfField(left: Node, right: Node, text: string): Span[] {
  const field = comparedField(left);
  if (field === undefined) return [];
  const values = isCountryField(field) ? undefined : new Set(knownValues(field).map(({ value }) => value));
  return (right.kind === "set" ? right.members : [right]).filter((member) => {
    const value = member.kind === "string" ? textOf(member, text) : undefined;
    return value !== undefined && (values === undefined ? countryInfo(value) !== undefined : values.has(value));
  });
}

const ESCAPE = /\\(?:["\\]|x[0-9A-Fa-f]{2}|[0-3][0-7]{2})/g;

/** A string with its escapes, or with a value between its quotes. A byte string (`61:62`) is a number to look at. */
function stringTokens(span: Span, role: Role, text: string): SemanticToken[] {
  const written = text.slice(span.start, span.end);
  if (!/^r?#*"/.test(written)) return [{ ...span, type: "number", modifiers: [] }];
  const inside =
    role.type === "enumMember"
      ? [...written.matchAll(/(?<=")[^"]+(?=")/g)]
      : written.startsWith('"') && written.includes("\\")
        ? [...written.matchAll(ESCAPE)]
        : [];
  const special = role.type === "enumMember" ? role : { type: "escape" as const, modifiers: [] };
  const tokens: SemanticToken[] = [];
  let at = span.start;
  const plain = (end: number): void => {
    if (end > at) tokens.push({ start: at, end, type: "string", modifiers: [] });
  };
  for (const { 0: part, index } of inside) {
    const start = span.start + index;
    plain(start);
    at = start + part.length;
    tokens.push({ start, end: at, ...special });
  }
  plain(span.end);
  return tokens;
}
