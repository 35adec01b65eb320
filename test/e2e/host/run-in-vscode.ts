// Runs the suites of test/e2e/suite in VS Code's extension host, by the same way in the desktop's and the registry's.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { build } from "esbuild";
import { extensionHostTestsBuild } from "#scripts/build/bundles.ts";
import { printError } from "#scripts/lib/problem.ts";
import { inProject } from "#scripts/lib/project.ts";
import { startSandbox } from "#scripts/lib/sandbox.ts";
import { onStop, stopAll, stopOnSignals } from "#scripts/lib/stopping.ts";
import { trustSettings, writeUserSettings } from "#scripts/vscode/user-settings.ts";
import { chooseVsCode } from "./choose-vscode.ts";

stopOnSignals();
let code = 1;
try {
  code = await main();
} catch (error) {
  printError(error);
}
await stopAll();
process.exit(code);

async function main(): Promise<number> {
  await build(extensionHostTestsBuild());
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-e2e-"));
  onStop(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const workspace = path.join(folder, "workspace");
  cpSync(inProject("test/e2e/workspace"), workspace, { recursive: true });
  const userData = path.join(folder, "user");
  writeUserSettings(userData, trustSettings(true));
  const sandbox = await startSandbox({ logFile: path.join(folder, "sandbox.log") });
  const vscodeExecutablePath = await chooseVsCode();
  const run = runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: inProject(),
    extensionTestsPath: inProject("test/e2e/dist/run.cjs"),
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(folder, "extensions")}`,
      "--disable-extensions",
      "--disable-workspace-trust",
    ],
    extensionTestsEnv: { ...sandbox.env, RULEWRIGHT_TEST_ZONES: JSON.stringify(sandbox.zones) },
  });
  return run.catch((error) => {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  });
}
