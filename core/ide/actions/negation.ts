import { oppositeOf } from "#core/analysis/reason/exactness.ts";
import type { Comparison, Expression, Logical, Not } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { sliceOf } from "#core/text/span.ts";
import { negate, prefix, rankOfOpposite, removeNot } from "./negate.ts";
import { spelledLike, spellingFor } from "./notation.ts";
import { brackets, removeBrackets } from "./pieces.ts";
import { rankWanted, withoutGroups } from "./precedence.ts";
import type { Draft } from "./refactoring.ts";
import type { Site } from "./site.ts";

/** Moves a `not` inwards or outwards, and turns the whole condition around. */
export function moveNegation(site: Site): Draft[] {
  return [pushInwards(site), pullOut(site), writeWithNot(site), invert(site)].filter((draft) => draft !== undefined);
}

/** `not (a and b)` → `not a or not b`, `not a eq b` → `a ne b`, `not not a` → `a`. */
function pushInwards(site: Site): Draft | undefined {
  const { text, path } = site;
  const index = path.findLastIndex((node) => node.kind === "not" && hasOpposite(node));
  const node = path[index] as Not | undefined;
  if (node === undefined) return undefined;
  const { operand } = node;
  const inner = withoutGroups(operand) as Expression;
  const edits = [removeNot(text, node), ...negate(site, operand, sliceOf(text, node.operator))];
  if (operand.kind === "group" && inner === operand.inner && rankOfOpposite(inner) >= rankWanted(path, index)) {
    edits.push(...removeBrackets(text, operand));
  }
  return { title: inner.kind === "not" ? "Remove the double `not`" : "Push `not` inwards", edits };
}

/** Whether a negation can be said with the `not` further inside, or with none. */
function hasOpposite({ operand }: Not): boolean {
  const inner = withoutGroups(operand);
  if (inner.kind === "logical" || inner.kind === "not") return true;
  return inner.kind === "comparison" && oppositeOf(inner) !== undefined;
}

/** `not a and b ne c` → `not (a or b eq c)`. */
function pullOut(site: Site): Draft | undefined {
  const { text, path, isFormatted } = site;
  const index = path.findLastIndex(
    (node) => node.kind === "logical" && node.operator !== "xor" && node.items.every(isNegative),
  );
  const chain = path[index] as Logical | undefined;
  if (chain === undefined) return undefined;
  const negation = negationOf(text, chain);
  const parent = path[index - 1];
  const title = "Pull `not` out";
  const inner = negate(site, chain, negation);
  if (parent?.kind === "group") return { title, edits: [prefix(text, parent, negation), ...inner] };
  const [open, close] = brackets(text, chain, isFormatted);
  return { title, edits: [prefix(text, chain, negation), open, ...inner, close] };
}

function isNegative(node: Expression): boolean {
  return node.kind === "not" || (node.kind === "comparison" && node.operator === "ne" && oppositeOf(node) === "eq");
}

function negationOf(text: string, { items, operators }: Logical): string {
  const not = items.find((item) => item.kind === "not");
  const like = not === undefined ? sliceOf(text, operators[0] as Not["operator"]) : sliceOf(text, not.operator);
  return not === undefined ? spelledLike(like, "not") : like;
}

/** `a ne b` → `not a eq b`. */
function writeWithNot({ text, path }: Site): Draft | undefined {
  const index = path.findLastIndex((node) => node.kind === "comparison");
  const node = path[index] as Comparison | undefined;
  // Two `not` in a row would say nothing more clearly.
  if (node?.operator !== "ne" || oppositeOf(node) === undefined || path[index - 1]?.kind === "not") return undefined;
  const written = sliceOf(text, node.operatorSpan);
  const edits = [
    prefix(text, node, spelledLike(written, "not")),
    { ...node.operatorSpan, newText: spelledLike(written, "eq") },
  ];
  return { title: "Write with `not` and `eq`", edits };
}

/** The opposite of the whole expression. */
function invert(site: Site): Draft | undefined {
  const { text, tree, path, isFormatted } = site;
  if (path.length === 0) return undefined;
  const title = "Invert the condition";
  const { root } = tree;
  const negation = spellingFor(tree)("not");
  if (root.kind === "not") {
    const { operand } = root;
    const bare = operand.kind === "group" ? removeBrackets(text, operand) : [];
    return { title, edits: [removeNot(text, root), ...bare] };
  }
  if (root.kind !== "logical") return { title, edits: negateWhole(site, root, negation) };
  return { title, edits: [prefix(text, root, negation), ...brackets(text, root, isFormatted)] };
}

function negateWhole(site: Site, root: Expression, negation: string): TextEdit[] {
  return root.kind === "group" ? [prefix(site.text, root, negation)] : negate(site, root, negation);
}
