import type { Severity } from "#core/diagnostics/diagnostic.ts";
import { HINT_KINDS, type HintKind } from "#core/ide/inlay-hints/hint.ts";
import type { CheckMode } from "./workspace/workspace.ts";

/** What the server takes from the editor's settings `rulewright.*`. */
export interface Settings {
  /** Severities by code; they win over `rulewright.yaml`. */
  readonly lint: Readonly<Record<string, Severity | "off">>;
  /** Of which files problems are told. */
  readonly check: CheckMode;
  /** Kinds of inlay hints that are switched off (`rulewright.inlayHints.*`). */
  readonly hintsOff: ReadonlySet<HintKind>;
}

export const NO_SETTINGS: Settings = { lint: {}, check: "workspace", hintsOff: new Set() };

const LEVELS: ReadonlySet<unknown> = new Set(["error", "warning", "info", "hint", "off"]);

/** Reads the section `rulewright` as an editor sent it. What is wrongly typed counts as absent. */
export function readSettings(section: unknown): Settings {
  const levels = Object.entries(mapIn(section, "lint")).filter(([, level]) => LEVELS.has(level));
  const hints = mapIn(section, "inlayHints");
  return {
    lint: Object.fromEntries(levels) as Settings["lint"],
    check: mapIn(section, "check")["workspace"] === "openFiles" ? "openFiles" : "workspace",
    hintsOff: new Set(HINT_KINDS.filter((kind) => hints[kind] === false)),
  };
}

function mapIn(section: unknown, key: string): Record<string, unknown> {
  const value = isRecord(section) ? section[key] : undefined;
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
