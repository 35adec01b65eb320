import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SandboxState } from "./model.ts";

/** Keeps the state in a file, or only in memory when there is no file. */
export interface StateStore {
  /** The state of the file; undefined when there is no file yet. Throws when the file holds something else. */
  load(): SandboxState | undefined;
  /** Writes the state, when it differs from what was written last. A reader sees the old file or the new one, whole. */
  save(state: SandboxState): void;
}

export const memoryStore: StateStore = { load: () => undefined, save: () => undefined };

/** A store in `file`, readable by its owner only because tokens stand in it. */
export function fileStore(file: string): StateStore {
  let written: string | undefined;
  return {
    load() {
      let text: string;
      try {
        text = readFileSync(file, "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
      written = text;
      return parseState(text, file);
    },
    save(state) {
      const text = `${JSON.stringify(state, undefined, 1)}\n`;
      if (text === written) return;
      mkdirSync(dirname(file), { recursive: true });
      const temporary = `${file}.${process.pid}.tmp`;
      writeFileSync(temporary, text, { mode: 0o600 });
      renameSync(temporary, file);
      written = text;
    },
  };
}

function parseState(text: string, file: string): SandboxState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null && "schema" in value && value.schema === 1) {
    return value as SandboxState;
  }
  throw new Error(`${file} is not a state file of this sandbox. Name another file, or delete it to start anew.`);
}
