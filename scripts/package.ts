// `npm run package`: `dist/` and what the manifest names, as rulewright.vsix.
import { statSync } from "node:fs";
import { runCommand } from "./lib/child-process.ts";
import { inProject, vsixFile } from "./lib/project.ts";

/** An extension is downloaded by everyone who tries it; more than this would mean something got in by mistake. */
const sizeLimit = 1.5 * 1024 * 1024;

const { code } = await runCommand(process.execPath, [
  inProject("node_modules/@vscode/vsce/vsce"),
  ...["package", "--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository", "--out", vsixFile],
]);
if (code !== 0) process.exit(code);
const { size } = statSync(vsixFile);
const kilobytes = Math.round(size / 1024);
console.log(`rulewright.vsix: ${kilobytes} KB`);
if (size > sizeLimit) {
  console.error(`That is more than the ${sizeLimit / 1024} KB allowed. \`npx vsce ls\` lists what is in it.`);
  process.exit(1);
}
