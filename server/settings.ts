import type { Severity } from "#core/diagnostics/diagnostic.ts";

/** What the server takes from the editor's settings `rulewright.*`. */
export interface Settings {
  /** Severities by code; they win over `rulewright.yaml`. */
  readonly lint: Readonly<Record<string, Severity | "off">>;
}

export const NO_SETTINGS: Settings = { lint: {} };

const LEVELS: ReadonlySet<unknown> = new Set(["error", "warning", "info", "hint", "off"]);

/** Reads the section `rulewright` as an editor sent it. What is wrongly typed counts as absent. */
export function readSettings(section: unknown): Settings {
  const lint = isRecord(section) && isRecord(section["lint"]) ? section["lint"] : {};
  const levels = Object.entries(lint).filter(([, level]) => LEVELS.has(level));
  return { lint: Object.fromEntries(levels) as Settings["lint"] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
