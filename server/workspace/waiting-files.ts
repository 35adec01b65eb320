/** What is to be looked at: folders first, then files. */
import type { Files } from "../world.ts";
import { foldersOfFiles } from "./folders.ts";

export interface NextFile {
  readonly uri: string;
  /** Whether its text may be another one; else only what surrounds it. */
  readonly textMayDiffer: boolean;
}

export class WaitingFiles {
  readonly #files: Pick<Files, "list">;
  readonly #walks: Generator<readonly string[]>[] = [];
  readonly #stale = new Set<string>();
  readonly #dated = new Set<string>();
  /** Files whose findings are old although text and facts are the same. */
  readonly #forced = new Set<string>();

  constructor(files: Pick<Files, "list">) {
    this.#files = files;
  }

  /** How many files are known to wait. */
  get count(): number {
    return this.#stale.size + this.#dated.size;
  }

  /** How many of them may have another text. */
  get stale(): number {
    return this.#stale.size;
  }

  get hasForced(): boolean {
    return this.#forced.size > 0;
  }

  get hasFolders(): boolean {
    return this.#walks.length > 0;
  }

  addFolder(folder: string): void {
    this.#walks.push(foldersOfFiles(this.#files, folder));
  }

  /** A file whose text may be another one. */
  add(uri: string): void {
    this.#stale.add(uri);
  }

  /** A file around which something may be different. */
  addDated(uri: string): void {
    this.#dated.add(uri);
  }

  /** A file that has to be checked whatever is known of it. */
  recheck(uri: string): void {
    this.#forced.add(uri);
    this.#stale.add(uri);
  }

  /** Whether the file was to be checked in any case; it no longer is. */
  takeForced(uri: string): boolean {
    return this.#forced.delete(uri);
  }

  /** Reads one folder; its files, or undefined when no folder is left. */
  nextFolder(): readonly string[] | undefined {
    const [walk] = this.#walks;
    if (walk === undefined) return undefined;
    const { value, done } = walk.next();
    if (done !== true) return value;
    this.#walks.shift();
    return [];
  }

  next(): NextFile | undefined {
    for (const waiting of [this.#stale, this.#dated]) {
      for (const uri of waiting) {
        waiting.delete(uri);
        return { uri, textMayDiffer: waiting === this.#stale };
      }
    }
    return undefined;
  }
}
