import type { Location } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileAnalysis } from "#core/analysis/model.ts";
import { placeOfRef } from "#core/document/check-file.ts";
import { indexRules, indexYaml } from "#core/ide/workspace/index-file.ts";
import type { WorkspaceFile } from "#core/ide/workspace/model.ts";
import type { OpenFile } from "../documents.ts";
import * as toProto from "../to-proto.ts";

const known = new WeakMap<FileAnalysis, WorkspaceFile>();

/** An open rule file as the workspace sees it. Worked out when somebody asks, once for each text. */
export function openFileOf({ document: { uri }, analysis }: OpenFile): WorkspaceFile {
  const file = known.get(analysis) ?? { uri, ...indexRules(analysis) };
  known.set(analysis, file);
  return file;
}

/** The same of an open configuration or file of tests. */
export function otherFileOf(document: TextDocument): WorkspaceFile {
  return indexYaml(document.uri, document.getText());
}

/** Where a rule of an open file says who it is. */
export function placeOfRule({ document, analysis }: OpenFile, index: number): Location | undefined {
  const rule = analysis.file.rules[index];
  return rule === undefined ? undefined : { uri: document.uri, range: toProto.range(document, placeOfRef(rule)) };
}
