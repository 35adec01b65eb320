import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import { schemeWithFields } from "#core/catalog/catalog-scheme.ts";

/** The analysis of a file's text. */
export function analyseFile(text: string, facts: Facts, _previous: FileAnalysis | undefined): FileAnalysis {
  return {
    file: { text, rules: [], hasHeaders: false, diagnostics: [] },
    scheme: schemeWithFields(facts.fields ?? {}),
    diagnostics: [],
  };
}
