import type { Severity } from "#core/diagnostics/diagnostic.ts";

/** How loud a finding is. */
export type Level = Severity | "off";

export const LEVELS: readonly Level[] = ["off", "hint", "info", "warning", "error"];

/** Sets of lints, from the smallest. Each holds those before it. */
export const PRESETS = ["recommended", "strict", "all"] as const;

export type Preset = (typeof PRESETS)[number];

/** What holds where nobody says otherwise. */
export const DEFAULT_PRESET: Preset = "recommended";

export const PRESET_TEXTS: Readonly<Record<Preset, string>> = {
  recommended: "Mistakes, and what is worth a look in every rule.",
  strict: "Also what is right in most rules, with exceptions that somebody has to know.",
  all: "Also matters of taste.",
};

/** Whether `preset` holds what belongs to `member`. */
export function includes(preset: Preset, member: Preset): boolean {
  return PRESETS.indexOf(member) <= PRESETS.indexOf(preset);
}
