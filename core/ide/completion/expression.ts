import { BYTES } from "#core/catalog/value-type.ts";
import type { SetLiteral, SetMember } from "#core/syntax/ast.ts";
import { type CursorContext, contextAt } from "#core/syntax/context.ts";
import { keyCandidates, positionCandidates } from "./indexes.ts";
import { type Candidate, type Completion, snippetText } from "./item.ts";
import { listCandidates } from "./lists.ts";
import { operandCandidates } from "./operands.ts";
import { logicalCandidates, operatorCandidates } from "./operators.ts";
import { finish } from "./order.ts";
import { phraseCompletions } from "./phrase.ts";
import type { ExpressionPlace } from "./place.ts";
import { setAround } from "./set-around.ts";
import { parameterValues, valueCandidates } from "./values.ts";

/** What may stand at a place of an expression. Edits are in the tree's text. */
export function expressionCompletions(
  place: Omit<ExpressionPlace, "context">,
  trigger: string | undefined,
): Completion[] {
  const context = contextAt(place.tree, place.offset);
  if (context.inside === "comment") return [];
  if (context.inside === "number") return numbers({ ...place, context });
  if (!wantedBy(trigger, context)) return [];
  const found = PROVIDERS[context.expects]({ ...place, context });
  return [...found, ...phraseCompletions({ ...place, context }, found)];
}

/**
 * A character that opens a list by itself must open only what it asks for, or Enter at the end of a line would take the
 * list's first entry: a blank opens operators and closed sets of values, a quote only what stands inside it.
 */
function wantedBy(trigger: string | undefined, context: CursorContext): boolean {
  if (trigger === " ") return context.inside === undefined && BLANK_OPENS.includes(context.expects);
  if (trigger === '"') return context.inside !== undefined;
  return true;
}

const BLANK_OPENS: readonly CursorContext["expects"][] = ["operator", "value", "set-member"];

/** Digits under way: only the numbers that are known for the left side, none where the list opened by itself. */
function numbers(place: ExpressionPlace): Completion[] {
  const { expects, left } = place.context;
  return expects === "value" || expects === "set-member" ? placed(place, valueCandidates(place, left)) : [];
}

type Provider = (place: ExpressionPlace) => Completion[];

const PROVIDERS: Readonly<Record<CursorContext["expects"], Provider>> = {
  none: () => [],
  operand: (place) => placed(place, operandCandidates(place, undefined)),
  operator: (place) => placed(place, operatorCandidates(place, place.context.type)),
  "logical-operator": (place) => placed(place, logicalCandidates()),
  list: (place) => placed(place, listCandidates(place, place.context.type)),
  value: values,
  "set-member": setMembers,
  argument: argumentsOfCall,
  index: indexes,
};

function placed({ context }: ExpressionPlace, candidates: readonly Candidate[]): Completion[] {
  return finish(candidates, context.replace, context.prefix);
}

function values(place: ExpressionPlace): Completion[] {
  const { context } = place;
  const literals = quoted(place, valueCandidates(place, context.left));
  if (context.inside !== undefined) return literals;
  if (context.operator === "in") return [...placed(place, [...listCandidates(place, context.type), openSet()])];
  return comparesWithOperands(context) ? [...literals, ...later(operandsOfType(place))] : literals;
}

const openSet = (): Candidate => ({
  label: "{ }",
  kind: "keyword",
  description: "a set written here",
  insert: "{$1}",
  snippet: true,
  rank: 0,
});

/** Equality and ordering take fields and calls on the right (LANGUAGE.md §7.1); they come after what is known to fit. */
function comparesWithOperands({ operator, type, prefix }: CursorContext): boolean {
  if (operator === undefined || !["eq", "ne", "lt", "le", "gt", "ge"].includes(operator)) return false;
  return prefix !== "" && type !== undefined && type.kind !== "Unknown";
}

