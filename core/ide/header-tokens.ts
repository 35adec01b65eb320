import { actionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { insideQuotes } from "./rule-at.ts";
import type { SemanticToken, TokenModifier, TokenType } from "./semantic-token.ts";

/** The keys and values of a rule's header; expressions in it and unknown actions and phases are left out. */
export function headerTokens(rule: Rule, text: string): SemanticToken[] {
  const embedded = new Set(rule.embedded.map(({ span }) => span.start));
  const tokens = (entry: HeaderEntry, path: readonly string[]): SemanticToken[] => {
    const here = [...path, entry.key];
    // Members of a sequence have a number for a key, which nobody wrote.
    const hasKey = text.slice(entry.keySpan.start, entry.keySpan.end).includes(entry.key);
    const key: SemanticToken = { ...entry.keySpan, type: "property", modifiers: [] };
    return [
      ...(hasKey ? [key] : []),
      ...(embedded.has(entry.valueSpan.start) ? [] : valueTokens(entry, here, text)),
      ...entry.children.flatMap((child) => tokens(child, here)),
    ];
  };
  return (rule.header?.entries ?? []).flatMap((entry) => tokens(entry, []));
}

type Role = readonly [TokenType, ...TokenModifier[]];

/** What texts at some paths name; undefined for a name that is not known. */
const NAMES: Readonly<Record<string, (value: string) => Role | undefined>> = {
  action: (value) => (actionInfo(value) === undefined ? undefined : ["event"]),
  phase: (value) => (phaseInfo(value) === undefined ? undefined : ["namespace"]),
  ref: () => ["label", "declaration"],
  position: () => ["enumMember", "readonly"],
  "position.before": () => ["label"],
  "position.after": () => ["label"],
};

function valueTokens({ value, valueSpan }: HeaderEntry, path: readonly string[], text: string): SemanticToken[] {
  const name = path.join(".");
  const naming = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (typeof value === "string" && naming !== undefined) {
    const role = naming(value);
    if (role === undefined) return [];
    const [type, ...modifiers] = role;
    return [{ ...insideQuotes(text, valueSpan), type, modifiers }];
  }
  const type = SCALARS[typeof value];
  return type === undefined ? [] : [{ ...valueSpan, type, modifiers: [] }];
}

const SCALARS: Readonly<Partial<Record<string, TokenType>>> = {
  string: "string",
  number: "number",
  bigint: "number",
  boolean: "keyword",
};
