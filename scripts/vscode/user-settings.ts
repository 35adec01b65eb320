import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export type UserSettings = Record<string, unknown>;

/** A quiet VS Code: no network, nothing that opens by itself, and the desktop's defaults where the web's differ. */
const quietSettings: UserSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.autoDetect": "off",
  "remote.autoForwardPorts": false,
  "task.autoDetect": "off",
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Whether folders are trusted without a question, or opened in Restricted Mode without a question. */
export function trustSettings(trusted: boolean): UserSettings {
  return trusted
    ? { "security.workspace.trust.enabled": false }
    : { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };
}

/** Writes the settings of a VS Code's user: quiet ones, then the given. `userData` is its user data folder. */
export function writeUserSettings(userData: string, settings: UserSettings): void {
  const folder = path.join(userData, "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}
