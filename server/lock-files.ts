/** Lock files as they are on disk, for what must not wait: lenses and renames. */
import { FailureError } from "#cloudflare/errors.ts";
import { EMPTY_LOCK, type Lock, parseLock } from "#cloudflare/lock.ts";
import { unreadableLock } from "#cloudflare/lock-keeper.ts";
import { shownUri } from "./uris.ts";
import type { Files } from "./world.ts";

export interface LockFile {
  readonly uri: string;
  /** Empty where there is none, or where it cannot be used. */
  readonly lock: Lock;
  /** The sentence about one that is there and cannot be used: what it is, where, and what to do. */
  readonly problem?: string;
}

export interface LockFiles {
  /** The lock file at `uri`; remembered until its text changes. */
  at(uri: string): LockFile;
}

/** `changed` is told of a file whose problem came, went or became another one, with the text as far as there is one. */
export function createLockFiles(
  files: Pick<Files, "readIfThere">,
  changed: (file: LockFile, text: string) => void,
): LockFiles {
  const known = new Map<string, { readonly text: string | undefined; readonly file: LockFile }>();
  return {
    at(uri) {
      const before = known.get(uri);
      let text: string | undefined;
      let file: LockFile | undefined;
      try {
        text = files.readIfThere(uri);
        if (before !== undefined && before.text === text && text !== undefined) return before.file;
      } catch (error) {
        file = { uri, lock: EMPTY_LOCK, problem: unreadableLock(error, shownUri(uri)) };
      }
      file ??= parsed(uri, text);
      known.set(uri, { text, file });
      if (file.problem !== before?.file.problem) changed(file, text ?? "");
      return file;
    },
  };
}

function parsed(uri: string, text: string | undefined): LockFile {
  try {
    return { uri, lock: parseLock(text, shownUri(uri)) };
  } catch (error) {
    if (error instanceof FailureError) return { uri, lock: EMPTY_LOCK, problem: error.message };
    throw error;
  }
}
