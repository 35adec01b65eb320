import { HINT_KINDS, type HintKind } from "#core/ide/inlay-hints/hint.ts";
import { LEVELS, type Level, PRESETS, type Preset } from "#core/lint/presets.ts";
import type { CheckMode } from "./workspace/workspace.ts";

/** What the server takes from the editor's settings `rulewright.*`; it wins over `rulewright.yaml`. */
export interface Settings {
  /** Levels by code or category. */
  readonly lint: Readonly<Record<string, Level>>;
  readonly preset: Preset | undefined;
  /** Of which files problems are told. */
  readonly check: CheckMode;
  /** Kinds of inlay hints that are switched off (`rulewright.inlayHints.*`). */
  readonly hintsOff: ReadonlySet<HintKind>;
  /** Whether lenses stand above rules. */
  readonly codeLens: boolean;
}

export const NO_SETTINGS: Settings = {
  lint: {},
  preset: undefined,
  check: "workspace",
  hintsOff: new Set(),
  codeLens: true,
};

/** Reads the section `rulewright` as an editor sent it. What is wrongly typed counts as absent. */
export function readSettings(section: unknown): Settings {
  const { preset, ...levels } = mapIn(section, "lint");
  const lint = Object.entries(levels).flatMap(([code, level]): [string, Level][] => {
    const known = LEVELS.find((candidate) => candidate === level);
    return known === undefined ? [] : [[code, known]];
  });
  const hints = mapIn(section, "inlayHints");
  return {
    lint: Object.fromEntries(lint),
    preset: PRESETS.find((known) => known === preset),
    check: mapIn(section, "check")["workspace"] === "openFiles" ? "openFiles" : "workspace",
    codeLens: !isRecord(section) || section["codeLens"] !== false,
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
