import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { digestsOf } from "#core/analysis/others/digest.ts";
import type { TableConfig } from "#core/analysis/others/entry.ts";
import type { RuleDigest } from "#core/analysis/others/model.ts";
import type { Diagnostic as CoreDiagnostic } from "#core/diagnostics/diagnostic.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { indexRules, indexYaml } from "#core/ide/workspace/index-file.ts";
import { fileKind, type WorkspaceFile } from "#core/ide/workspace/model.ts";
import { textHash } from "#core/text/hash.ts";
import { analysed, type DocumentEvents } from "../documents.ts";
import type { ZonedRules } from "../session.ts";

/** What is kept of a file that no editor has open: neither its text nor its trees. */
export interface ClosedFile extends WorkspaceFile {
  readonly hash: number;
  /** The facts that its findings rest on; undefined for what is no rule file. */
  readonly facts: IdeFacts | undefined;
  /** What its rules have to say to other files, in their order. */
  readonly digests: readonly (RuleDigest | undefined)[];
}

/** A file longer than this, in UTF-16 units, is looked at when it is opened: in the background it would hold up a key. */
export const LONGEST = 250_000;

export type Convert = (document: TextDocument, found: readonly CoreDiagnostic[]) => Diagnostic[];

/** Reads a file's text for good: what is kept, and what is wrong with it. */
export function readClosedFile(
  uri: string,
  text: string,
  config: TableConfig | undefined,
  factsOf: DocumentEvents["factsOf"],
  convert: Convert,
): { readonly file: ClosedFile; readonly diagnostics: readonly Diagnostic[] } {
  const hash = textHash(text);
  if (fileKind(uri) !== "rule") {
    return { file: { ...indexYaml(uri, text), hash, facts: undefined, digests: [] }, diagnostics: [] };
  }
  const document = TextDocument.create(uri, "cloudflare-rule", 0, text);
  const { analysis, facts } = analysed(document, undefined, factsOf);
  const file: ClosedFile = {
    uri,
    hash,
    facts,
    digests: digestsOf(analysis.file, config),
    ...indexRules(analysis),
  };
  return { file, diagnostics: convert(document, analysis.diagnostics) };
}

/** What decides where the file's rules go, as of a file that is analysed. */
export function zonedRules({ digests }: ClosedFile): ZonedRules {
  return { file: { rules: digests.map((digest) => ({ settings: { zones: digest?.zones ?? [] } })) } };
}
