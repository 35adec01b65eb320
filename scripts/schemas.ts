/** Writes `schemas/*.json`: `npm run schemas`. With `--check` it only says whether they are current. */
import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./lib/project.ts";
import { configSchema } from "./schemas/config-schema.ts";

const file = "schemas/rulewright.schema.json";
const text = `${JSON.stringify(configSchema(), null, 2)}\n`;

if (read() !== text) {
  if (process.argv.includes("--check")) {
    console.log(`stale: ${file}\nRun \`npm run schemas\`.`);
    process.exitCode = 1;
  } else {
    writeFileSync(inProject(file), text);
    console.log(`wrote ${file}`);
  }
}

function read(): string | undefined {
  try {
    return readFileSync(inProject(file), "utf8");
  } catch {
    return undefined;
  }
}
