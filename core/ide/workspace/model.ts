/** What is kept of each file of a workspace: its rules and its names, without text or trees. */
import type { TableConfig } from "#core/analysis/others/entry.ts";
import type { Position } from "#core/text/line-index.ts";

/** A half-open range of lines and columns (UTF-16), which stays readable without the text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Names that several files share: refs of rules, account lists, zone aliases, declared fields. */
export type NameKind = "ref" | "list" | "zone" | "field";

/** Where a rule is deployed, as its header says. */
export interface RuleScope {
  /** Zone names or aliases as written; empty where the header names none. */
  readonly zones: readonly string[];
  readonly phase: string;
}

/** One place where a name stands. Its range covers exactly the name: no quotes, no `$`. */
export interface Occurrence extends Range {
  readonly kind: NameKind;
  readonly name: string;
  readonly role: "definition" | "use";
  /** How the name is written, which decides what may take its place. */
  readonly form: "plain" | "quoted" | "expression";
  /** Of a ref in a rule file: where its rule is deployed. */
  readonly scope?: RuleScope;
  /** Of a ref that is the file's name: nothing is written there. */
  readonly implicit?: true;
}

/** A rule as lists of rules show it. */
export interface WorkspaceRule extends Range {
  readonly name: string | undefined;
  readonly ref: string | undefined;
  readonly action: string | undefined;
}

/** A deprecated field that another one can replace. */
export interface Replaceable extends Range {
  readonly field: string;
  readonly newText: string;
}

export interface WorkspaceFile {
  readonly uri: string;
  readonly rules: readonly WorkspaceRule[];
  readonly occurrences: readonly Occurrence[];
  readonly replaceable: readonly Replaceable[];
}

/** An occurrence and its file. */
export interface Found {
  readonly uri: string;
  readonly occurrence: Occurrence;
}

/** All files at one moment. */
export interface WorkspaceView {
  readonly files: readonly WorkspaceFile[];
  /** The `rulewright.yaml` that holds for a file. */
  readonly configOf: (uri: string) => GoverningConfig | undefined;
}

export interface GoverningConfig {
  readonly uri: string;
  readonly config: TableConfig;
}

export type FileKind = "rule" | "config" | "test";

/** What a file is by its name: the name decides, not the editor's language id. Anything else is a rule file. */
export function fileKind(uri: string): FileKind {
  if (/(?:^|\/)rulewright\.yaml$/.test(uri)) return "config";
  return uri.endsWith(".test.yaml") ? "test" : "rule";
}

/** The rule file that `NAME.test.yaml` tests: `NAME.rule` beside it. */
export function ruleFileOf(testUri: string): string {
  return testUri.replace(/\.test\.yaml$/, ".rule");
}
