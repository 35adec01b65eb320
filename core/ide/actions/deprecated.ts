import { replacementOf } from "#core/analysis/checks/fields.ts";
import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { contains, type Span } from "#core/text/span.ts";
import { ruleAt } from "../rule-at.ts";
import type { Refactoring } from "./refactoring.ts";

/** Replaces the deprecated fields of the expression at `span`, and those of the whole file where there are more. */
export function replaceDeprecatedAt({ file }: FileAnalysis, span: Span): Refactoring[] {
  const rule = ruleAt(file, span.start);
  if (rule === undefined || !contains(rule.body, span)) return [];
  const here = bodyEdits(rule);
  if (here.length === 0) return [];
  const all = replaceDeprecated(file);
  const kind = "rewrite";
  const found: Refactoring[] = [{ title: "Replace deprecated fields in this expression", kind, edits: here }];
  if (all.length > here.length) found.push({ title: "Replace deprecated fields in this file", kind, edits: all });
  return found;
}

/** Puts the replacement in the place of one deprecated field. */
export interface FieldReplacement extends TextEdit {
  /** The deprecated field. */
  readonly field: string;
}

/** The replaceable deprecated field that `span` touches, in an expression or in one that a header holds. */
export function deprecatedFieldAt({ file }: FileAnalysis, span: Span): string | undefined {
  return replaceDeprecated(file).find(({ start, end }) => start <= span.start && span.end <= end)?.field;
}

/**
 * Edits that put the replacement in the place of every deprecated field of a file that has one with the same meaning, in
 * expressions and in those that headers hold. In order; none when there is nothing to replace.
 */
export function replaceDeprecated(file: RuleFile): FieldReplacement[] {
  const edits = file.rules.flatMap((rule) => [...bodyEdits(rule), ...headerEdits(rule)]);
  return edits.sort((a, b) => a.start - b.start);
}

function bodyEdits({ expression, settings }: Rule): FieldReplacement[] {
  return editsOf(expression, settings.phase);
}

function headerEdits({ embedded, settings }: Rule): FieldReplacement[] {
  return embedded.flatMap(({ tree, map }) => {
    // A value whose quotes are not closed yet leads nowhere in the file.
    if (map.segments.length === 0) return [];
    return editsOf(tree, settings.phase).map((edit) => ({ ...edit, ...map.spanToSource(edit) }));
  });
}

function editsOf(tree: Tree, phase: string): FieldReplacement[] {
  const edits: FieldReplacement[] = [];
  for (const node of descendants(tree.root)) {
    if (node.kind !== "field" || node.definition === undefined) continue;
    const newText = replacementOf(node.name, phase);
    if (newText !== undefined) edits.push({ start: node.start, end: node.nameEnd, newText, field: node.name });
  }
  return edits;
}
