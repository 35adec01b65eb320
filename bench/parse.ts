/**
 * Speed of the parser: `npx tsx bench/parse.ts [--growth]`. Builds the measurements as the product is built, because running
 * the sources through a loader slows down what is measured, and runs them on the corpus beside this repository.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { programsBuild } from "#scripts/build/bundles.ts";

const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));
try {
  await build({ ...programsBuild, outdir: folder, entryPoints: { parse: "bench/support/measure-parse.ts" } });
  const script = path.join(folder, "parse.cjs");
  const corpus = path.join(root, "../shared/corpus");
  const { status } = spawnSync(process.execPath, [script, corpus, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
