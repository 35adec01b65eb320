/**
 * Writes `docs/rules/**` and `docs/errors/**` from the message table and the lints: `npm run docs`.
 * With `--check` it only says whether they are current.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { documentationPages } from "./docs/pages.ts";

const root = path.resolve(import.meta.dirname, "..");
const check = process.argv.includes("--check");

const pages = documentationPages();
const present = ["docs/rules", "docs/errors"].flatMap(filesBelow);
const superfluous = present.filter((file) => !pages.has(file));
const stale = [...pages].filter(([file, text]) => !present.includes(file) || read(file) !== text).map(([file]) => file);

if (check) {
  for (const file of [...stale, ...superfluous]) console.log(`stale: ${file}`);
  if (stale.length + superfluous.length > 0) {
    console.log("Run `npm run docs`.");
    process.exitCode = 1;
  }
} else {
  for (const file of superfluous) rmSync(path.join(root, file));
  for (const file of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), pages.get(file) as string);
    console.log(`wrote ${file}`);
  }
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/")));
  } catch {
    return [];
  }
}
