import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "./exit.ts";
import { globExpression, globRoot, isGlob } from "./glob.ts";

export interface SourceFile {
  /** As the reader should see it: relative to the current folder where it is below it, with `/`. */
  readonly shown: string;
  readonly absolute: string;
  readonly text: string;
}

/** Folders that hold other people's files. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);

/**
 * The rule files that arguments name, each once, in order: a file of any name, the `.rule` files below a folder, or those
 * that a pattern matches. Rejects with CannotRun when an argument names nothing.
 */
export function findRuleFiles(args: readonly string[], folder: string): SourceFile[] {
  const found = new Set<string>();
  for (const argument of args) {
    const files = filesOf(argument, folder);
    if (files.length === 0)
      throw new CannotRun(
        isGlob(argument) ? `No file matches ${argument}.` : `There are no .rule files in ${argument}.`,
      );
    for (const file of files) found.add(file);
  }
  return [...found].map((absolute) => readSource(absolute, folder));
}

/** Reads one file. @throws CannotRun when it cannot be read. */
export function readSource(absolute: string, folder: string): SourceFile {
  const shown = shownPath(absolute, folder);
  try {
    return { shown, absolute, text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(absolute)) };
  } catch (error) {
    throw new CannotRun(`${shown} cannot be read: ${reasonOf(error)}.`);
  }
}

/** The `.rule` files below a folder; none when there is no such folder. */
export function ruleFilesIn(folder: string): SourceFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return ruleFilesBelow(folder).map((absolute) => readSource(absolute, folder));
}

const ruleFilesBelow = (folder: string): string[] => walk(folder).filter((file) => file.endsWith(".rule"));

function filesOf(argument: string, folder: string): string[] {
  const absolute = path.resolve(folder, argument);
  const kind = statSync(absolute, { throwIfNoEntry: false });
  if (kind?.isDirectory() === true) return ruleFilesBelow(absolute);
  if (kind !== undefined) return [absolute];
  if (!isGlob(argument)) throw new CannotRun(`${argument}: there is no such file or folder.`);
  const pattern = argument
    .split(path.sep)
    .join("/")
    .replace(/^(?:\.\/)+/, "");
  const root = path.resolve(folder, globRoot(pattern));
  const matches = globExpression(pattern);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const named = (file: string): string => {
    const from = path.isAbsolute(pattern) ? file : path.relative(folder, file);
    return from.split(path.sep).join("/");
  };
  return walk(root).filter((file) => matches.test(named(file)));
}

/** All files below a folder, sorted; hidden folders and those of others are left out. Links to folders are not followed. */
function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") || SKIPPED.has(entry.name) ? [] : walk(full);
    return [full];
  });
}

export function shownPath(absolute: string, folder: string): string {
  const relative = path.relative(folder, absolute);
  const shown = relative.startsWith("..") || path.isAbsolute(relative) ? absolute : relative;
  return shown.split(path.sep).join("/");
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return "it is not UTF-8 text";
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES") return "it may not be read";
  return message;
}
