import type { Expression, Node, Tree } from "#core/syntax/ast.ts";
import { LOGICAL_OPERATORS } from "#core/syntax/operators.ts";
import { childrenOf } from "#core/syntax/visit.ts";
import { sliceOf } from "#core/text/span.ts";
import type { InlayHint } from "./hint.ts";

/**
 * The brackets that precedence stands for: around a chain whose operator binds tighter than the one beside it, and around a
 * comparison behind `not`. Where something is missing, it is too early to say what belongs together.
 */
export function groupingHints(tree: Tree): InlayHint[] {
  const hints: InlayHint[] = [];
  collect(tree.root, undefined, tree, hints);
  return hints;
}

/** Adds the hints in `node`; whether nothing in it is missing or was stepped over. */
function collect(node: Node, parent: Node | undefined, tree: Tree, hints: InlayHint[]): boolean {
  const before = hints.length;
  let isWhole = node.kind !== "missing";
  for (const child of childrenOf(node)) isWhole = collect(child, node, tree, hints) && isWhole;
  if (!isWhole || hasSkipped(tree, node)) return false;
  const tooltip = tooltipOf(node, parent, tree);
  if (tooltip !== undefined) {
    const [open, close] = bracketsAround(node, tooltip);
    hints.splice(before, 0, open);
    hints.push(close);
  }
  return true;
}

const hasSkipped = ({ skipped }: Tree, { start, end }: Node): boolean =>
  skipped.some((span) => span.start < end && start < span.end);

function tooltipOf(node: Node, parent: Node | undefined, { text }: Tree): string | undefined {
  if (node.kind === "logical" && parent?.kind === "logical") {
    // In broken text recovery can make a chain of what stands before an operator that binds tighter.
    if (LOGICAL_OPERATORS.indexOf(node.operator) <= LOGICAL_OPERATORS.indexOf(parent.operator)) return undefined;
    return `\`${writtenOf(node, text)}\` binds tighter than \`${writtenOf(parent, text)}\`: this part is read as one.`;
  }
  if (node.kind === "comparison" && parent?.kind === "not") {
    return `\`${sliceOf(text, parent.operator)}\` takes the whole comparison, not only what stands right behind it.`;
  }
  return undefined;
}

/** The operator of a chain as it is written, `&&` or `and`. */
function writtenOf({ operators }: Extract<Expression, { kind: "logical" }>, text: string): string {
  return operators[0] === undefined ? "" : sliceOf(text, operators[0]);
}

function bracketsAround({ start, end }: Node, tooltip: string): [InlayHint, InlayHint] {
  const edits = [
    { start, end: start, newText: "(" },
    { start: end, end, newText: ")" },
  ];
  return [
    { kind: "grouping", offset: start, label: "(", tooltip, edits },
    { kind: "grouping", offset: end, label: ")", tooltip, edits },
  ];
}
