/** What lints cost beside parsing and checking: `npx tsx bench/lint.ts`. Built as the product is built. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { programsBuild } from "#scripts/build/bundles.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));
try {
  await build({ ...programsBuild, outdir: folder, entryPoints: { lint: "bench/support/measure-lint.ts" } });
  const corpus = path.resolve(import.meta.dirname, "../../shared/corpus");
  const { status } = spawnSync(process.execPath, [path.join(folder, "lint.cjs"), corpus], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
