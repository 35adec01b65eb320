import { analyse } from "#core/analysis/analyse.ts";
import type { Config } from "#core/analysis/config.ts";
import { type Lookups, mergeFacts } from "#core/analysis/facts.ts";
import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import { digestsOf } from "#core/analysis/others/digest.ts";
import { RuleTable } from "#core/analysis/others/rule-table.ts";
import { type Projects, stemOf } from "./project.ts";
import type { SourceFile } from "./rule-files.ts";

/** One of the files, with what its configuration says. */
export interface TogetherFile {
  readonly source: SourceFile;
  readonly config: Config | undefined;
  readonly facts: Facts;
}

/** Rule files that are checked in one go, each beside the rules of the others, which are named by `shown`. */
export class CheckedTogether {
  readonly files: readonly TogetherFile[];
  readonly #table = new RuleTable();
  readonly #analyses = new Map<TogetherFile, FileAnalysis>();

  constructor(sources: readonly SourceFile[], projects: Projects, lookups: Lookups) {
    this.files = sources.map((source) => {
      const config = projects.configOf(source.absolute)?.config;
      return { source, config, facts: mergeFacts(stemOf(source.absolute), config, lookups) };
    });
    for (const file of this.files) this.change(file, file.source.text);
  }

  /** Takes another text for a file. */
  change(file: TogetherFile, text: string): void {
    const { source, config, facts } = file;
    const analysis = analyse(text, facts, this.#analyses.get(file));
    this.#analyses.set(file, analysis);
    this.#table.set(source.shown, digestsOf(analysis.file, config), config);
  }

  /** What is known of a file now. */
  factsOf({ source, config, facts }: TogetherFile): Facts {
    return { ...facts, others: this.#table.othersOf(source.shown, config, (shown) => shown) };
  }

  /** What is wrong with a file, beside the others as they are now. */
  analysisOf(file: TogetherFile): FileAnalysis {
    const known = this.#analyses.get(file);
    return analyse(known?.file.text ?? file.source.text, this.factsOf(file), known);
  }
}
