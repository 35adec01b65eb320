/** Expressions of which nothing is certain on sight, as most are: no sketch of them has to be made. */
import type { Argument, Call, Comparison, Field, SetMember, StringLiteral, WildcardLiteral } from "#core/syntax/ast.ts";

/** More fields than this are not kept apart. */
const MOST_FIELDS = 16;
/** A bound for integers on both sides of which there are others. */
const FAR = 1n << 62n;

/**
 * Whether each condition asks about a field of its own, and for something that the field can be or not be. Then no part is
 * never or always true, and none says what another one says. False where that takes a closer look.
 */
export function isPlain(root: Argument, text: string): boolean {
  return isPlainBeside([], root, text);
}

/** Adds the fields that are asked about to `taken`, where none of them may be yet. */
function isPlainBeside(taken: string[], node: Argument, text: string): boolean {
  switch (node.kind) {
    case "logical":
      for (const item of node.items) if (!isPlainBeside(taken, item, text)) return false;
      return true;
    case "group":
      return isPlainBeside(taken, node.inner, text);
    case "not":
      return isPlainBeside(taken, node.operand, text);
    case "quantifier":
      return isPlainBeside(taken, node.argument, text);
    case "comparison":
      return hasBothAnswers(node, text) && take(taken, node.left);
    case "call":
      return hasBothEdges(node, text) && take(taken, node.arguments[0]);
    case "field":
      return node.name !== "true" && take(taken, node);
    default:
      return false;
  }
}

/** Takes the field that the operand is about; false where it is taken. */
function take(taken: string[], operand: Argument | undefined): boolean {
  const field = operand === undefined ? undefined : fieldIn(operand);
  if (field === undefined || taken.length === MOST_FIELDS || taken.includes(field.name)) return false;
  taken.push(field.name);
  return true;
}

/** The field that an operand is, or whose letters it changes by `lower()` or `upper()`. */
function fieldIn(operand: Argument): Field | undefined {
  const inner = foldOf(operand) === undefined ? operand : (operand as Call).arguments[0];
  return inner?.kind === "field" ? inner : undefined;
}

function foldOf(operand: Argument): "lower" | "upper" | undefined {
  if (operand.kind !== "call" || operand.indexes.length > 0) return undefined;
  return operand.name === "lower" || operand.name === "upper" ? operand.name : undefined;
}

/** Whether some values that the field can have meet it and others do not. False where that takes a closer look. */
export function hasBothAnswers({ left, operator, right }: Comparison, text: string): boolean {
  if (fieldIn(left) === undefined) return false;
  switch (right.kind) {
    case "regex":
    case "list":
      return true;
    case "string": {
      const isWhole = operator === "eq" || operator === "ne";
      return (isWhole || (operator === "contains" && saysSomething(right, text))) && isFoldedAs(left, right, text);
    }
    case "wildcard":
      return saysSomething(right, text) && isFoldedAs(left, right, text);
    case "integer":
      return operator !== "bitwise_and" && -FAR < right.value && right.value < FAR;
    case "ip":
      return operator === "eq" || operator === "ne";
    case "set":
      return isPartOfAll(right.members) && right.members.every((member) => isFoldedAs(left, member, text));
    default:
      return false;
  }
}

/** The same for a call of `starts_with()` or `ends_with()`; false for any other. */
export function hasBothEdges({ name, arguments: given }: Call, text: string): boolean {
  const [source, part] = given;
  if ((name !== "starts_with" && name !== "ends_with") || given.length !== 2) return false;
  if (source === undefined || fieldIn(source) === undefined || part?.kind !== "string") return false;
  return saysSomething(part, text) && isFoldedAs(source, part, text);
}

/** Whether some texts have it and others have not. */
function saysSomething({ kind, content: { start, end } }: StringLiteral | WildcardLiteral, text: string): boolean {
  for (let at = start; at < end; at++) if (kind === "string" || text[at] !== "*") return true;
  return false;
}

const OTHER_LETTERS = { lower: /[A-Z\\\x80-\uffff]/, upper: /[a-z\\\x80-\uffff]/ } as const;

/** Whether the function around the operand, if any, can give such a text: one without letters of the other kind. */
function isFoldedAs(operand: Argument, literal: SetMember | WildcardLiteral, text: string): boolean {
  const fold = foldOf(operand);
  if (fold === undefined) return true;
  if ((literal.kind !== "string" && literal.kind !== "wildcard") || literal.form === "bytes") return false;
  return !OTHER_LETTERS[fold].test(text.slice(literal.content.start, literal.content.end));
}

/** Whether the members are some of the values there are and not all, as is plain from how large they are. */
function isPartOfAll(members: readonly SetMember[]): boolean {
  let share = 0;
  for (const member of members) {
    if (member.kind === "integer-range" || member.kind === "ip-range") return false;
    if (member.kind === "cidr") share += 2 ** -member.prefixLength;
  }
  return members.length > 0 && share < 1;
}
