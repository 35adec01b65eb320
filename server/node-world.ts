import { readdirSync, readFileSync } from "node:fs";
import module from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readIfThere } from "./read-file.ts";
import { stateFolder } from "./storage.ts";
import { startHelper } from "./thread.ts";
import type { Files, World } from "./world.ts";
import { writeWhole } from "./write-file.ts";

const diskFiles: Files = {
  read(uri) {
    if (!uri.startsWith("file:")) return undefined;
    try {
      return readFileSync(fileURLToPath(uri), "utf8");
    } catch {
      return undefined;
    }
  },
  readIfThere: (uri) => (uri.startsWith("file:") ? readIfThere(fileURLToPath(uri)) : undefined),
  list(uri) {
    if (!uri.startsWith("file:")) return [];
    try {
      const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
    } catch {
      return [];
    }
  },
  write(uri, text) {
    writeWhole(fileURLToPath(uri), text);
  },
};

/** The machine that the process runs on. */
export function nodeWorld(): World {
  return {
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal }),
    env: process.env,
    files: diskFiles,
    stateFolder: stateFolder(process.env, process.platform),
    keepCompiled,
    startHelper: (start) => startHelper(start),
  };
}

/** Node 22 and later can; where the folder cannot be written they go on without, and tell so only to who asks. */
function keepCompiled(folder: string): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (directory: string) => unknown };
  if (folder.startsWith("file:")) enableCompileCache?.(fileURLToPath(folder));
}
