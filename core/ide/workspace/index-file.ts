import type { FileAnalysis } from "#core/analysis/model.ts";
import { type FileKind, fileKind, type WorkspaceFile } from "./model.ts";
import { configOccurrences, occurrencesOf, replaceableFields, testOccurrences, workspaceRules } from "./occurrences.ts";

/** What is kept of a rule file. */
export function indexRules(analysis: FileAnalysis): Omit<WorkspaceFile, "uri"> {
  return {
    rules: workspaceRules(analysis),
    occurrences: occurrencesOf(analysis),
    replaceable: replaceableFields(analysis),
  };
}

const OCCURRENCES: Readonly<Record<Exclude<FileKind, "rule">, typeof configOccurrences>> = {
  config: configOccurrences,
  test: testOccurrences,
};

/** What is kept of a configuration or a file of tests, told apart by the name. */
export function indexYaml(uri: string, text: string): WorkspaceFile {
  const kind = fileKind(uri);
  return { uri, rules: [], occurrences: kind === "rule" ? [] : OCCURRENCES[kind](text), replaceable: [] };
}
