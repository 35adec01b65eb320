import type { Plan } from "#core/catalog/info.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Node, Tree } from "#core/syntax/ast.ts";
import type { Facts, ListInfo } from "../model.ts";

/** One expression and what is known around it. Offsets of findings are in `tree.text`. */
export interface ExpressionContext {
  readonly tree: Tree;
  /** Every node of the tree, in the order of the text. */
  readonly nodes: readonly Node[];
  readonly kind: "filter" | "value";
  /** Keys that lead to an expression inside a header; empty for a rule's own. */
  readonly path: readonly string[];
  readonly phase?: string;
  readonly plan?: Plan;
  readonly lists?: readonly ListInfo[];
}

/** Looks at one expression for one kind of thing that the parser does not judge. */
export type ExpressionCheck = (context: ExpressionContext) => readonly Diagnostic[];

/** Looks at the header of one rule, which stands in `text`; findings have offsets in the file and are remembered. */
export type RuleCheck = (rule: Rule, facts: Facts, text: string) => readonly Diagnostic[];

/** Looks at a whole file; findings have offsets in the file. */
export type FileCheck = (file: RuleFile, facts: Facts) => readonly Diagnostic[];
