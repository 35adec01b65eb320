import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { missingPackages } from "../../scripts/setup/install-packages.mjs";

/** A folder whose package.json wants `wanted` and whose node_modules holds `installed`, versions by name. */
function folderWith(wanted: Record<string, string>, installed: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-packages-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ devDependencies: wanted }));
  for (const [name, version] of Object.entries(installed)) {
    mkdirSync(path.join(folder, "node_modules", name), { recursive: true });
    writeFileSync(path.join(folder, "node_modules", name, "package.json"), JSON.stringify({ version }));
  }
  return folder;
}

function finishInstallation(folder: string): void {
  writeFileSync(path.join(folder, "node_modules/.package-lock.json"), "{}");
}

test("without node_modules every package is missing", () => {
  expect(missingPackages(folderWith({ yaml: "2.9.1", esbuild: "0.28.2" }, {}))).toEqual(["yaml", "esbuild"]);
});

test("an installation that was cut short counts for nothing", () => {
  const folder = folderWith({ yaml: "2.9.1" }, { yaml: "2.9.1" });
  expect(missingPackages(folder)).toEqual(["yaml"]);
  finishInstallation(folder);
  expect(missingPackages(folder)).toEqual([]);
});

test("a package of another version than the pinned one is missing; a local one has no version to compare", () => {
  const folder = folderWith(
    { yaml: "2.9.1", "@vscode/vsce": "3.9.2", stub: "file:stubs/stub" },
    { yaml: "2.9.0", "@vscode/vsce": "3.9.2", stub: "1.0.0" },
  );
  finishInstallation(folder);
  expect(missingPackages(folder)).toEqual(["yaml"]);
});
