import { baseName, canonicalUri, escaped, join, relativePath } from "../uris.ts";
import type { Files } from "../world.ts";

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);

/** Somebody opened a whole disk: beyond this many folders nothing more is looked for. */
const MOST_FOLDERS = 20_000;

const isSkipped = (folder: string): boolean => folder.startsWith(".") || SKIPPED.has(folder);

/** Whether the index has to do with files of this name. */
export function isIndexed(uri: string): boolean {
  return /\.rule$|\.test\.yaml$|\/rulewright\.yaml$/.test(uri);
}

/** Whether a file or folder lies below one of the folders, and in none that is skipped. */
export function liesIn(folders: readonly string[], uri: string): boolean {
  return folders.some((folder) => {
    const start = `${folder.replace(/\/+$/, "")}/`;
    return uri.startsWith(start) && !uri.slice(start.length).split("/").slice(0, -1).some(isSkipped);
  });
}

/** The indexed files of a folder, for one folder after the other: each step reads one of them. */
export function* foldersOfFiles(files: Pick<Files, "list">, folder: string): Generator<readonly string[]> {
  const waiting = [canonicalUri(folder)];
  for (let read = 0; read < MOST_FOLDERS; read++) {
    const next = waiting.pop();
    if (next === undefined) return;
    const found: string[] = [];
    for (const { name, isFolder } of files.list(next)) {
      const uri = join(next, escaped(name));
      if (!isFolder && isIndexed(uri)) found.push(uri);
      else if (isFolder && !isSkipped(name)) waiting.push(uri);
    }
    yield found;
  }
}

/** What a sentence calls a file: its path in its folder. */
export function shownIn(folders: readonly string[], uri: string): string {
  const folder = folders.find((candidate) => liesIn([candidate], uri));
  return folder === undefined ? baseName(uri) : relativePath(folder, uri);
}
