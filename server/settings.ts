import type { Severity } from "#core/diagnostics/diagnostic.ts";
import type { CheckMode } from "./workspace/workspace.ts";

/** What the server takes from the editor's settings `rulewright.*`. */
export interface Settings {
  /** Severities by code; they win over `rulewright.yaml`. */
  readonly lint: Readonly<Record<string, Severity | "off">>;
  /** Of which files problems are told. */
  readonly check: CheckMode;
}

export const NO_SETTINGS: Settings = { lint: {}, check: "workspace" };

const LEVELS: ReadonlySet<unknown> = new Set(["error", "warning", "info", "hint", "off"]);

/** Reads the section `rulewright` as an editor sent it. What is wrongly typed counts as absent. */
export function readSettings(section: unknown): Settings {
  const lint = isRecord(section) && isRecord(section["lint"]) ? section["lint"] : {};
  const levels = Object.entries(lint).filter(([, level]) => LEVELS.has(level));
  const check = isRecord(section) && isRecord(section["check"]) ? section["check"]["workspace"] : undefined;
  return {
    lint: Object.fromEntries(levels) as Settings["lint"],
    check: check === "openFiles" ? "openFiles" : "workspace",
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
