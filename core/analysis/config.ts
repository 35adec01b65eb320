import type { Plan } from "#core/catalog/info.ts";
import type { Diagnostic, Severity } from "#core/diagnostics/diagnostic.ts";

/** What `rulewright.yaml` says (FORMAT.md §3). What is wrongly typed counts as absent. */
export interface Config {
  /** Alias → zone name. */
  readonly zones: Readonly<Record<string, string>>;
  /** Alias or zone name that is used when a file names none. */
  readonly defaultZone: string | undefined;
  readonly plan: Plan | undefined;
  readonly lint: Readonly<Record<string, Severity | "off">>;
  /** Field name → type text. */
  readonly fields: Readonly<Record<string, string>>;
  /** List name without `$` → kind. */
  readonly lists: Readonly<Record<string, "ip" | "hostname" | "asn" | "redirect">>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a `rulewright.yaml`. Never throws; diagnostics have UTF-16 offsets in `text`. */
export function parseConfig(text: string): Config {
  throw new Error(`not written yet: ${text.length}`);
}
