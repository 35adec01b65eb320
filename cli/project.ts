import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { LOCK_FILE } from "#cloudflare/lock.ts";
import { type Config, parseConfig } from "#core/analysis/config.ts";

export interface ConfigFile {
  readonly absolute: string;
  readonly text: string;
  readonly config: Config;
}

/** Finds what belongs to rule files: the nearest `rulewright.yaml` above, and the lock file beside it. */
export class Projects {
  readonly #configs = new Map<string, ConfigFile | undefined>();

  /** The configuration for a file. */
  configOf(file: string): ConfigFile | undefined {
    return this.#inFolder(path.dirname(file));
  }

  /** The lock file for a rule file: beside its configuration, else the nearest one above, else in its own folder. */
  lockOf(file: string): string {
    const config = this.configOf(file);
    if (config !== undefined) return path.join(path.dirname(config.absolute), LOCK_FILE);
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const lock = path.join(folder, LOCK_FILE);
      if (existsSync(lock)) return lock;
      if (path.dirname(folder) === folder) return path.join(path.dirname(file), LOCK_FILE);
    }
  }

  /** Configurations that were used. */
  used(): readonly ConfigFile[] {
    return [...new Set([...this.#configs.values()].filter((config) => config !== undefined))];
  }

  #inFolder(folder: string): ConfigFile | undefined {
    if (this.#configs.has(folder)) return this.#configs.get(folder);
    const absolute = path.join(folder, "rulewright.yaml");
    const parent = path.dirname(folder);
    let found: ConfigFile | undefined;
    if (existsSync(absolute)) {
      const text = readFileSync(absolute, "utf8");
      found = { absolute, text, config: parseConfig(text) };
    } else if (parent !== folder) found = this.#inFolder(parent);
    this.#configs.set(folder, found);
    return found;
  }
}

/** File name without `.rule`: the default ref of a one-rule file. */
export function stemOf(file: string): string {
  return path.basename(file).replace(/\.rule$/, "");
}
