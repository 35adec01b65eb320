import type { Group, Logical, Node } from "#core/syntax/ast.ts";
import { childrenOf } from "#core/syntax/visit.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { brackets, removeBrackets } from "./pieces.ts";
import { isArgument, isFree } from "./precedence.ts";
import type { Draft } from "./refactoring.ts";
import type { Site } from "./site.ts";

/** Takes brackets away that change nothing, and puts some where not everybody knows what binds more tightly. */
export function changeBrackets(site: Site): Draft[] {
  const { text, tree, path } = site;
  const drafts: Draft[] = [];
  const all = needlessIn([tree.root]);
  const here = path.findLast((node): node is Group => node.kind === "group" && all.includes(node));
  if (here !== undefined) drafts.push({ title: "Remove needless brackets", edits: removeBrackets(text, here) });
  if (all.length > 1 && path.length > 0) {
    const edits = all.flatMap((group) => removeBrackets(text, group));
    drafts.push({ title: "Remove all needless brackets", edits });
  }
  const edits = clarifying(site);
  if (edits.length > 0) drafts.push({ title: "Add clarifying brackets", edits });
  return drafts;
}

/** The brackets at or below the path's last node that may all go together. */
function needlessIn(path: readonly Node[]): Group[] {
  const node = path.at(-1) as Node;
  if (node.kind === "group" && !opensArgument(path)) {
    // Of two pairs right inside each other the outer one goes, and the inner one stands in its place.
    if (node.inner.kind === "group" || isFree(path, path.length - 1, node.inner)) {
      return [node, ...needlessIn([...path.slice(0, -1), node.inner])];
    }
  }
  return childrenOf(node).flatMap((child) => needlessIn([...path, child]));
}

/** Whether an argument is a chain that these brackets start: without them it could be no chain. */
function opensArgument(path: readonly Node[]): boolean {
  let index = path.length - 1;
  while (path[index - 1]?.kind === "logical" && path[index - 1]?.start === path[index]?.start) index--;
  return index < path.length - 1 && isArgument(path, index);
}

/** Brackets around each chain that stands bare in another one, in the outermost chain around the place up to a bracket. */
function clarifying({ text, path, isFormatted }: Site): TextEdit[] {
  const innermost = path.findLastIndex((node) => node.kind === "logical" && isMixed(node));
  let index = innermost;
  while (path[index - 1]?.kind === "logical") index--;
  const chain = path[index];
  return chain?.kind === "logical" ? aroundItems(text, chain, isFormatted) : [];
}

function isMixed(chain: Logical): boolean {
  return chain.items.some((item) => item.kind === "logical");
}

function aroundItems(text: string, chain: Logical, isFormatted: () => boolean): TextEdit[] {
  return chain.items.flatMap((item) => {
    if (item.kind !== "logical") return [];
    const [open, close] = brackets(text, item, isFormatted);
    return [open, ...aroundItems(text, item, isFormatted), close];
  });
}
