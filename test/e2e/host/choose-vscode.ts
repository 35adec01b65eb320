import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { inProject } from "#scripts/lib/project.ts";
import { hasDisplay } from "#scripts/start/desktop.ts";

/** Poses as the desktop's executable. */
const registryVsCode = inProject("scripts/vscode/vscode-from-registry.mjs");

/**
 * The VS Code to test in, as an executable's path: VSCODE_EXECUTABLE, else a download (VSCODE_VERSION, or the newest),
 * else the one from the npm registry. VSCODE_FROM=download or =registry allows only that one.
 */
export async function chooseVsCode(): Promise<string> {
  const { VSCODE_EXECUTABLE: executable, VSCODE_FROM: source, VSCODE_VERSION: version } = process.env;
  if (executable) return said(executable, "VSCODE_EXECUTABLE");
  if (source === "registry") return said(registryVsCode, "from the npm registry");
  if (source !== "download" && !hasDisplay())
    return said(registryVsCode, "from the npm registry, as there is no display");
  try {
    return said(await downloadAndUnzipVSCode(version ?? "stable"), "downloaded");
  } catch (error) {
    if (source === "download") throw error;
    const reason = error instanceof Error ? error.message : error;
    return said(registryVsCode, `from the npm registry, as VS Code cannot be downloaded: ${reason}`);
  }
}

function said(executable: string, how: string): string {
  console.log(`VS Code: ${executable} (${how})`);
  return executable;
}
