/** What a `.rule` file says (FORMAT.md §1). Offsets are UTF-16 in the file's text. */
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { SourceMap } from "#core/text/source-map.ts";
import type { Span } from "#core/text/span.ts";

export interface RuleFile {
  readonly text: string;
  readonly rules: readonly Rule[];
  /** False when the file is one expression without a header. */
  readonly hasHeaders: boolean;
  /** Problems of fences and headers, and of keys that several rules share (a `ref` used twice). Not those of expressions. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One rule: a header between two fences and the expression below it. */
export interface Rule extends Span {
  /** Zero-based place in the file. */
  readonly index: number;
  /** The lines `---`, each without its line end; absent where the file has none. */
  readonly openFence: Span | undefined;
  readonly closeFence: Span | undefined;
  /** The text between the fences; absent without a header. */
  readonly header: Header | undefined;
  /** The expression's part of the file: from after the closing fence to the next fence or the end. */
  readonly body: Span;
  readonly expression: Tree;
  /** Expressions inside `parameters` and `ratelimit`. */
  readonly embedded: readonly EmbeddedExpression[];
  readonly settings: RuleSettings;
}

/** A header as written: every key with its ranges, known or not, at every depth. */
export interface Header extends Span {
  readonly entries: readonly HeaderEntry[];
}

export interface HeaderEntry extends Span {
  readonly key: string;
  readonly keySpan: Span;
  /** The value's range; empty, after the colon, when the value is absent. */
  readonly valueSpan: Span;
  readonly value: unknown;
  /** Entries of a map, in order; entries of a sequence have keys "0", "1" … */
  readonly children: readonly HeaderEntry[];
}

/** The header's meaning, with FORMAT.md's defaults where they do not depend on the zone. What is wrongly typed counts as absent. */
export interface RuleSettings {
  readonly name: string | undefined;
  /** The written ref, or the file's stem in a one-rule file (when the stem is a legal ref). */
  readonly ref: string | undefined;
  readonly action: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  readonly ratelimit: Readonly<Record<string, unknown>> | undefined;
  readonly enabled: boolean;
  readonly logging: boolean | undefined;
  readonly phase: string;
  /** Zone names or aliases as written; empty when absent. */
  readonly zones: readonly string[];
  readonly position: RulePosition | undefined;
}

export type RulePosition = "first" | "last" | { readonly before: string } | { readonly after: string };

/** An expression that a header holds as a YAML string. */
export interface EmbeddedExpression {
  /** Path of keys, e.g. `["parameters", "uri", "path", "expression"]`. */
  readonly path: readonly string[];
  readonly kind: "filter" | "value";
  /** The YAML scalar in the file. */
  readonly span: Span;
  /** Parsed from the scalar's value: its offsets are in `tree.text`, and `map` leads to the file. */
  readonly tree: Tree;
  readonly map: SourceMap;
}

/** The text that is sent to Cloudflare, and where each character comes from. Limits are counted on it. */
export interface DeployedExpression {
  readonly text: string;
  readonly map: SourceMap;
}
