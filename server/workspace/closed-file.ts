import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleScope, TableRef } from "#core/analysis/ref-table.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import type { Diagnostic as CoreDiagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Rule } from "#core/document/model.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { indexRules, indexYaml } from "#core/ide/workspace/index-file.ts";
import { fileKind, type GoverningConfig, type WorkspaceFile } from "#core/ide/workspace/model.ts";
import { textHash } from "#core/text/hash.ts";
import { analysed, type DocumentEvents } from "../documents.ts";
import type { ZonedRules } from "../session.ts";

/** What is kept of a file that no editor has open: neither its text nor its trees. */
export interface ClosedFile extends WorkspaceFile {
  readonly hash: number;
  /** The facts that its findings rest on; undefined for what is no rule file. */
  readonly facts: IdeFacts | undefined;
  readonly scopes: readonly (RuleIdentity | undefined)[];
}

export interface RuleIdentity extends RuleScope {
  readonly ref: string;
}

export type Convert = (document: TextDocument, found: readonly CoreDiagnostic[]) => Diagnostic[];

/** Reads a file's text for good: what is kept, and what is wrong with it. */
export function readClosedFile(
  uri: string,
  text: string,
  factsOf: DocumentEvents["factsOf"],
  convert: Convert,
): { readonly file: ClosedFile; readonly diagnostics: readonly Diagnostic[] } {
  const hash = textHash(text);
  if (fileKind(uri) !== "rule") {
    return { file: { ...indexYaml(uri, text), hash, facts: undefined, scopes: [] }, diagnostics: [] };
  }
  const document = TextDocument.create(uri, "cloudflare-rule", 0, text);
  const { analysis, facts } = analysed(document, undefined, factsOf);
  const file: ClosedFile = {
    uri,
    hash,
    facts,
    scopes: identities(analysis.file.rules),
    ...indexRules(analysis),
  };
  return { file, diagnostics: convert(document, analysis.diagnostics) };
}

/** Who the rules of a file are, in their order; an expression alone is nobody yet. */
export function identities(rules: readonly Rule[]): readonly (RuleIdentity | undefined)[] {
  return rules.map(({ openFence, settings: { ref, zones, phase } }) =>
    ref === undefined || openFence === undefined ? undefined : { ref, zones, phase },
  );
}

/** The same with the names of their zones, for rules that are sure to go somewhere. */
export function tableRefs(
  of: readonly (RuleIdentity | undefined)[],
  config: GoverningConfig["config"] | undefined,
): readonly (TableRef | undefined)[] {
  return of.map((one) => (one === undefined ? undefined : { ...one, zones: zonesOfRule(one.zones, config) }));
}

/** What decides where the file's rules go, as of a file that is analysed. */
export function zonedRules({ scopes }: ClosedFile): ZonedRules {
  return { file: { rules: scopes.map((scope) => ({ settings: { zones: scope?.zones ?? [] } })) } };
}
