/** Starts a lint: `npm run new:lint -- category/name` writes its file and its line in the list. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CATEGORIES, categoryOf } from "#core/lint/categories.ts";
import { lintFile, withLine } from "./lib/lint-file.ts";
import { Problem, printError } from "./lib/problem.ts";

const root = path.resolve(import.meta.dirname, "..");

try {
  start(process.argv[2] ?? "");
} catch (error) {
  printError(error);
  process.exitCode = 1;
}

function start(code: string): void {
  if (!/^[a-z]+\/[a-z]+(?:-[a-z0-9]+)*$/.test(code)) {
    throw new Problem("Name the lint by its code: `npm run new:lint -- category/kebab-name`.");
  }
  if (!Object.hasOwn(CATEGORIES, categoryOf(code))) {
    const known = Object.keys(CATEGORIES).join(", ");
    throw new Problem(
      `There is no category \`${categoryOf(code)}\`. There are ${known}; a new one has its line in core/lint/categories.ts.`,
    );
  }
  const file = `core/lint/rules/${code}.ts`;
  const list = "core/lint/rules/index.ts";
  if (existsSync(path.join(root, file))) throw new Problem(`${file} is there already.`);
  const lines = withLine(readFileSync(path.join(root, list), "utf8"), code);
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), lintFile(code));
  if (lines !== undefined) writeFileSync(path.join(root, list), lines);
  console.log(`wrote ${file} and its line in ${list}

Say what it is and give it examples: they are its tests (npx vitest run test/core/lint) and its page (npm run docs).`);
}
