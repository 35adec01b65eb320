/** What a lint is. One file in `rules/` holds one, with everything about it; its examples are its tests and its page. */
import type { Facts } from "#core/analysis/model.ts";
import type { Diagnostic, Fix, Related, RelatedElsewhere, Severity } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Category } from "./categories.ts";
import type { LintIndex, Needs } from "./needs.ts";
import type { Preset } from "./presets.ts";
import type { LintedExpression, LintedFile, LintedRule } from "./subject.ts";

/** What a lint found: a place, what its message needs, how to mend it. Offsets are in the text of what it looked at. */
export type Finding<D = undefined> = Place &
  ([D] extends [undefined] ? { readonly details?: undefined } : { readonly details: D });

interface Place {
  readonly span: Span;
  /** The first is the best. An editor applies the first `preferred` one on its own. */
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly elsewhere?: readonly RelatedElsewhere[];
  readonly tags?: NonNullable<Diagnostic["tags"]>;
}

/** An example. `«` and `»` stand around what is marked; they are no part of the text. */
export interface LintExample {
  /** A whole file, or an expression alone. */
  readonly text: string;
  /** The text after the first fix of every finding. Absent: the findings have no fix. */
  readonly fixed?: string;
  readonly facts?: Facts;
  /** Other files of the workspace, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** One sentence on what the example shows. */
  readonly note?: string;
}

/** What is said about a lint. */
interface About {
  readonly code: `${Category}/${string}`;
  /** Unless somebody gives it another level. A lint never says `error` of its own: that is what Cloudflare refuses. */
  readonly severity: Exclude<Severity, "error">;
  /** The smallest preset that holds it. */
  readonly preset: Preset;
  /** A heading of a few words. */
  readonly title: string;
  /** What it looks for, in plain words. */
  readonly what: string;
  /** Why that is worth a look. */
  readonly why: string;
  readonly bad: readonly LintExample[];
  readonly good: readonly LintExample[];
}

/** Looks at one expression that Cloudflare's grammar takes. Its findings have offsets in `expression.text`. */
interface ExpressionScope<D> {
  readonly scope: "expression";
  /**
   * Which expressions: a rule's own (`body`, unless said otherwise), those that match requests (`filters`: also a
   * `counting_expression`), or those too that make values (`all`).
   */
  readonly of?: "body" | "filters" | "all";
  /**
   * The word that a rule has to hold for making a difference to what is found in the file's other rules, which are then in
   * `expression.neighbours`. It can only take findings back: where a rule has none alone, it has none in any file. For `body` only.
   */
  readonly heeds?: string;
  /** What has to stand in the expression for finding anything. Absent: the lint is asked about every expression. */
  readonly needs?: Needs;
  /** Never throws, whatever the tree. */
  check(expression: LintedExpression): Iterable<Finding<D>>;
}

/** Looks at one rule with its header, whatever stands around it. Findings have offsets in `rule.text`, the file's. */
interface RuleScope<D> {
  readonly scope: "rule";
  /** The key that has to stand in the header for finding anything. Absent: the lint is asked about every rule. */
  readonly needsKey?: string;
  /** Never throws, whatever the rule. */
  check(rule: LintedRule): Iterable<Finding<D>>;
}

/** Looks at the rules of a file in order. Asked again whenever one of them changes, or one of another file, so it has to be quick. */
interface FileScope<D> {
  readonly scope: "file";
  /** Never throws, whatever the file. */
  check(file: LintedFile): Iterable<Finding<D>>;
}

type Scope<D> = ExpressionScope<D> | RuleScope<D> | FileScope<D>;

type Message<D> = {
  /** The sentence for the reader: what is wrong here and what to do. What it needs to know comes from each finding. */
  readonly message: string | ((details: D) => string);
};

// What a lint's message needs is known inside its own file only.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Any = any;

export type ExpressionLint = About & Message<Any> & ExpressionScope<Any>;
export type RuleLint = About & Message<Any> & RuleScope<Any>;
export type FileLint = About & Message<Any> & FileScope<Any>;
export type Lint = ExpressionLint | RuleLint | FileLint;

/** Holds a lint's findings to what its message needs: a missing or misspelt detail does not compile. */
export function lint<D = undefined>(definition: About & Message<D> & Scope<NoInfer<D>>): Lint {
  return definition as Lint;
}

/** What a lint found, as diagnostics with its own severity. */
export function diagnosticsOf(lint: Lint, findings: Iterable<Finding<Any>>): Diagnostic[] {
  const found: Diagnostic[] = [];
  addDiagnostics(found, lint, findings);
  return found;
}

/** The same, put behind what others found: nearly always there is nothing, which should cost nothing. */
export function addDiagnostics(found: Diagnostic[], lint: Lint, findings: Iterable<Finding<Any>>): void {
  for (const finding of findings) found.push(diagnosticOf(lint, finding));
}

/** What the lints of an index find in an expression. */
export function findingsIn(expression: LintedExpression, index: LintIndex): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const lint of index.relevantTo(expression)) addDiagnostics(found, lint, lint.check(expression));
  return found;
}

function diagnosticOf({ code, severity, message }: Lint, { span, details, ...extras }: Finding<Any>): Diagnostic {
  const text = typeof message === "string" ? message : message(details);
  return { code, severity, start: span.start, end: span.end, message: text, ...extras };
}
