import path from "node:path";
import { runCommand } from "../lib/child-process.ts";
import { findProgram } from "../lib/find-program.ts";
import { Problem } from "../lib/problem.ts";
import { vsCodeEnvironment } from "../vscode/environment.ts";
import { trustSettings, writeUserSettings } from "../vscode/user-settings.ts";

const namesOnPath = process.platform === "win32" ? ["code.cmd", "code-insiders.cmd"] : ["code", "code-insiders"];
const usualPlaces = [
  "/usr/share/code/bin/code",
  "/snap/bin/code",
  "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
  path.join(process.env["LOCALAPPDATA"] ?? "", "Programs/Microsoft VS Code/bin/code.cmd"),
];

/** Whether a window could appear. */
export function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/**
 * The desktop VS Code's command: VSCODE_EXECUTABLE, else, where a window can appear, one on PATH or in a usual place.
 */
export function findDesktop(): string | undefined {
  const chosen = process.env["VSCODE_EXECUTABLE"];
  if (chosen) return chosen;
  if (!hasDisplay()) return undefined;
  return findProgram(namesOnPath, usualPlaces);
}

export interface DesktopRun {
  executable: string;
  /** Everything this VS Code keeps, apart from the reader's own VS Code. */
  dataFolder: string;
  vsix: string;
  folder: string;
  /** Opened at the start. */
  file: string;
  env: Record<string, string>;
}

/** Opens a folder in a desktop VS Code of its own, the extension installed; resolves when its window is closed. */
export async function runDesktop({ executable, dataFolder, vsix, folder, file, env }: DesktopRun): Promise<void> {
  writeUserSettings(dataFolder, trustSettings(true));
  const common = [`--user-data-dir=${dataFolder}`, `--extensions-dir=${path.join(dataFolder, "extensions")}`];
  // Chromium's own sandbox does not work for root, and VS Code says so and leaves.
  if (process.getuid?.() === 0) common.push("--no-sandbox");
  const environment = vsCodeEnvironment(env);
  for (const args of [
    [...common, "--install-extension", vsix],
    [...common, "--new-window", "--wait", folder, file],
  ]) {
    const { code } = await runCommand(executable, args, { env: environment });
    if (code !== 0) throw new Problem(`\`${executable} ${args.join(" ")}\` ended with exit code ${code}.`);
  }
}
