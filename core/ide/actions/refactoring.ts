import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import { changeBrackets } from "./brackets.ts";
import type { Declaration } from "./declare.ts";
import { replaceDeprecatedAt } from "./deprecated.ts";
import { extractList } from "./extract-list.ts";
import { writeInAsChain } from "./in-as-chain.ts";
import { joinWithIn } from "./join-with-in.ts";
import { mergeRules } from "./merge-rules.ts";
import { moveNegation } from "./negation.ts";
import { switchNotation } from "./notation.ts";
import { type Site, settle, siteAt } from "./site.ts";
import { sortSet } from "./sort-set.ts";
import { splitRule } from "./split-rule.ts";
import { changeStringForm } from "./string-form.ts";

/** As editors sort them: another way to write the same, a part that goes elsewhere, two parts that become one. */
export const REFACTORING_KINDS = ["rewrite", "extract", "inline"] as const;
export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

/** Another way to write the same. Edits are in the file and do not overlap. */
export interface Refactoring {
  readonly title: string;
  readonly kind: RefactoringKind;
  readonly edits: readonly TextEdit[];
  /** What the configuration has to say for it. */
  readonly declares?: Declaration;
}

/** A rewriting of an expression before it is tried: whatever would break the expression is not offered. */
export interface Draft extends Pick<Refactoring, "title" | "edits" | "declares"> {
  /** `rewrite` by default. */
  readonly kind?: RefactoringKind;
  /** Whether the result is as good; where nothing is said, it is when it has no errors. */
  readonly keeps?: (before: Tree, after: Tree) => boolean;
}

/** All that rewrite an expression without errors, in the order to show. A new one is its file and its line here. */
const OF_EXPRESSIONS: readonly ((site: Site) => readonly Draft[])[] = [
  joinWithIn,
  writeInAsChain,
  sortSet,
  extractList,
  changeStringForm,
  moveNegation,
  changeBrackets,
  switchNotation,
];

/** All that change more than one expression. A new one is its file and its line here. */
const OF_FILES: readonly ((analysis: FileAnalysis, span: Span) => readonly Refactoring[])[] = [
  mergeRules,
  splitRule,
  replaceDeprecatedAt,
];

/** The refactorings for the text in `span`. `facts` are those that the file was analysed with. */
export function refactoringsAt(analysis: FileAnalysis, span: Span, facts: Facts = {}): Refactoring[] {
  const site = siteAt(analysis, span, facts);
  const drafts = site === undefined ? [] : OF_EXPRESSIONS.flatMap((refactorer) => refactorer(site));
  const settled = drafts.flatMap(({ kind = "rewrite", edits, keeps, ...rest }) => {
    const done = settle(site as Site, edits, keeps);
    return done === undefined ? [] : [{ ...rest, kind, edits: done }];
  });
  return [...settled, ...OF_FILES.flatMap((refactorer) => refactorer(analysis, span))];
}
