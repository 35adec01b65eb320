import type { Scheme } from "#core/catalog/scheme.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { CursorContext } from "#core/syntax/context.ts";
import type { IdeFacts } from "../facts.ts";

/** Where an expression is being written: what all providers of candidates look at. */
export interface ExpressionPlace {
  readonly tree: Tree;
  /** UTF-16 offset in the tree's text. */
  readonly offset: number;
  readonly context: CursorContext;
  readonly scheme: Scheme;
  readonly phase: string;
  readonly facts: IdeFacts;
  readonly file: RuleFile;
  readonly rule: Rule | undefined;
}
