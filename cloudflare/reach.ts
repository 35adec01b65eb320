/** Whom a rule can hit, read from its expression: enough to warn before something stops all traffic. */
import type { Argument, Comparison, Expression, Node, SetMember, StringLiteral } from "#core/syntax/ast.ts";

export interface Reach {
  /** Host names that the expression asks for (`http.host eq "…"` or `in {"…"}`), each once, in order. */
  readonly hosts: readonly string[];
  /** Whether a host, path or other part of the address is looked at. */
  readonly looksAtAddress: boolean;
  /** Whether something limits the rule to a part of the visitors or pages; exclusions alone do not. */
  readonly limited: boolean;
}

const ADDRESS_FIELD = /^(?:raw\.)?http\.(?:host$|request\.(?:full_)?uri)/;
/** Texts that as a pattern, prefix or part fit every address. */
const FITS_ALL: ReadonlySet<string> = new Set(["", "/", "*", "/*", "*.*", ".", ".*", "^.*$", "^", "^/", "^/.*"]);
const SELECTING: ReadonlySet<string> = new Set(["eq", "in", "contains", "matches", "wildcard", "strict wildcard"]);

/** `text` is the text that the tree was parsed from. */
export function reachOf(root: Expression, text: string): Reach {
  return {
    hosts: [...new Set(hostsIn(root, text, true))],
    looksAtAddress: looksAtAddress(root),
    limited: limited(root, text, true),
  };
}

function limited(node: Argument, text: string, positive: boolean): boolean {
  switch (node.kind) {
    case "logical": {
      const narrows = (node.operator === "and") === positive && node.operator !== "xor";
      const test = (item: Expression): boolean => limited(item, text, positive);
      return narrows ? node.items.some(test) : node.items.every(test);
    }
    case "group":
      return limited(node.inner, text, positive);
    case "not":
      return limited(node.operand, text, !positive);
    case "quantifier":
      return limited(node.argument, text, positive);
    case "comparison":
      return comparisonLimits(node, text, positive);
    case "field":
      return positive && node.name !== "ssl";
    case "call":
      return positive && !node.arguments.some((argument) => argument.kind === "string" && fitsAll(argument, text));
    default:
      return false;
  }
}

function comparisonLimits(node: Comparison, text: string, positive: boolean): boolean {
  if (SELECTING.has(node.operator)) {
    const { right } = node;
    const literal = right.kind === "string" || right.kind === "regex" || right.kind === "wildcard";
    return positive && !(literal && node.operator !== "eq" && fitsAll(right, text));
  }
  return node.operator === "ne" ? !positive : true;
}

function fitsAll(
  literal: { readonly content: { readonly start: number; readonly end: number } },
  text: string,
): boolean {
  return FITS_ALL.has(text.slice(literal.content.start, literal.content.end));
}

function looksAtAddress(node: Node): boolean {
  switch (node.kind) {
    case "logical":
      return node.items.some(looksAtAddress);
    case "group":
      return looksAtAddress(node.inner);
    case "not":
      return looksAtAddress(node.operand);
    case "quantifier":
      return looksAtAddress(node.argument);
    case "comparison":
      return looksAtAddress(node.left) || looksAtAddress(node.right);
    case "field":
      return ADDRESS_FIELD.test(node.name);
    case "call":
      return node.arguments.some(looksAtAddress);
    default:
      return false;
  }
}

function hostsIn(node: Argument, text: string, positive: boolean): string[] {
  switch (node.kind) {
    case "logical":
      return node.items.flatMap((item) => hostsIn(item, text, positive));
    case "group":
      return hostsIn(node.inner, text, positive);
    case "not":
      return hostsIn(node.operand, text, !positive);
    case "comparison":
      return positive && asksForHost(node) ? literalsOf(node, text) : [];
    default:
      return [];
  }
}

function asksForHost({ left, operator }: Comparison): boolean {
  return left.kind === "field" && left.name === "http.host" && (operator === "eq" || operator === "in");
}

function literalsOf({ right }: Comparison, text: string): string[] {
  const members: readonly (SetMember | Node)[] = right.kind === "set" ? right.members : [right];
  return members
    .filter((member): member is StringLiteral => member.kind === "string" && member.form !== "bytes")
    .map((member) => text.slice(member.content.start, member.content.end));
}