function operandsOfType(place: ExpressionPlace): Completion[] {
  const { type } = place.context;
  const context = { ...place.context, wantsTruth: false, insideQuantifier: false };
  return placed(place, operandCandidates({ ...place, context }, type === undefined ? undefined : [type]));
}

const later = (completions: readonly Completion[]): Completion[] =>
  completions.map((completion) => ({ ...completion, sortText: `4${completion.sortText}` }));

function setMembers(place: ExpressionPlace): Completion[] {
  const set = setAround(place.tree, place.offset);
  const present = set === undefined ? [] : textsOf(set, place);
  const candidates = valueCandidates(place, place.context.left);
  return quoted(
    place,
    candidates.filter(({ label }) => !present.includes(label)),
  );
}

/** The strings that the set holds already, without the one under the cursor. */
function textsOf(set: SetLiteral, { tree, offset }: ExpressionPlace): string[] {
  const others = set.members.filter((member) => offset < member.start || offset > member.end);
  return others.map((member: SetMember) =>
    member.kind === "string"
      ? tree.text.slice(member.content.start, member.content.end)
      : tree.text.slice(member.start, member.end),
  );
}

function argumentsOfCall(place: ExpressionPlace): Completion[] {
  const { call, inside, accepts } = place.context;
  const literals = call === undefined ? [] : quoted(place, parameterValues(call.name, call.argument));
  const keys = call?.name === "has_key" ? quoted(place, keysOfFirst(place)) : [];
  if (inside !== undefined) return [...keys, ...literals];
  const literalOnly = call?.definition !== undefined && parameterKind(place) === "literal";
  if (literalOnly) return literals;
  const operands = placed(place, operandCandidates(place, accepts));
  return [...literals, ...keys, ...(keys.length > 0 || literals.length > 0 ? later(operands) : operands)];
}

function keysOfFirst(place: ExpressionPlace): Candidate[] {
  const { context } = place;
  const node = context.call?.node;
  const first = node?.kind === "call" ? node.arguments[0] : undefined;
  return context.call?.argument === 1 && first?.kind === "field" ? keyCandidates(place, first) : [];
}

function parameterKind({ context }: ExpressionPlace): "field" | "literal" | "both" {
  const { definition, argument } = context.call ?? {};
  if (definition === undefined || argument === undefined) return "both";
  const parameters = [...definition.required, ...definition.optional];
  return (parameters[argument] ?? definition.variadic)?.kind ?? "both";
}

function indexes(place: ExpressionPlace): Completion[] {
  const { context } = place;
  const keys = context.type?.kind === "Array" ? [] : quoted(place, keyCandidates(place, context.left));
  return context.inside !== undefined
    ? keys
    : [...keys, ...placed(place, positionCandidates(context.type, context.insideQuantifier))];
}

/** String literals: with quotes where the cursor stands outside of any, else as the content of the literal under way. */
function quoted(place: ExpressionPlace, candidates: readonly Candidate[]): Completion[] {
  const { context, tree } = place;
  if (context.inside === "regex") return [];
  const bare = context.expects !== "index" && !takesText(context);
  if (context.inside === undefined)
    return finish(candidates, context.replace, context.prefix, bare ? undefined : quote);
  const { replace, prefix } = context;
  const isRaw = /r#*"$/.test(tree.text.slice(Math.max(0, replace.start - 260), replace.start));
  const tail = isRaw || tree.text[replace.end] === '"' ? "" : '"';
  return finish(candidates, replace, prefix, (text, snippet) => (isRaw ? text : escapeQuoted(text, snippet)) + tail);
}

/** Whether what is offered is text: a name of a country as against the number of a network. */
function takesText({ type, accepts }: CursorContext): boolean {
  return accepts === undefined ? type === undefined || type === BYTES : accepts.includes(BYTES);
}

const quote = (text: string, snippet: boolean): string => `"${escapeQuoted(text, snippet)}"`;

function escapeQuoted(text: string, snippet: boolean): string {
  const escaped = text.replaceAll(/["\\]/g, "\\$&");
  return snippet ? snippetText(escaped) : escaped;
}
