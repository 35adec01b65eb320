import { LOCK_FILE } from "#cloudflare/lock.ts";
import { type Config, parseConfig } from "#core/analysis/config.ts";
import { join, parentOf } from "./uris.ts";
import type { Files } from "./world.ts";

export const CONFIG_NAME = "rulewright.yaml";

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
  /** The configuration at `uri` as it was read last, if it was. */
  lastRead(uri: string): ConfigFile | undefined;
  /** Looks at every file again when next asked. */
  forget(): void;
}

export interface ConfigEvents {
  /** A configuration was read that is new or changed. */
  readonly read: (file: ConfigFile) => void;
  /** A configuration that was read before is no more. */
  readonly gone: (uri: string) => void;
}

/** Finds and remembers configuration files. `files` gives the editor's text where one is open there. */
export function createConfigFiles(files: Pick<Files, "read" | "readIfThere">, events: ConfigEvents): ConfigFiles {
  const byFolder = new Map<string, ConfigFile | undefined>();
  const lastRead = new Map<string, ConfigFile>();

  const inFolder = (folder: string): ConfigFile | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const found = load(folder) ?? above(folder);
    byFolder.set(folder, found);
    return found;
  };
  const load = (folder: string): ConfigFile | undefined => {
    const uri = join(folder, CONFIG_NAME);
    const text = files.read(uri);
    const known = lastRead.get(uri);
    if (text === undefined) {
      if (lastRead.delete(uri)) events.gone(uri);
      return undefined;
    }
    if (known?.text === text) return known;
    const file = { uri, text, config: parseConfig(text) };
    lastRead.set(uri, file);
    events.read(file);
    return file;
  };
  const above = (folder: string): ConfigFile | undefined => {
    const parent = parentOf(folder);
    return parent === undefined ? undefined : inFolder(parent);
  };

  /** One that cannot be read is there all the same: a deploy says so. */
  const isThere = (uri: string): boolean => {
    try {
      return files.readIfThere(uri) !== undefined;
    } catch {
      return true;
    }
  };

  return {
    of: (uri) => above(uri),
    lockOf: (uri) => {
      const config = above(uri);
      const folder = parentOf(uri) ?? uri;
      if (config !== undefined) return join(parentOf(config.uri) ?? folder, LOCK_FILE);
      for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
        const lock = join(at, LOCK_FILE);
        if (isThere(lock)) return lock;
      }
      return join(folder, LOCK_FILE);
    },
    lastRead: (uri) => lastRead.get(uri),
    forget: () => byFolder.clear(),
  };
}

/** Whether two configurations say the same to rule files, whatever is wrong with them. */
export function sameConfig(a: Config | undefined, b: Config | undefined): boolean {
  const said = (config: Config | undefined) => JSON.stringify({ ...config, diagnostics: undefined });
  return said(a) === said(b);
}
