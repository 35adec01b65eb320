/** Where an expression is rewritten, and how a rewriting of it becomes an offer. */
import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Node, Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import { contains, type Span } from "#core/text/span.ts";
import { nodesAt } from "../node-at.ts";
import { ruleAt } from "../rule-at.ts";

/** A place in a rule's expression that has no errors. */
export interface Site {
  readonly file: RuleFile;
  readonly rule: Rule;
  readonly tree: Tree;
  /** The text that all spans are in: the file's. */
  readonly text: string;
  readonly span: Span;
  /** The nodes that hold the span, from the root to the innermost; empty beside the expression. */
  readonly path: readonly Node[];
  readonly facts: Facts;
  /** Whether the expression has the formatter's layout: what is rewritten gets it then. */
  readonly isFormatted: () => boolean;
}

/** The place in the expression of the rule at `span`; undefined in a header and where the expression has errors. */
export function siteAt({ file }: FileAnalysis, span: Span, facts: Facts): Site | undefined {
  const rule = ruleAt(file, span.start);
  if (rule === undefined || !contains(rule.body, span) || rule.expression.engineError !== undefined) return undefined;
  const tree = rule.expression;
  const path = nodesAt(tree, span.start).filter((node) => contains(node, span));
  let formatted: boolean | undefined;
  const isFormatted = (): boolean => {
    formatted ??= hasLayout(file.text.slice(rule.body.start, rule.body.end), tree);
    return formatted;
  };
  return { file, rule, tree, text: file.text, span, path, facts, isFormatted };
}

/** Whether an expression that fills `body` but for blanks at its end has the formatter's layout. */
export function hasLayout(body: string, tree: Tree): boolean {
  const layout = formatExpression(tree, { lineEnd: lineEndOf(body) });
  return layout !== undefined && body.startsWith(layout) && body.slice(layout.length).trim() === "";
}

/** How lines end in a text. */
export function lineEndOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** Reads the text of a body as the expression of this tree was read. */
export function parseBody(body: string, tree: Tree): Tree {
  const { start: _, end: __, ...options } = tree.options;
  return parse(body, options);
}

/**
 * Small edits of the file that do what `edits` do to the expression, laid out by the formatter where it was before.
 * Undefined where nothing changes, where the result has errors, or where `keeps` refuses it.
 */
export function settle(
  { rule, tree, text, isFormatted }: Site,
  edits: readonly TextEdit[],
  keeps: (before: Tree, after: Tree) => boolean = () => true,
): TextEdit[] | undefined {
  const { start, end } = rule.body;
  const before = text.slice(start, end);
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const after = applyEdits(before, local);
  const result = parseBody(after, tree);
  if (result.engineError !== undefined || !keeps(tree, result)) return undefined;
  const layout = isFormatted() ? formatExpression(result, { lineEnd: lineEndOf(text) }) : undefined;
  const settled = layout === undefined ? after : layout + (/\s*$/.exec(before)?.[0] ?? "");
  return settled === before ? undefined : editsBetween(before, settled, start);
}
