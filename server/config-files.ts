import { type Config, parseConfig } from "#core/analysis/config.ts";
import { join, parentOf } from "./uris.ts";
import type { Files } from "./world.ts";

export const CONFIG_NAME = "rulewright.yaml";
const LOCK_NAME = "rulewright.lock.json";

/** A `rulewright.yaml` as read last. */
export interface ConfigFile {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
}

export interface ConfigFiles {
  /** The configuration of the nearest folder above `uri` that has one. Remembered until `forget`. */
  of(uri: string): ConfigFile | undefined;
  /** The lock file of a rule file: beside its configuration, else the nearest one above, else in its own folder. */
  lockOf(uri: string): string;
  /** Reads everything again when next asked. */
  forget(): void;
}

/** Finds and remembers configuration files. `read` is told of each one that was read. */
export function createConfigFiles(files: Files, read: (file: ConfigFile) => void): ConfigFiles {
  const byFolder = new Map<string, ConfigFile | undefined>();

  const inFolder = (folder: string): ConfigFile | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const found = load(folder) ?? above(folder);
    byFolder.set(folder, found);
    return found;
  };
  const load = (folder: string): ConfigFile | undefined => {
    const uri = join(folder, CONFIG_NAME);
    const text = files.read(uri);
    if (text === undefined) return undefined;
    const file = { uri, text, config: parseConfig(text) };
    read(file);
    return file;
  };
  const above = (folder: string): ConfigFile | undefined => {
    const parent = parentOf(folder);
    return parent === undefined ? undefined : inFolder(parent);
  };

  return {
    of: (uri) => above(uri),
    lockOf: (uri) => {
      const config = above(uri);
      const folder = parentOf(uri) ?? uri;
      if (config !== undefined) return join(parentOf(config.uri) ?? folder, LOCK_NAME);
      for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
        const lock = join(at, LOCK_NAME);
        if (files.read(lock) !== undefined) return lock;
      }
      return join(folder, LOCK_NAME);
    },
    forget: () => byFolder.clear(),
  };
}
