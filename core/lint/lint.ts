/** What a lint is. One file in `rules/` holds one; its examples are its tests and its page. */
import type { Facts } from "#core/analysis/model.ts";
import { type Diagnostic, diagnostic, type Fix, type Related } from "#core/diagnostics/diagnostic.ts";
import type { Code, Details } from "#core/diagnostics/messages.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { Span } from "#core/text/span.ts";

/** One rule's expression and what is known around it. Findings have offsets in `tree.text`. */
export interface LintContext {
  readonly tree: Tree;
  /** The header's meaning; undefined for an expression alone. */
  readonly settings: RuleSettings | undefined;
  /** The rules of the file that the lint heeds, this one perhaps among them; empty for one that is looked at alone. */
  readonly neighbours: readonly Rule[];
  readonly facts: Facts;
}

/** What a lint found: a place, what the code's message needs, and how to mend it. */
export interface Finding<C extends Code> {
  readonly span: Span;
  readonly details: Details<C>;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** An example. `«` and `»` stand around what is marked; they are no part of the text. */
export interface LintExample {
  readonly text: string;
  /** The text after the first fix. Absent: the finding has no fix. */
  readonly fixed?: string;
  readonly facts?: Facts;
  /** One sentence on what the example shows. */
  readonly note?: string;
}

export interface Lint<C extends Code = Code> {
  /** The code's row in the message table has the severity and the sentence. */
  readonly code: C;
  /** A heading of a few words. */
  readonly title: string;
  /** What it looks for, in plain words. */
  readonly what: string;
  /** Why that is worth a look. */
  readonly why: string;
  /**
   * The word that a rule has to hold for making a difference to what is found in the file's other rules. It can only take
   * findings back: where a rule has none alone, it has none in any file. Absent: the lint looks at each rule alone.
   */
  readonly heeds?: string;
  readonly bad: readonly LintExample[];
  readonly good: readonly LintExample[];
  /** Findings in one rule. Never throws, whatever the tree. */
  check(context: LintContext): readonly Finding<C>[];
}

/** Keeps the type of a lint's code together with its findings, and lets lints of different codes stand in one list. */
export function lint<C extends Code>(definition: Lint<C>): Lint {
  return definition as unknown as Lint;
}

/** What a lint finds in a rule, as diagnostics with the table's severity. */
export function runLint(rule: Lint, context: LintContext): Diagnostic[] {
  return rule.check(context).map(({ span, details, fixes, related }) =>
    diagnostic(rule.code, span, details as never, {
      ...(fixes === undefined ? {} : { fixes }),
      ...(related === undefined ? {} : { related }),
    }),
  );
}
