import { isNeverMissing } from "#core/analysis/reason/exactness.ts";
import type { Comparison, IpLiteral, Node, SetLiteral, SetMember } from "#core/syntax/ast.ts";
import { parseIp } from "#core/syntax/ip.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import { addressText } from "../literal-text.ts";
import { spellingFor } from "./notation.ts";
import { commentsIn, replace } from "./pieces.ts";
import { rankOfOperator, rankWanted, withoutGroups } from "./precedence.ts";
import type { Draft } from "./refactoring.ts";
import type { Site } from "./site.ts";

/** More comparisons than these are no easier to read than a set. */
const MOST_MEMBERS = 64;

/** `a in {1 2}` → `a eq 1 or a eq 2`; `not a in {1 2}` → `a ne 1 and a ne 2`. */
export function writeInAsChain({ text, tree, path }: Site): Draft[] {
  const index = path.findLastIndex((node) => node.kind === "comparison" && node.operator === "in");
  const comparison = path[index] as (Comparison & { readonly right: SetLiteral }) | undefined;
  if (comparison === undefined || comparison.right.kind !== "set") return [];
  const values = singleValues(comparison.right, text);
  if (values === undefined || commentsIn(tree, comparison).length > 0) return [];
  const at = negationAround(path, index);
  const isNegated = at !== index;
  const place = path[at] as Node;
  if (isNegated && commentsIn(tree, place).length > 0) return [];

  const spelt = spellingFor(tree);
  const left = sliceOf(text, comparison.left);
  const not = spelt("not").replace("not", "not ");
  const ask = !isNegated
    ? (value: string) => `${left} ${spelt("eq")} ${value}`
    : isNeverMissing(comparison.left)
      ? (value: string) => `${left} ${spelt("ne")} ${value}`
      : (value: string) => `${not}${left} ${spelt("eq")} ${value}`;
  const operator = isNegated ? "and" : "or";
  const chain = values.map(ask).join(` ${spelt(operator)} `);
  const isBare = values.length === 1 || rankOfOperator(operator) >= rankWanted(path, at);
  const single = isNegated && isNeverMissing(comparison.left) ? "ne" : "eq";
  const title = `Write as \`${values.length === 1 ? single : operator}\``;
  return [{ title, edits: [replace(text, place, isBare ? chain : `(${chain})`)] }];
}

/** The place of the `not` that negates `path[index]`, brackets between them or not; else its own. */
function negationAround(path: readonly Node[], index: number): number {
  let at = index;
  while (path[at - 1]?.kind === "group" && withoutGroups(path[at - 1] as Node) === path[index]) at--;
  return path[at - 1]?.kind === "not" ? at - 1 : index;
}

/** The members of a set as right sides of `eq`; undefined where one stands for several values, or there are too many. */
function singleValues({ members }: SetLiteral, text: string): string[] | undefined {
  if (members.length === 0 || members.length > MOST_MEMBERS) return undefined;
  const values = members.map((member) => singleValue(member, text));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function singleValue(member: SetMember, text: string): string | undefined {
  switch (member.kind) {
    case "string":
    case "integer":
      return sliceOf(text, member);
    case "ip":
      return address(member, text);
    default:
      return undefined;
  }
}

/** Sets take shorter spellings of addresses than `eq` does. */
function address(member: IpLiteral & Span, text: string): string {
  const written = sliceOf(text, member);
  return parseIp(written) === undefined ? addressText(member.bytes) : written;
}
