/** The JSON schema of the setting `rulewright.lint`, made from the codes there are. */
import { codesWithLevels, describeCode } from "#core/lint/describe.ts";
import { DEFAULT_PRESET, LEVELS, type Level, PRESET_TEXTS, PRESETS } from "#core/lint/presets.ts";

const LEVEL_TEXTS: Readonly<Record<Level, string>> = {
  off: "Not shown.",
  hint: "Three dots below the place, not in the Problems view.",
  info: "Shown as information.",
  warning: "Shown as a warning.",
  error: "Shown as an error. A deploy stops at it.",
};

/** What may stand in the setting: a preset, and levels by category and code. */
export function lintProperties(): Readonly<Record<string, object>> {
  return {
    preset: {
      type: "string",
      enum: PRESETS,
      enumDescriptions: PRESETS.map((preset) => PRESET_TEXTS[preset]),
      markdownDescription: `Which advice is given; \`${DEFAULT_PRESET}\` unless \`rulewright.yaml\` says otherwise.`,
    },
    ...Object.fromEntries(
      codesWithLevels()
        .filter(isOfRules)
        .map((code) => [
          code,
          {
            type: "string",
            enum: LEVELS,
            enumDescriptions: LEVELS.map((level) => LEVEL_TEXTS[level]),
            markdownDescription: describeCode(code)?.title,
          },
        ]),
    ),
  };
}

/** What is said of `rulewright.yaml` itself is no advice on rules. */
function isOfRules(code: string): boolean {
  return !/^config\b/.test(code);
}
