/** Where things outlive the process: the client's storage folder, or the reader's own when no client names one. */
import { homedir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { join } from "./uris.ts";
import type { Files } from "./world.ts";

/** Texts by key as files of a folder (a URI): look-ups and undo records. Writing throws what the folder's `write` throws. */
export function storeIn(files: Files, folder: string) {
  const at = (key: string): string => join(folder, `${key}.json`);
  return {
    read: (key: string) => files.read(at(key)),
    write: (key: string, text: string) => files.write(at(key), text),
  };
}

/** The folder, as a URI, in which programs of this platform keep what is neither configuration nor cache. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const home = homedir();
  const folders: Readonly<Record<string, string>> = {
    win32: env["LOCALAPPDATA"] ?? path.join(home, "AppData", "Local"),
    darwin: path.join(home, "Library", "Application Support"),
  };
  const folder = env["XDG_STATE_HOME"] ?? folders[platform] ?? path.join(home, ".local", "state");
  return pathToFileURL(path.join(folder, "rulewright")).href;
}
