import type { Location } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileAnalysis } from "#core/analysis/model.ts";
import { placeOfRef } from "#core/document/check-file.ts";
import { fileKind, type WorkspaceFile } from "#core/ide/workspace/model.ts";
import { configOccurrences, occurrencesOf, testOccurrences, workspaceRules } from "#core/ide/workspace/occurrences.ts";
import type { OpenFile } from "../documents.ts";
import * as toProto from "../to-proto.ts";

const known = new WeakMap<FileAnalysis, WorkspaceFile>();

/** An open rule file as the workspace sees it. Worked out when somebody asks, once for each text. */
export function openFileOf({ document: { uri }, analysis }: OpenFile): WorkspaceFile {
  const file = known.get(analysis) ?? { uri, rules: workspaceRules(analysis), occurrences: occurrencesOf(analysis) };
  known.set(analysis, file);
  return file;
}

/** The same of an open configuration or file of tests. */
export function otherFileOf(document: TextDocument): WorkspaceFile {
  const text = document.getText();
  const occurrences = fileKind(document.uri) === "config" ? configOccurrences(text) : testOccurrences(text);
  return { uri: document.uri, rules: [], occurrences };
}

/** Where a rule of an open file says who it is. */
export function placeOfRule({ document, analysis }: OpenFile, index: number): Location | undefined {
  const rule = analysis.file.rules[index];
  return rule === undefined ? undefined : { uri: document.uri, range: toProto.range(document, placeOfRef(rule)) };
}
