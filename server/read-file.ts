import { readFileSync } from "node:fs";

/** A file's text; undefined when there is none. @throws what the file system says when it is there and cannot be read. */
export function readIfThere(absolute: string): string | undefined {
  try {
    return readFileSync(absolute, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
