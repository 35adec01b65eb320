import type { HelperStart, HelperThread } from "./workspace/check-messages.ts";

/** Everything outside the server's own memory, injected so that a test or another host can bring its own. */
export interface World {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  /** Resolves after `milliseconds`, or rejects at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  /** Folder, as a URI, for what outlives the process when the client names none. */
  readonly stateFolder?: string;
  /** Keeps the compiled form of modules that are loaded from now on in this folder (a URI), where that is possible. */
  readonly keepCompiled?: (folder: string) => void;
  /** Starts a thread that checks files; undefined where there is none. @throws when it cannot be started. */
  readonly startHelper?: (start: HelperStart) => HelperThread | undefined;
}

/** Small text files by URI: configuration, lock file, remembered look-ups, rule files that are not open. */
export interface Files {
  /** The file's text; undefined when it cannot be read. */
  read(uri: string): string | undefined;
  /** The text of a file on disk; undefined when there is none. @throws when it is there and cannot be read. */
  readIfThere(uri: string): string | undefined;
  /** What a folder holds; nothing where it cannot be read. Links to folders count as files. */
  list(uri: string): readonly FolderEntry[];
  /** Writes a file, with the folders above it. @throws when it cannot be written. */
  write(uri: string, text: string): void;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
