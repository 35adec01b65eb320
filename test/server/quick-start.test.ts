/** The server answers `initialize` before the language is loaded: what is read at once is little. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const STATIC_IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?["']([.#][^"']+)["']/gm;

/** The project's files that a module loads when it is loaded, itself included. */
function loadedBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier = ""] of readFileSync(path.join(root, file), "utf8").matchAll(STATIC_IMPORT)) {
    loadedBy(specifier.startsWith("#") ? specifier.slice(1) : path.join(path.dirname(file), specifier), found);
  }
  return found;
}

test("the server's first file reads nothing of the language but names", () => {
  const loaded = [...loadedBy("server/main.ts")];
  expect(loaded).toContain("server/capabilities.ts");
  expect(loaded.filter((file) => file.startsWith("core/"))).toEqual(["core/ide/semantic-token.ts"]);
  expect(loaded).not.toContain("server/server.ts");
});
