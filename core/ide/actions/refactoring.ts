import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import { changeBrackets } from "./brackets.ts";
import { writeInAsChain } from "./in-as-chain.ts";
import { joinWithIn } from "./join-with-in.ts";
import { moveNegation } from "./negation.ts";
import { switchNotation } from "./notation.ts";
import { type Site, settle, siteAt } from "./site.ts";

/** As editors sort them: another way to write the same, a part that goes elsewhere, two parts that become one. */
export const REFACTORING_KINDS = ["rewrite", "extract", "inline"] as const;
export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

/** Another way to write the same. Edits are in the file and do not overlap. */
export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
}

/** A rewriting of an expression before it is tried: whatever would break the expression is not offered. */
export interface Draft {
  readonly title: string;
  /** `rewrite` by default. */
  readonly kind?: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** Whether the result is as good; where nothing is said, it is when it has no errors. */
  readonly keeps?: (before: Tree, after: Tree) => boolean;
}

/** What one kind of refactoring offers at a place in an expression, in the order to show. */
type Refactorer = (site: Site) => readonly Draft[];

/** All of them, in the order to show. A new one is its file and its line here. */
const REFACTORERS: readonly Refactorer[] = [joinWithIn, writeInAsChain, moveNegation, changeBrackets, switchNotation];

/** The refactorings for the text in `span`. */
export function refactoringsAt(analysis: FileAnalysis, span: Span, facts: Facts = {}): Refactoring[] {
  const site = siteAt(analysis, span, facts);
  if (site === undefined) return [];
  return REFACTORERS.flatMap((refactorer) => refactorer(site)).flatMap(({ title, kind = "rewrite", edits, keeps }) => {
    const settled = settle(site, edits, keeps);
    return settled === undefined ? [] : [{ title, kind, edits: settled }];
  });
}
