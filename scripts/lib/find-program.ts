import { accessSync, constants } from "node:fs";
import path from "node:path";

/**
 * The first program of `names` on PATH, else the first of `places` (absolute paths) that can be run.
 * The commands of a remote VS Code's terminal are passed over: they only talk to the window they came from.
 */
export function findProgram(names: string[], places: string[] = []): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder || ".", name)));
  return [...onPath.filter((file) => !file.includes("remote-cli")), ...places].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
