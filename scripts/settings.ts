/**
 * Writes the schema of the setting `rulewright.lint` into `package.json`, from the codes there are. With `--check` it only says
 * whether it is current.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lintProperties } from "./lib/lint-setting.ts";

const file = path.resolve(import.meta.dirname, "../package.json");
const before = readFileSync(file, "utf8");
const manifest = JSON.parse(before);
const setting = manifest.contributes.configuration.properties["rulewright.lint"];
setting.properties = lintProperties();
setting.additionalProperties = false;
const after = `${JSON.stringify(manifest, null, 2)}\n`;

if (before === after) process.exitCode = 0;
else if (process.argv.includes("--check")) {
  console.log("stale: the setting rulewright.lint in package.json\nRun `npm run docs`.");
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
  console.log("wrote the setting rulewright.lint in package.json");
}
